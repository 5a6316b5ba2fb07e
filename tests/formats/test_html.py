"""Pages of the web, read as articles."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data

from dateline.article import Article
from dateline.errors import EmptyError, FileError, TooLargeError, UnreadableError
from dateline.formats import html
from tests.formats.reading_one import SAMPLES, damaged, only, survives

PAGES = SAMPLES / "html"
STORY = PAGES / "story.html"
PROSE = (
    "<p>The council met on Monday and talked about the bridge for four hours in the hall by the river.</p>"
    "<p>Nobody could say who had built it, and the papers in the chest did not tell it either, said the mayor.</p>"
    "<p>It will be painted in the spring. The paint is green, and it was the cheapest that the town could get.</p>"
)
Reading = Callable[[str | bytes], Article]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read_one(page: str | bytes) -> Article:
        path = tmp_path / "page"
        path.write_bytes(page.encode() if isinstance(page, str) else page)
        return only(html, path)

    return read_one


def page(head: str = "", body: str = PROSE, attributes: str = "") -> str:
    return f"<!DOCTYPE html><html{attributes}><head>{head}</head><body><article>{body}</article></body></html>"


def linked(properties: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {properties}}}</script>'


def test_what_the_page_declares_wins_over_what_it_prints() -> None:
    article = only(html, STORY)
    assert article.headline == "Harbour keeps its early ferry & its night boat"
    assert (article.byline, article.authors) == ("Jane Doe, Omar Haddad", ["Jane Doe", "Omar Haddad"])
    assert article.published == datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    assert article.updated == datetime(2026, 1, 5, 11, tzinfo=UTC)
    assert article.provenance["published"].origin == "header"
    assert (article.section, article.keywords, article.language) == ("Transport", ["ferry", "harbour"], "en-GB")
    assert article.uri == article.url == "https://quaypost.example/2026/01/05/early-ferry"
    assert (article.source.name, article.source.domain) == ("The Quay Post", "quaypost.example")
    assert article.abstract == "The board changed its mind after a night of debate."


def test_the_body_is_the_story_and_nothing_around_it() -> None:
    paragraphs = only(html, STORY).body.split("\n\n")
    assert [paragraphs[0][:20], paragraphs[-1][:20]] == ["The harbour board vo", "The board meets agai"]
    assert len(paragraphs) == 5


def test_the_dateline_is_told_from_the_body() -> None:
    dateline = only(html, STORY).dateline
    assert dateline
    assert (dateline.text, dateline.located) == ("OSLO, Jan 5 (NTB)", "Oslo")


def test_xhtml_is_read_in_its_declared_encoding_with_the_address_that_the_browser_noted() -> None:
    article = only(html, PAGES / "plain.xhtml")
    assert article.headline == "Der Brunnen läuft wieder"
    assert (article.byline, article.authors) == ("Von Grete Müller", ["Grete Müller"])
    assert article.provenance["byline"].origin == "body"
    assert (article.language, article.file.encoding) == ("de", "cp1252")
    assert article.url == "https://www.dorfblatt.example/brunnen.html"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "iso8859-5"])
def test_every_declared_encoding_is_read(reading: Reading, encoding: str) -> None:
    text = "".join(
        f"<p>{'Мост через реку построен давно, и никто не знает, кто его построил. ' * 2}</p>" for _ in range(3)
    )
    article = reading(page(f'<meta charset="{encoding}"><title>Мост</title>', text, ' lang="ru"').encode(encoding))
    assert article.headline == "Мост"
    assert "кто его построил" in article.body


def test_utf8_is_known_by_its_bytes_whatever_the_page_declares(reading: Reading) -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>Fête à Orléans</title>'
    article = reading(page(head))
    assert (article.headline, article.file.encoding) == ("Fête à Orléans", "utf-8")


def test_meta_tags_tell_what_json_does_not(reading: Reading) -> None:
    article = reading(
        page(
            '<meta property="og:title" content="The bridge | The Quay Post"><meta name="author" content="Jane Doe">'
            '<meta property="og:site_name" content="The Quay Post"><meta property="og:locale" content="en_US">'
            '<meta property="og:url" content="https://quaypost.example/bridge">'
            '<meta property="article:published_time" content="2026-02-01"><meta name="keywords" content="a; b, c">'
        )
    )
    assert (article.headline, article.byline, article.language) == ("The bridge", "Jane Doe", "en-US")
    assert (article.published_precision, article.keywords) == ("day", ["a", "b", "c"])
    assert article.url == "https://quaypost.example/bridge"
    assert article.provenance["headline"].note == "meta tag"


def test_what_is_only_printed_says_so_in_its_provenance(reading: Reading) -> None:
    head = "<title>The old bridge - Quay</title>"
    body = (
        '<h1>The old bridge</h1><span class="byline">By Jane Doe</span><time datetime="2026-02-01T06:00Z">1 Feb</time>'
        + PROSE
    )
    article = reading(page(head, body))
    assert (article.headline, article.byline) == ("The old bridge", "By Jane Doe")
    assert article.published == datetime(2026, 2, 1, 6, tzinfo=UTC)
    assert {article.provenance[field].origin for field in ("headline", "byline", "published")} == {"body"}


def test_a_day_that_is_only_in_the_address_is_marked_as_derived(reading: Reading) -> None:
    article = reading(page('<link rel="canonical" href="https://quaypost.example/2019/11/18/bridge">'))
    assert article.published == datetime(2019, 11, 18, tzinfo=UTC)
    assert article.provenance["published"].origin == "derived"


def test_a_page_that_tells_nothing_of_itself_leaves_the_fields_empty(reading: Reading) -> None:
    article = reading(page())
    assert (article.byline, article.published, article.language, article.url) == (None, None, None, None)
    assert article.source.name is None
    assert article.provenance["headline"].origin == "derived"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ('{"@type": "Person", "name": "Jane Doe"}', "Jane Doe"),
        ('["Jane Doe", {"name": "Li Wei"}]', "Jane Doe, Li Wei"),
        ('{"@type": "Person", "givenName": "Jane", "familyName": "Doe"}', "Jane Doe"),
        ('"https://quaypost.example/jane"', None),
        ('{"@type": "Organization", "name": "The Quay"}', None),
        ('{"@type": "Person", "name": "The Quay"}', "The Quay"),
        ("null", None),
        ("[[{}], 7]", None),
    ],
)
def test_authors_are_read_in_every_form_of_json_ld(reading: Reading, author: str, byline: str | None) -> None:
    head = '<meta property="og:site_name" content="The Quay">' + linked(f'"headline": "Bridge", "author": {author}')
    assert reading(page(head)).byline == byline


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Bridge",}',
        '//<![CDATA[\n{"@type": ["NewsArticle"], "headline": ["Bridge"]}\n//]]>',
        '<!-- {"@type": "ReportageNewsArticle", "headline": "<b>Bridge</b>"} -->',
        '[{"@graph": [{"mainEntity": {"@type": "BlogPosting", "headline": {"@value": "Bridge"}}}]}]',
    ],
)
def test_json_ld_as_sites_write_it_is_read(reading: Reading, script: str) -> None:
    assert reading(page(f'<script type="application/ld+json">{script}</script>')).headline == "Bridge"


@pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"@type": 1' + "0" * 5_000 + "}", "NaN", "null", '"x"'])
def test_json_ld_that_is_none_is_passed_over(reading: Reading, script: str) -> None:
    head = f'<title>The bridge over the river</title><script type="application/ld+json">{script}</script>'
    assert reading(page(head)).headline == "The bridge over the river"


def test_the_text_that_the_page_declares_is_taken_where_the_printed_one_is_a_part_of_it(reading: Reading) -> None:
    first = "The council met on Monday and talked about the bridge for four hours in the hall by the river."
    full = " ".join([first, *("Then another of the members spoke of the paint and of its price." for _ in range(5))])
    article = reading(page(linked(f'"headline": "Bridge", "articleBody": "{full}"'), f"<p>{first}</p>"))
    assert article.body == full


def test_what_stands_before_a_paywall_is_said_to_be_that() -> None:
    article = only(html, PAGES / "locked.html")
    assert [piece.reason for piece in article.removed] == ["request to subscribe"]
    assert "the story may go on" in " ".join(article.warnings)
    assert article.body.endswith("1911.")


def test_a_front_page_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="list of stories") as caught:
        only(html, PAGES / "front.html")
    assert caught.value.advice


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        ("<!DOCTYPE html>", EmptyError, "page"),
        ("<html><body> </body></html>", EmptyError, "no text"),
        (
            "<html><body><script>app()</script><form><p>Log in</p></form></body></html>",
            UnreadableError,
            "form",
        ),
        (b"<html>" + bytes(range(32)) * 9, UnreadableError, "not text"),
    ],
)
def test_a_page_without_a_story_is_refused_in_words(
    reading: Reading, content: str | bytes, error: type[FileError], message: str
) -> None:
    with pytest.raises(error, match=message):
        reading(content)


def test_a_page_over_the_limit_is_refused(reading: Reading) -> None:
    with pytest.raises(TooLargeError, match="16,000,000") as raised:
        reading("<html>" + " " * 16_000_000)
    assert "DATELINE_PAGE_MB" in raised.value.advice


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + "The deep end.",
        '<div class="author">' * 240 + PROSE * 5_000,
        "<p>One two three" * 60_000,
        '<a href="x">one two three four</a>' * 60_000,
        "<" * 900_000,
        "<!--" * 200_000 + PROSE,
        "a" * 900_000,
        '<p class="' + "author " * 100_000 + '">x</p>' + PROSE,
    ],
    ids=["deep", "deep and long", "paragraphs", "links", "brackets", "comments", "word", "attribute"],
)
@pytest.mark.timeout(20)
def test_the_worst_pages_end_soon(reading: Reading, body: str) -> None:
    began = time.process_time()
    try:
        assert reading(page("<title>The bridge</title>", body)).headline
    except FileError as error:
        assert error.reason  # noqa: PT017  either end is right
    assert time.process_time() - began < 10


def test_depth_is_said_and_no_text_is_lost(reading: Reading) -> None:
    article = reading("<html>" + "<div>" * 20_000 + "The deep end.")
    assert article.body == "The deep end."
    assert "too deep" in article.warnings[0]


@pytest.mark.parametrize("value", ["a@" * 10_000, "http://" * 3_000, "- " * 10_000, "By A " * 4_000, "| " * 10_000])
@pytest.mark.parametrize("tag", ["author", "og:title", "og:locale", "og:url", "date", "keywords"])
@pytest.mark.timeout(10)
def test_no_pattern_runs_away(reading: Reading, tag: str, value: str) -> None:
    assert reading(page(f'<meta name="{tag}" content="{value}">')).body


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html><p>",
        b"\xef\xbb\xbf \n<!doctype HTML PUBLIC '-//W3C//DTD'>",
        b"<html>",
        b"<HTML lang=en>\n",
        b'<?xml version="1.0"?><!-- note --><html xmlns="http://www.w3.org/1999/xhtml">',
        "<!DOCTYPE html><html>".encode("utf-16"),
        b"<head><meta charset=utf-8>",
        b"<meta charset=utf-8><title>Bridge</title>",
    ],
)
def test_pages_are_known_by_their_bytes(head: bytes) -> None:
    assert html.sniff(head, "a.txt")


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"The <html> tag is old.",
        b'<?xml version="1.0"?><rss version="2.0">',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><content type="html">&lt;html></content>',
        b"<?xml version='1.0'?><nitf><head><title>x</title></head><body/></nitf>",
        b"<newsItem><html></newsItem>",
        b'<div align="center"><img src="logo.png"></div>\n\n# A heading\n\nText.',
        b"# Title\n\n<p>Some <b>tags</b></p>\n",
        b"From: a@b.example\nContent-Type: text/html\n\n<html>",
        b'{"html": "<html>"}',
        b"\xff\xfe\x00",
        b"<" * 64_000,
        b"<!--" * 16_000,
    ],
)
def test_what_is_no_page_is_not_taken(head: bytes) -> None:
    assert not html.sniff(head, "a.html" if head.startswith(b"The") else "a.txt")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(choice=data())
def test_no_damage_breaks_the_reader(choice: DataObject, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(choice.draw(damaged(STORY.read_bytes())))
    survives(html, path)
