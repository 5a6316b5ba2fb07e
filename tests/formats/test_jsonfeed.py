"""JSON Feed: one article an item; what is broken is said with its place."""

import contextlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article import Article
from dateline.errors import EmptyError, FileError, TooLargeError, UnreadableError
from dateline.formats import jsonfeed
from dateline.formats.reading.context import Skipped
from tests.formats.reading_feeds import Reading, read_all, reading_in, sample_of

SAMPLE = Path(__file__).parent / "samples" / "jsonfeed" / "full.json"
START = b'{"version": "https://jsonfeed.org/version/1", "items": '


def sample() -> list[Article]:
    return sample_of(jsonfeed, SAMPLE)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return reading_in(tmp_path, jsonfeed)


@pytest.fixture
def item(reading: Reading) -> Callable[..., Article]:
    def read_item(**fields: Any) -> Article:
        (article,) = reading(START + json.dumps([fields]).encode() + b"}")
        assert isinstance(article, Article)
        return article

    return read_item


def test_an_item_is_read_with_all_its_fields() -> None:
    article = sample()[0]
    assert article.headline == "Sheep < goats, says report"
    assert (article.body, article.abstract) == ("There are more goats now.\n\nNobody knows why.", None)
    assert article.uri == article.url == "https://upland.example/sheep"
    assert [(alt.role, alt.value) for alt in article.alt_ids] == [("external_url", "https://farmers.example/report")]
    assert article.published == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert article.updated == datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert (article.byline, article.authors) == ("Jane Doe, 李明", ["Jane Doe", "李明"])
    assert (article.keywords, article.language) == (["farming", "sheep"], "en-GB")
    assert (article.source.name, article.source.domain) == ("The Upland Post", "upland.example")
    assert (article.warnings, article.file.encoding) == ([], "utf-8")


def test_an_item_of_text_without_a_title_gets_one_of_its_lead() -> None:
    article = sample()[1]
    assert article.body == "A short note without a title.\n\nIt has two parts."
    assert (article.headline, article.provenance["headline"].origin) == ("A short note without a title", "derived")


def test_a_number_as_id_is_kept_beside_the_address() -> None:
    article = sample()[1]
    assert (article.uri, article.alt_ids[0].value) == ("https://upland.example/17", "17")


def test_the_author_of_the_feed_wrote_what_names_no_other() -> None:
    article = sample()[1]
    assert (article.byline, article.authors) == ("Upland Desk", [])
    assert article.provenance["byline"].note == "author of the feed"


def test_a_summary_alone_is_said_to_be_one() -> None:
    article = sample()[2]
    assert (article.body, article.language) == ("The first snow falls on Friday.", "gd")
    assert article.warnings == ["The feed carries only a summary of it."]


def test_the_author_of_version_1_is_read(item: Callable[..., Article]) -> None:
    assert item(title="a", author={"name": "Ada Poe"}).authors == ["Ada Poe"]


def test_fields_of_other_kinds_than_they_should_have_are_left_out(item: Callable[..., Article]) -> None:
    wrong: Any = {"x": 1}
    article = item(title="a", url=wrong, id=wrong, tags=wrong, authors=wrong, summary=[1], date_published=True)
    assert (article.headline, article.url, article.keywords, article.published) == ("a", None, [], None)


def test_half_a_character_is_replaced(item: Callable[..., Article]) -> None:
    article = item(title="a \ud800", content_text="b \udfff", tags=["\ud800"], id="\ud800")
    article.model_dump_json()


def test_half_a_character_that_is_written_as_an_escape_is_replaced(reading: Reading) -> None:
    (article,) = reading(START + rb'[{"title": "a", "url": "https://x.example/\ud800", "language": "\udfff"}]}')
    assert isinstance(article, Article)
    article.model_dump_json()


def test_an_item_that_is_none_is_skipped(reading: Reading) -> None:
    first, second = reading(START + b'["x", {"title": "a"}]}')
    assert first == Skipped("item 1 of the feed", "It is no JSON object.")
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (START + b"[]}", EmptyError, "holds no items"),
        (START + b"7}", UnreadableError, "without its list of items"),
        (START + b'[{"title": "a"', UnreadableError, r"not valid JSON: .*line 1, column \d+"),
        (START + b"[" * 100_000, UnreadableError, "nests too deep"),
        (START + b"9" * 5_000 + b"}", UnreadableError, "not valid JSON"),
        (START + b" " * 64_000_000, TooLargeError, "too large for a JSON Feed"),
        (START + b"\x00\x01\x02" * 100, UnreadableError, "not text"),
    ],
)
def test_what_cannot_be_read_is_refused(reading: Reading, data: bytes, kind: type[FileError], words: str) -> None:
    with pytest.raises(kind, match=words) as raised:
        reading(data)
    assert raised.value.advice


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (START, True),
        (b'\xef\xbb\xbf\n{ "version" : "https:\\/\\/jsonfeed.org\\/version\\/1.1"', True),
        (b'{"version": "1.3", "items": []}', False),
        (b'{"text": "see https://jsonfeed.org/version/1"}', False),
        (b'[{"version": "https://jsonfeed.org/version/1"}]', False),
        (b'OSLO: "version": "https://jsonfeed.org/version/1"', False),
        (b"", False),
    ],
)
def test_a_feed_is_told_by_its_version(head: bytes, known: bool) -> None:
    assert jsonfeed.sniff(head, "feed.json") is known


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), piece=st.binary(max_size=12), length=st.integers(0, 200))
def test_damage_gives_articles_or_a_clear_error(tmp_path: Path, at: float, piece: bytes, length: int) -> None:
    data = SAMPLE.read_bytes()
    start = int(at * len(data))
    path = tmp_path / "feed"
    path.write_bytes(data[:start] + piece + (data[start + length :] if length else b""))
    with contextlib.suppress(FileError):
        read_all(jsonfeed, path)
