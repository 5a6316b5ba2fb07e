"""The page of an article, without any script."""

from collections.abc import Iterator

import httpx
import pytest

from dateline.article import Location
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.api.page.reading import links, read, send, text
from tests.api.serving import serving
from tests.index.articles import NOON, article, entity, file, place

EVIL = "<script>alert(1)</script>"
FERRY = article(
    "Ferry sinks",
    "KARACHI: A ferry sank.\n\nJane Doe said it was old.",
    uri="urn:x:ferry",
    abstract="Nobody drowned",
    byline="By John Roe",
    section="world",
    language="en",
    published=NOON,
    published_precision="full",
    source={"name": "Wire"},
    people=[entity("Jane Doe", "Jane Doe").model_copy(update={"spans": [(24, 32)], "roles": ["captain"]})],
    places=[
        place("Karachi", "Karachi").model_copy(
            update={"location": Location(lat=24.86, lon=67.01), "country": "PK", "spans": [(0, 7)]}
        )
    ],
    removed=[{"text": "Buy our paper", "reason": "teaser of another story"}],
    file=file("f1"),
    url="https://wire.example/ferry",
    provenance={"headline": {"origin": "derived", "note": "from the lead"}},
)
BARE = article("Headline alone", "", file=file("f2"))
HOSTILE = article(
    f"Zeppelin {EVIL}",
    f"A zeppelin {EVIL} landed.",
    abstract=EVIL,
    byline=EVIL,
    section=EVIL,
    source={"name": EVIL},
    people=[entity(EVIL, EVIL)],
    places=[place(EVIL, EVIL)],
    keywords=[EVIL],
    warnings=[EVIL],
    removed=[{"text": EVIL, "reason": EVIL}],
    url="javascript:alert(1)",
    file=file("f3"),
)
HEBREW = article("שלום עולם", "הנמל נפתח מחדש.", language="he", file=file("f4"))


@pytest.fixture
def reader(served: Settings, writer: ArticleWriter) -> Iterator[httpx.Client]:
    writer.write([FERRY, BARE, HOSTILE, HEBREW], refresh=True)
    with serving(served) as client:
        yield client


def _address(of: object) -> str:
    return f"/articles/{of.id}"  # type: ignore[attr-defined]


def test_it_tells_all_that_is_printed(reader: httpx.Client) -> None:
    page = read(reader, _address(FERRY))
    assert text(page.cssselect("h1")[0]).startswith("Ferry sinks")
    told = text(page.cssselect("article")[0])
    for words in ("Nobody drowned", "By John Roe", "Wire", "Sunday, 9 February 2025", "world", "captain"):
        assert words in told
    assert [text(part) for part in page.cssselect(".body p")] == ["KARACHI: A ferry sank.", "Jane Doe said it was old."]


def test_names_in_the_text_lead_to_their_pages(reader: httpx.Client) -> None:
    page = read(reader, _address(FERRY))
    (person,) = page.cssselect(".body a.people")
    assert (person.text, person.get("href")) == ("Jane Doe", "/people/Jane%20Doe")


def test_what_was_cut_is_folded_with_its_reason(reader: httpx.Client) -> None:
    (cut,) = read(reader, _address(FERRY)).cssselect("details.removed")
    assert text(cut.find("summary")) == "Cut from the text: teaser of another story"
    assert "Buy our paper" in text(cut)
    assert cut.get("open") is None


def test_each_field_tells_where_it_comes_from(reader: httpx.Client) -> None:
    page = read(reader, _address(FERRY))
    (why,) = page.cssselect("h1 .why")
    assert why.get("aria-label") == "Where it comes from: derived from other fields: from the lead"
    assert text(page.get_element_by_id("why-headline")).endswith("derived from other fields: from the lead")


def test_its_places_are_dots_on_the_part_of_the_map_where_they_are(reader: httpx.Client) -> None:
    (drawn,) = read(reader, _address(FERRY)).cssselect("svg.locator")
    x, y, width, height = map(float, drawn.get("viewbox").split())
    (dot,) = drawn.cssselect("circle")
    assert x < float(dot.get("cx")) < x + width
    assert y < float(dot.get("cy")) < y + height


