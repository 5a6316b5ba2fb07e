"""The pages of stories, names, quotes and sources, without any script."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest

from dateline.article import Location
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from services.api.page.outline import projected
from tests.api.page.reading import links, read, text, words
from tests.api.serving import serving
from tests.index.articles import article, entity, place
from tests.servers import Servers

NOW = datetime.now(UTC)
EVIL = "A/B <script>alert(1)</script> ?x=1"


def _report(number: int, **fields: object) -> object:
    return article(
        f"Ferry, report {number}",
        f"Report {number} on the ferry of Karachi. “It sank,” said Jane Doe.",
        story_id="ferry",
        published=NOW - timedelta(hours=5 - number),
        **{"source": {"name": f"Wire {number}"}, **fields},
    )


JANE = entity("Jane Doe", "Jane Doe").model_copy(update={"roles": ["captain"]})
KARACHI = place("Karachi", "Karachi").model_copy(
    update={"location": Location(lat=24.86, lon=67.01), "country": "PK", "geonames_id": 1174872}
)
QUOTE = {"text": "It sank", "speaker": "Jane Doe", "verb": "said", "span": (39, 46)}
FIRST = _report(1, people=[JANE], places=[KARACHI], quotes=[QUOTE])
SECOND = _report(2, people=[JANE, entity("John Roe", "John Roe")])
COPY = _report(3, duplicate_of=FIRST.id)  # type: ignore[attr-defined]
ODD = article("Odd", "Odd.", people=[entity(EVIL, EVIL)], source={"name": EVIL}, published=NOW)


@pytest.fixture(scope="module")
def archive(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = servers.at(tmp_path_factory.mktemp("told"), index=f"test-{uuid4().hex[:12]}")
    with closing(ArticleWriter(settings)) as writer:
        writer.write([FIRST, SECOND, COPY, ODD], refresh=True)  # type: ignore[list-item]
    yield settings
    with httpx.Client(base_url=servers.elasticsearch_url) as client:
        for name in client.get(f"/{settings.index}").json():
            client.delete(f"/{name}").raise_for_status()


@pytest.fixture(scope="module")
def reader(archive: Settings) -> Iterator[httpx.Client]:
    with serving(archive) as client:
        yield client


def test_the_stories_are_listed_by_their_first_headline(reader: httpx.Client) -> None:
    page = read(reader, "/stories")
    assert links(page)["Ferry, report 1"] == "/stories/ferry"
    assert "3 articles" in text(page)


def test_a_story_is_told_in_time_with_the_copies_below_their_first(reader: httpx.Client) -> None:
    page = read(reader, "/stories/ferry")
    told = page.cssselect(".telling > li")
    assert [text(each.cssselect("h3")[0]) for each in told] == ["Ferry, report 1", "Ferry, report 2"]
    assert "Wire 3" in text(told[0].find("details"))


def test_each_source_of_a_story_has_a_lane_the_first_on_top(reader: httpx.Client) -> None:
    names = [text(each) for each in read(reader, "/stories/ferry").cssselect(".lanes text")]
    assert names[:3] == ["Wire 1", "Wire 2", "Wire 3"]


def test_a_story_that_there_is_not_is_no_page(reader: httpx.Client) -> None:
    read(reader, "/stories/none", 404)


def test_names_are_listed_with_what_tells_them_apart(reader: httpx.Client) -> None:
    page = read(reader, "/people")
    (jane,) = [words(each) for each in page.cssselect(".names li") if "Jane" in text(each)]
    assert jane == "Jane Doe captain 2"


def test_the_list_is_narrowed_by_the_beginning_of_a_name(reader: httpx.Client) -> None:
    names = [text(each) for each in read(reader, "/people?name=joh").cssselect(".names a")]
    assert names == ["John Roe"]


def test_the_page_of_a_name_tells_with_whom_where_and_what_was_said(reader: httpx.Client) -> None:
    page = read(reader, "/people/Jane Doe")
    leads = links(page)
    assert leads["John Roe"] == "/people/John%20Roe"
    assert leads["Karachi"] == "/places/Karachi"
    assert "/stories/ferry" in [link.get("href") for link in page.iter("a")]
    assert "It sank" in text(page.cssselect(".said")[0])


@pytest.mark.parametrize("kind", ["people", "organisations", "places"])
def test_a_name_that_nobody_has_is_told(reader: httpx.Client, kind: str) -> None:
    assert "No article names it so." in text(read(reader, f"/{kind}/Nobody", 404))


def test_a_name_may_be_whatever_a_file_says(reader: httpx.Client) -> None:
    address = next(href for href in links(read(reader, "/people")).values() if "script" in href)
    page = read(reader, address)
    assert EVIL in text(page.cssselect("h1")[0])
    assert all(script.get("src", "").startswith("/assets/") for script in page.iter("script"))


def test_places_lie_on_a_map_and_each_leads_to_its_page(reader: httpx.Client) -> None:
    (dot,) = read(reader, "/places").cssselect("svg.map a")
    assert dot.get("href") == "/places/Karachi"
    assert text(dot) == "Karachi: 1 article"


def test_the_places_of_a_search_lead_back_into_it(reader: httpx.Client) -> None:
    (dot,) = read(reader, "/places?q=ferry&source=Wire+1").cssselect("svg.map a")
    assert parse_qs(urlsplit(dot.get("href")).query) == {"q": ["ferry"], "source": ["Wire 1"], "place": ["Karachi"]}
    assert not read(reader, "/places?q=ferry&source=Wire+2").cssselect("svg.map a")


def test_what_a_link_to_a_list_carries_besides_says_nothing(reader: httpx.Client) -> None:
    assert read(reader, "/places?utm_source=mail&order_by=recent").cssselect("svg.map a")


def test_the_names_of_a_search_that_cannot_be_are_refused_in_words(reader: httpx.Client) -> None:
    answer = reader.get("/people", params={"from_date": "someday"}, headers={"Accept": "text/html"})
    assert answer.status_code == 400
    assert "someday" in answer.text


def test_a_box_drawn_on_the_map_is_a_search_within_it(reader: httpx.Client) -> None:
    x, y = projected(24.86, 67.01)
    around, beside = (f"{x + off - 5},{y - 5},{x + off + 5},{y + 5}" for off in (0, 20))
    found, not_found = (
        reader.get("/search/within", params={"q": "ferry", "drawn": drawn}, follow_redirects=True)
        for drawn in (around, beside)
    )
    assert found.url.path == "/search"
    assert found.url.params["q"] == "ferry"
    assert found.text.count(f'data-id="{FIRST.id}"') == 1  # type: ignore[attr-defined]
    assert "data-id" not in not_found.text


@pytest.mark.parametrize("drawn", ["", "1,2,3", "a,b,c,d", "nan,0,1,1", "inf,0,1,1", "1,2,3,4,5"])
def test_what_is_no_box_is_said(reader: httpx.Client, drawn: str) -> None:
    answer = reader.get("/search/within", params={"drawn": drawn}, follow_redirects=False)
    assert answer.status_code == 400
    assert "is no rectangle" in answer.text


def test_quotes_are_found_by_who_said_them(reader: httpx.Client) -> None:
    assert [text(each.find("p")) for each in read(reader, "/quotes?speaker=Jane").cssselect(".said")] == ["It sank"]
    assert "Nothing was said by John" in text(read(reader, "/quotes?speaker=John"))


def test_every_source_is_listed(reader: httpx.Client) -> None:
    rows = [text(each) for each in read(reader, "/sources").cssselect("tbody th")]
    assert {"Wire 1", "Wire 2", "Wire 3", EVIL} == set(rows)


def test_what_rises_is_a_page_also_where_nothing_does(reader: httpx.Client) -> None:
    assert "Nothing stands out." in text(read(reader, "/trending"))
