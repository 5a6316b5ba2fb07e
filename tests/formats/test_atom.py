"""Atom 1.0 and 0.3: one article an entry, with what the feed says of all its entries."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article import Article
from dateline.errors import EmptyError, FileError, UnreadableError
from dateline.formats import atom
from tests.formats.reading_feeds import Reading, read_all, reading_in, sample_of

SAMPLES = Path(__file__).parent / "samples" / "atom"
FRAME = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title>{}</feed>'


def sample(name: str) -> list[Article]:
    return sample_of(atom, SAMPLES / name)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return reading_in(tmp_path, atom)


@pytest.fixture
def entry(reading: Reading) -> Callable[[str], Article]:
    def read_entry(content: str) -> Article:
        (article,) = reading(FRAME.format(f"<entry>{content}</entry>"))
        assert isinstance(article, Article)
        return article

    return read_entry


def test_an_entry_is_read_with_all_its_fields() -> None:
    article = sample("full.xml")[0]
    assert article.headline == "Bridge vote passes"
    assert article.body == "The council agreed on the new bridge.\n\nWork begins in spring."
    assert article.abstract is None  # the summary is the first sentence again
    assert (article.uri, article.url) == ("tag:valley.example,2026:bridge", "https://valley.example/bridge")
    assert article.published == datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert article.updated == datetime(2026, 11, 23, 13, tzinfo=UTC)
    assert (article.authors, article.keywords) == (["Grace Roe"], ["Bridges", "votes"])
    assert (article.language, article.copyright_notice) == ("en-US", "Copyright 2026 Valley Examiner")
    assert (article.source.name, article.source.domain) == ("The Valley & Examiner", "valley.example")
    assert article.warnings == []


def test_an_entry_of_another_feed_names_its_outlet_and_author() -> None:
    article = sample("full.xml")[1]
    assert (article.source.name, article.source.uri) == ("Valle Hoy", "https://valle.example/")
    assert (article.byline, article.language) == ("Luis Ejemplo", "es")


def test_a_text_that_lies_elsewhere_leaves_a_summary() -> None:
    article = sample("full.xml")[1]
    assert article.body == "El consejo votó el domingo."
    assert article.warnings == ["The feed carries only a summary of it."]


def test_the_time_of_a_change_is_not_taken_for_that_of_publication() -> None:
    article = sample("full.xml")[1]
    assert article.published is None
    assert article.updated == datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_atom_0_3_is_read() -> None:
    (article,) = sample("old.xml")
    assert (article.headline, article.body) == (
        "Mill & weir repaired",
        "The weir holds again.\n\nIt took a year.",
    )
    assert article.published == datetime(2026, 11, 1, 7, tzinfo=UTC)
    assert article.updated == datetime(2026, 11, 2, 8, tzinfo=UTC)
    assert (article.uri, article.url) == ("tag:mill.example,2026:weir", "https://mill.example/weir")
    assert (article.authors, article.source.name, article.language) == (["Tom Miller"], "Old Mill Gazette", "en")


def test_the_author_of_the_feed_wrote_what_names_no_other(reading: Reading) -> None:
    (article,) = reading(FRAME.format("<author><name>Ada Poe</name></author><entry><title>a</title></entry>"))
    assert isinstance(article, Article)
    assert article.byline == "Ada Poe"
    assert article.provenance["byline"].note == "author of the feed"


def test_an_entry_alone_is_a_file_too(reading: Reading) -> None:
    (article,) = reading('<entry xmlns="http://www.w3.org/2005/Atom"><title>a</title></entry>')
    assert isinstance(article, Article)
    assert (article.headline, article.source.name) == ("a", None)


def test_plain_text_keeps_its_signs_and_html_without_its_type_does_not(entry: Callable[[str], Article]) -> None:
    assert entry("<title>Sheep &lt; goats</title>").headline == "Sheep < goats"
    assert entry("<summary>&lt;p&gt;It went well.&lt;/p&gt;</summary>").body == "It went well."


@pytest.mark.parametrize("content", ['type="image/png">aGVsbG8=', 'mode="base64">aGVsbG8='])
def test_a_content_that_is_no_text_is_left_out(entry: Callable[[str], Article], content: str) -> None:
    article = entry(f"<title>a</title><content {content}</content>")
    assert article.body == ""
    assert article.warnings == ["The feed carries only its headline."]


def test_an_undeclared_prefix_is_no_hindrance(entry: Callable[[str], Article]) -> None:
    article = entry('<title>a</title><x:y>b</x:y><content type="xhtml"><o:div>It went well.</o:div></content>')
    assert article.body == "It went well."
    assert "prefixes that it does not declare" in article.warnings[-1]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (FRAME.format(""), EmptyError, "The feed holds no entries"),
        (FRAME.format("")[:-3], UnreadableError, "not well-formed XML"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">' + "<a>" * 50_000, UnreadableError, "not well-formed XML"),
    ],
)
def test_what_gives_no_article_is_refused(reading: Reading, text: str, kind: type[FileError], words: str) -> None:
    with pytest.raises(kind, match=words) as raised:
        reading(text)
    assert raised.value.advice


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', True),
        (b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', True),
        (b'<feed version="0.3" xmlns="http://purl.org/atom/ns#">', True),
        (b'<entry xmlns="http://www.w3.org/2005/Atom">', True),
        (b"<feed><entry/></feed>", False),
        (b'<rss xmlns:atom="http://www.w3.org/2005/Atom">', False),
        (b'<html><feed xmlns="http://www.w3.org/2005/Atom"></html>', False),
        (b"OSLO: The feed is https://www.w3.org/2005/Atom.", False),
    ],
)
def test_a_feed_is_told_by_its_root_and_namespace(head: bytes, known: bool) -> None:
    assert atom.sniff(head, "feed.xml") is known


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["full.xml", "old.xml"]),
    at=st.floats(0, 1),
    piece=st.binary(max_size=12),
    length=st.integers(0, 400),
)
def test_damage_gives_articles_or_a_clear_error(
    tmp_path: Path, name: str, at: float, piece: bytes, length: int
) -> None:
    data = (SAMPLES / name).read_bytes()
    start = int(at * len(data))
    path = tmp_path / "feed"
    path.write_bytes(data[:start] + piece + (data[start + length :] if length else b""))
    with contextlib.suppress(FileError):
        read_all(atom, path)