def test_an_article_without_text_says_so(reader: httpx.Client) -> None:
    page = read(reader, _address(BARE))
    assert "This article has a headline and no text." in text(page)
    assert "no date of publication" in text(page)


def test_whatever_stands_in_it_stays_text(reader: httpx.Client) -> None:
    page = read(reader, _address(HOSTILE))
    assert all(script.get("src", "").startswith("/assets/") for script in page.iter("script"))
    assert EVIL in text(page.cssselect("h1")[0])
    assert not [href for href in links(page).values() if "javascript:" in href]


def test_words_from_right_to_left_have_their_language_and_direction(reader: httpx.Client) -> None:
    body = read(reader, _address(HEBREW)).cssselect(".body")[0]
    assert (body.get("lang"), body.get("dir")) == ("he", "auto")


def test_there_is_a_page_for_an_id_that_leads_nowhere(reader: httpx.Client) -> None:
    assert "There is no article of this id." in text(read(reader, "/articles/none", 404))


def test_a_field_is_corrected_by_a_form_and_the_version_before_is_kept(reader: httpx.Client) -> None:
    form = read(reader, f"{_address(FERRY)}/correct")
    answer = send(reader, form, "/correct", headline="Ferry saved", by="Jane, night desk", note="it did not sink")
    assert answer.status_code == 303
    assert answer.headers["Location"] == _address(FERRY)
    page = read(reader, _address(FERRY))
    assert text(page.cssselect("h1")[0]).startswith("Ferry saved")
    assert "Jane, night desk" in text(page.get_element_by_id("why-headline"))
    before = read(reader, f"{_address(FERRY)}/versions")
    assert [text(part) for part in before.iter("del")] == ["sinks"]
    assert [text(part) for part in before.iter("ins")] == ["saved"]


def test_a_corrected_field_can_be_given_back(reader: httpx.Client) -> None:
    send(reader, read(reader, f"{_address(FERRY)}/correct"), "/correct", section="Ports")
    assert send(reader, read(reader, _address(FERRY)), "/release").status_code == 303
    # A worker brings back what the file says; nobody has corrected it any more.
    assert not [form for form in read(reader, _address(FERRY)).forms if (form.action or "").endswith("/release")]


def test_who_corrects_what_somebody_else_has_changed_meanwhile_is_told(reader: httpx.Client) -> None:
    form = read(reader, f"{_address(FERRY)}/correct")
    send(reader, read(reader, f"{_address(FERRY)}/correct"), "/correct", section="Ports")
    answer = send(reader, form, "/correct", headline="Ferry saved")
    assert answer.status_code == 412
    assert "Somebody else has changed this article" in answer.text
    assert 'value="Ferry saved"' in answer.text


def test_a_slip_keeps_what_was_typed(reader: httpx.Client) -> None:
    answer = send(reader, read(reader, f"{_address(FERRY)}/correct"), "/correct", published="soon", section="Ports")
    assert answer.status_code == 400
    assert 'value="soon"' in answer.text
    assert 'value="Ports"' in answer.text


def test_a_deletion_is_asked_about_first(reader: httpx.Client) -> None:
    asked = read(reader, f"{_address(FERRY)}/delete")
    assert "Ferry sinks" in text(asked)
    assert send(reader, asked, "/delete", note="twice").status_code == 303
    read(reader, _address(FERRY), 404)


def test_a_copy_shows_its_first_of_which_no_likeness_is_known(reader: httpx.Client, writer: ArticleWriter) -> None:
    first = article("Tram stops", "LISBON: The tram stopped.", file=file("f8"))
    copy = article(
        "Tram stops", "LISBON: The tram stopped now.", file=file("f9"), duplicate_of=first.id, similarity=0.97
    )
    writer.write([first, copy], refresh=True)
    assert links(read(reader, f"/articles/{copy.id}"))["Tram stops"] == f"/articles/{first.id}"
    assert "97 % the same" in text(read(reader, f"/articles/{first.id}"))
