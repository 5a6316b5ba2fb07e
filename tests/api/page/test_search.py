"""The page of a search, without any script."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import httpx
import lxml.html
import pytest

from dateline.index.write import ArticleWriter
from dateline.keys.keyring import Keyring
from dateline.settings import Settings
from tests.api.serving import serving
from tests.index.articles import NOON, article, entity, place
from tests.servers import Servers

EVIL = "<script>alert(1)</script>"
FERRY = article(
    "Ferry sinks",
    "A ferry sank off the coast & nobody drowned.",
    source={"name": "Wire"},
    section="world",
    places=[place("Karachi", "Karachi")],
    people=[entity("Jane Doe", "Jane Doe")],
    dateline={"text": "KARACHI", "located": "Karachi"},
    published=NOON,
)
COPIES = [
    article(
        f"Ferry sinks, {name}",
        FERRY.body,
        source={"name": name},
        section="world",
        published=NOON,
        duplicate_of=FERRY.id,
    )
    for name in ("Gazette", "Post")
]
MAYOR = article(
    "Mayor resigns",
    "The mayor took the ferry home.",
    source={"name": "Gazette"},
    section="politics",
    language="fr",
    published=NOON - timedelta(days=400),
)
SCRIPT = article(
    f"Zeppelin {EVIL}",
    f"A zeppelin {EVIL} landed.",
    source={"name": EVIL},
    section=EVIL,
    people=[entity(EVIL, EVIL)],
    keywords=[EVIL],
    published=NOON - timedelta(days=30),
)
BULLETINS = [
    article(f"Bulletin {n:02d}", f"Bulletin number {n}.", published=NOON - timedelta(hours=n)) for n in range(45)
]


@pytest.fixture(scope="module")
def library(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = servers.at(tmp_path_factory.mktemp("searched"), index=f"test-{uuid4().hex[:12]}")
    with closing(ArticleWriter(settings)) as writer:
        writer.write([FERRY, *COPIES, MAYOR, SCRIPT, *BULLETINS], refresh=True)
    yield settings
    with httpx.Client(base_url=servers.elasticsearch_url) as client:
        for name in client.get(f"/{settings.index}").json():
            client.delete(f"/{name}").raise_for_status()


@pytest.fixture(scope="module")
def reader(library: Settings) -> Iterator[httpx.Client]:
    with serving(library) as client:
        client.headers["Accept"] = "text/html"
        yield client


def _page(reader: httpx.Client, address: str, status: int = 200) -> lxml.html.HtmlElement:
    answer = reader.get(address)
    assert answer.status_code == status, answer.text
    return lxml.html.fromstring(answer.text)


def _text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _headlines(page: lxml.html.HtmlElement) -> list[str]:
    return [_text(each) for each in page.cssselect("#results > [data-item] h3")]


def _link(page: lxml.html.HtmlElement, label: str) -> str:
    """Where the only link of this accessible name leads."""
    found = [each for each in page.iter("a") if (each.get("aria-label") or _text(each)) == label]
    assert len(found) == 1, f"{len(found)} links are called {label!r}"
    return str(found[0].get("href"))


def _asked(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query)


def test_a_result_tells_headline_source_place_time_and_where_the_words_stand(reader: httpx.Client) -> None:
    first = _page(reader, "/search?q=ferry+coast").cssselect("#results > [data-item]")[0]
    assert _text(first.cssselect("h3")[0]) == "Ferry sinks"
    assert first.cssselect("h3 a")[0].get("href") == f"/articles/{FERRY.id}"
    assert [_text(mark) for mark in first.cssselect(".snippet em")] == ["ferry", "coast"]
    assert "Wire Karachi 9 February 2025" in _text(first.cssselect(".meta")[0])
    assert _text(first.cssselect(".kicker")[0]) == "world"


def test_empty_fields_of_the_form_are_no_part_of_the_address(reader: httpx.Client) -> None:
    answer = reader.get("/search?q=ferry&from_date=&to_date=&author=&use_date=")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/search?q=ferry"


def test_the_form_asks_again_for_all_that_was_asked_for(reader: httpx.Client) -> None:
    given = "q=ferry&source=Wire&source=-Post&from_date=2025&author=-Jane&has=places&has=-quotes&use_date=received"
    form = _page(reader, f"/search?{given}&order_by=newest&query_fields=body&duplicates=show").forms[0]
    sent = [(name, value) for name, value in form.form_values() if value]
    assert sorted(sent) == sorted(
        _asked(f"/search?{given}&order_by=newest&query_fields=body&duplicates=show"),
    )


def test_facets_tell_how_many_and_narrow_to_a_value(reader: httpx.Client) -> None:
    facet = _page(reader, "/search?q=ferry").get_element_by_id("facet-section")
    assert [_text(each) for each in facet.cssselect("li .count")] == ["1", "1"]
    narrowed = _page(reader, _link(facet, "politics"))
    assert _headlines(narrowed) == ["Mayor resigns"]


def test_facets_combine_and_come_off_one_by_one(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry&source=Wire&section=world")
    assert _headlines(page) == ["Ferry sinks"]
    without = _link(page.cssselect(".chips")[0], "Take off section world")
    assert _asked(without) == [("q", "ferry"), ("source", "Wire")]


def test_other_values_of_a_chosen_facet_are_counted_as_what_choosing_them_too_would_find(reader: httpx.Client) -> None:
    facet = _page(reader, "/search?q=ferry&section=world").get_element_by_id("facet-section")
    both = _page(reader, _link(facet, "politics"))
    assert sorted(_headlines(both)) == ["Ferry sinks", "Mayor resigns"]


def test_a_value_can_be_ruled_out(reader: httpx.Client) -> None:
    facet = _page(reader, "/search?q=ferry").get_element_by_id("facet-section")
    address = _link(facet, "not world")
    assert _asked(address) == [("q", "ferry"), ("section", "-world")]
    page = _page(reader, address)
    assert _headlines(page) == ["Mayor resigns"]
    assert _asked(_link(page, "Take off not section world")) == [("q", "ferry")]


def test_hidden_copies_are_told_beside_what_stands_for_them(reader: httpx.Client) -> None:
    copies = _page(reader, "/search?q=coast").cssselect("#results details.copies")
    assert len(copies) == 1
    assert _text(copies[0].cssselect("summary")[0]) == "and 2 more with the same text"
    told = sorted(_text(each) for each in copies[0].cssselect("li > a"))
    assert told == [copy.headline for copy in COPIES]


def test_the_bars_of_the_histogram_narrow_to_their_time(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry")
    bars = [each.get("href") for each in page.cssselect("[data-histogram] a")]
    table = [each.get("href") for each in page.cssselect(".numbers table a")]
    assert bars == table
    assert [_headlines(_page(reader, bar)) for bar in bars] == [["Mayor resigns"], ["Ferry sinks"]]


def test_pages_follow_each_other_without_loss_or_repetition(reader: httpx.Client) -> None:
    seen: list[str] = []
    address: str | None = "/search?q=bulletin&order_by=oldest"
    while address:
        page = _page(reader, address)
        seen += _headlines(page)
        following = page.cssselect("#turn a[rel=next]")
        address = following[0].get("href") if following else None
    assert seen == [bulletin.headline for bulletin in reversed(BULLETINS)]


def test_the_second_page_leads_back_to_the_first(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=bulletin&page=2")
    assert page.cssselect("#before a[rel=prev]")[0].get("href") == "/search?q=bulletin"


def test_behind_the_last_page_the_way_back_is_told(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=bulletin&page=7")
    assert _asked(_link(page, "Last page")) == [("q", "bulletin"), ("page", "3")]


def test_orders_and_ways_of_comparing_are_addresses(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry")
    assert _asked(_link(page, "Oldest")) == [("q", "ferry"), ("order_by", "oldest")]
    assert _asked(_link(page, "Meaning")) == [("q", "ferry"), ("mode", "semantic")]


def test_without_words_there_is_no_meaning_to_compare_by(reader: httpx.Client) -> None:
    page = _page(reader, "/search?section=world")
    assert not page.xpath("//nav[@aria-label='Compare by']")


def test_where_meaning_is_not_known_that_is_told_and_words_are_found(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry&mode=semantic")
    assert "not by their meaning" in _text(page.cssselect(".notice")[0])
    assert sorted(_headlines(page)) == ["Ferry sinks", "Mayor resigns"]
    assert _asked(_link(page, "Search by words")) == [("q", "ferry")]


@pytest.mark.parametrize(
    ("address", "parameter", "advice"),
    [
        ("/search?q=ferry&from_date=yesterday", "from_date", "2025-02"),
        ("/search?q=ferry&bbox=1,2", "bbox", "west"),
        ("/search?q=ferry&page_size=many", None, "page size"),
        ("/search?q=ferry&langauge=en", None, "language"),
    ],
)
def test_a_slip_is_told_beside_the_form_which_is_kept(
    reader: httpx.Client, address: str, parameter: str | None, advice: str
) -> None:
    page = _page(reader, address, 400)
    assert advice in _text(page.get_element_by_id("slip")).lower()
    assert page.forms[0].fields["q"] == "ferry"
    if parameter:
        assert [each.get("name") for each in page.cssselect("[aria-invalid=true]")] == [parameter]
        assert page.forms[0].fields[parameter] == dict(_asked(address))[parameter]


def test_an_unknown_parameter_can_be_taken_off(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry&langauge=en", 400)
    assert _asked(_link(page, "Search without it")) == [("q", "ferry")]


def test_where_nothing_is_found_what_to_take_off_is_told_with_its_count(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry&section=politics&source=Wire")
    lines = [each for each in page.cssselect(".none li") if each.cssselect(".count")]
    ways = {_text(each.cssselect("a")[0]): _text(each.cssselect(".count")[0]) for each in lines}
    assert ways == {"without section politics": "1 article", "without source Wire": "1 article"}


def test_where_nothing_is_found_words_spelt_alike_are_offered(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=zepelin")
    assert _asked(_link(page, "with words spelt like these: zepelin")) == [("q", "zepelin~1")]


def test_who_asks_for_too_much_by_meaning_is_told_the_way_back(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry&mode=semantic&page=999", 400)
    assert _asked(_link(page, "Search without it")) == [("q", "ferry"), ("mode", "semantic")]


def test_an_archive_without_articles_tells_how_to_fill_it(served: Settings) -> None:
    with serving(served) as client:
        page = _page(client, "/search")
    assert _link(page, "Drop files") == "/inbox"


def test_a_search_is_also_a_feed_an_export_and_an_alert(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry&section=world&order_by=oldest")
    feeds = [each.get("href") for each in page.xpath("//link[@rel='alternate']")]
    exports = [_link(page, "CSV"), _link(page, "NDJSON")]
    for address in [*feeds, *exports]:
        answer = reader.get(address)
        assert answer.status_code == 200
        assert "Ferry sinks" in answer.text
        assert "Mayor" not in answer.text
    assert {_link(page, name) for name in ("RSS", "Atom", "JSON")} == set(feeds)
    assert _link(page, "Make an alert of it") == "/alerts/new?q=ferry&section=world"


def test_what_is_script_in_an_article_stays_text(reader: httpx.Client) -> None:
    answer = reader.get("/search?q=zeppelin")
    page = lxml.html.fromstring(answer.text)
    assert _headlines(page) == [f"Zeppelin {EVIL}"]
    assert EVIL in _text(page.cssselect("#results .snippet")[0])
    assert [each.get("src") is not None for each in page.iter("script")] == [True] * len(list(page.iter("script")))


@pytest.mark.parametrize("parameter", ["q", "source", "from_date", "near", "order_by", EVIL])
def test_what_is_script_in_the_address_stays_text(reader: httpx.Client, parameter: str) -> None:
    answer = reader.get("/search", params={parameter: f'"{EVIL}'})
    assert EVIL not in answer.text
    shown = [_text(each) for each in lxml.html.fromstring(answer.text).cssselect("#slip, .chip, h1")]
    assert EVIL in " ".join(shown) or parameter == "order_by"


def test_nothing_on_the_page_needs_script_or_style_in_its_html(reader: httpx.Client) -> None:
    page = _page(reader, "/search?q=ferry&source=Wire")
    assert not page.xpath("//style | //*[@style] | //@*[starts-with(name(), 'on')]")


def test_a_page_is_sent_packed_to_those_who_can_unpack_it(reader: httpx.Client) -> None:
    packed = reader.get("/search?q=ferry", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in reader.get("/search?q=ferry", headers={"Accept-Encoding": "identity"}).headers


def test_who_may_only_read_is_offered_no_alert(reader: httpx.Client, library: Settings) -> None:
    wall, _ = Keyring(library.home).create("wall", "read")
    page = lxml.html.fromstring(reader.get("/search?q=ferry", headers={"X-API-Key": wall}).text)
    assert _headlines(page)
    assert "Make an alert of it" not in _text(page)
