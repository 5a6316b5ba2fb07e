"""News sitemaps: headlines and addresses of news, said to be no more; plain sitemaps are refused with the reason."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article import Article
from dateline.errors import FileError, UnreadableError
from dateline.formats import newssitemap
from dateline.formats.reading.context import Skipped
from tests.formats.contexts import context
from tests.formats.reading_feeds import Reading, reading_in

SAMPLE = Path(__file__).parent / "samples" / "newssitemap" / "news.xml"
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return reading_in(tmp_path, newssitemap)


def test_a_news_entry_is_an_article_without_text_and_says_so() -> None:
    (article,) = newssitemap.read(SAMPLE, context())
    assert isinstance(article, Article)
    assert (article.headline, article.body) == ("Ferry & tram to share a ticket", "")
    assert article.warnings == ["The sitemap carries only its headline."]
    assert article.url == "https://courier.example/2026/ferry-ticket"
    assert article.published == datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
    assert (article.source.name, article.language, article.genre) == ("The Harbour Courier", "en", "Blog")
    assert article.keywords == ["ferry", "tram"]
    assert article.provenance["source"].origin == "header"


def test_a_headline_never_takes_the_place_of_the_article_at_its_address() -> None:
    (article,) = newssitemap.read(SAMPLE, context())
    assert isinstance(article, Article)
    assert article.uri == ""


def test_a_sitemap_cut_off_names_the_entry(reading: Reading) -> None:
    first, second = reading(SAMPLE.read_text("utf-8").partition("/about")[0])
    assert isinstance(first, Article)
    assert second == Skipped("entry 2 of the feed", "The file ends in the middle of it.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SITEMAP.format("<url><loc>https://paper.example/a</loc></url>" * 3), "a sitemap without news"),
        (SITEMAP.format(""), "a sitemap without news"),
        ('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "an index of sitemaps"),
        (SITEMAP.format("")[:-3], "not well-formed XML"),
        (SITEMAP.format("<url>" * 50_000), "not well-formed XML|without news"),
    ],
)
def test_what_holds_no_news_is_refused(reading: Reading, text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as raised:
        reading(text)
    assert raised.value.advice


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (SITEMAP.encode(), True),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>' + SITEMAP.encode(), True),
        (b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', True),
        (b'<urlset xmlns="urn:of-something-else">', False),
        (b"<!DOCTYPE html><html>" + SITEMAP.encode(), False),
        (b"OSLO: A sitemap.", False),
    ],
)
def test_a_sitemap_is_told_by_its_root_and_namespace(head: bytes, known: bool) -> None:
    assert newssitemap.sniff(head, "sitemap.xml") is known


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), piece=st.binary(max_size=12), length=st.integers(0, 200))
def test_damage_gives_articles_or_a_clear_error(tmp_path: Path, at: float, piece: bytes, length: int) -> None:
    data = SAMPLE.read_bytes()
    start = int(at * len(data))
    path = tmp_path / "sitemap"
    path.write_bytes(data[:start] + piece + (data[start + length :] if length else b""))
    with contextlib.suppress(FileError):
        list(newssitemap.read(path, context()))
