"""Pages, single articles and streams of every format."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from dateline.publish import PUBLISHED, Channel
from tests.publish.records import ASKED, CHANNEL, record

RECORDS = [record(uri=f"urn:x:{number}", headline=f"Ferry {number}") for number in range(5)]
XML = {"rss", "atom"}
JSON = {"json", "ninjs", "jsonld", "jsonfeed"}


def well_formed(name: str, data: bytes) -> None:
    if name in XML:
        etree.fromstring(data)
    elif name in JSON:
        json.loads(data)
    elif name == "ndjson":
        assert all(isinstance(json.loads(line), dict) for line in data.splitlines())
    data.decode("utf-8")


def undated(name: str, data: bytes) -> bytes:
    """Without the one date of the whole document, which a stream cannot know."""
    start, end = {"rss": (b"<lastBuildDate>", b"</lastBuildDate>"), "atom": (b"<updated>", b"</updated>")}.get(
        name, (b"\0", b"\0")
    )
    return data.partition(start)[0] + data.partition(end)[2]


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_page_of_any_length_is_well_formed(name: str, count: int) -> None:
    well_formed(name, PUBLISHED[name].page(RECORDS[:count], CHANNEL))


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_single_article_is_a_document(name: str) -> None:
    well_formed(name, PUBLISHED[name].one(RECORDS[0], CHANNEL))


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("pages", [[], [[]], [RECORDS], [RECORDS[:2], [], RECORDS[2:]], [[], RECORDS[:1], RECORDS[1:]]])
def test_a_stream_says_what_a_page_says(name: str, pages: list[list[dict[str, Any]]]) -> None:
    published = PUBLISHED[name]
    streamed = b"".join(published.stream(pages, CHANNEL))
    whole = published.page([each for page in pages for each in page], CHANNEL)
    well_formed(name, streamed)
    assert undated(name, streamed) == undated(name, whole)


@pytest.mark.parametrize("name", PUBLISHED)
def test_pages_may_be_waited_for(name: str) -> None:
    async def pages() -> AsyncIterator[list[dict[str, Any]]]:
        yield RECORDS[:2]
        yield RECORDS[2:]

    async def read() -> bytes:
        return b"".join([piece async for piece in PUBLISHED[name].stream_async(pages(), CHANNEL)])

    assert asyncio.run(read()) == b"".join(PUBLISHED[name].stream([RECORDS], CHANNEL))


def test_a_stream_gives_a_piece_for_each_page_of_records() -> None:
    pieces = PUBLISHED["ndjson"].stream(iter([RECORDS[:2], RECORDS[2:]]), CHANNEL)
    assert [piece.count(b"\n") for piece in pieces] == [0, 2, 3, 0]


@pytest.mark.parametrize("name", [name for name, each in PUBLISHED.items() if each.by_row])
def test_what_is_left_of_a_stream_that_was_cut_off_is_rows(name: str) -> None:
    pieces = list(PUBLISHED[name].stream([RECORDS[:2], RECORDS[2:]], CHANNEL))
    assert b"".join(pieces[:2]) == PUBLISHED[name].page(RECORDS[:2], CHANNEL)


@pytest.mark.parametrize("name", [name for name, each in PUBLISHED.items() if each.fields])
def test_the_fields_that_a_format_names_are_all_it_needs(name: str) -> None:
    published = PUBLISHED[name]
    chosen = {field: value for field, value in record().items() if field in (published.fields or ())}
    assert published.each(chosen) == published.each(record())


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("fields", [(), ("headline",), ("id",), ("body", "url"), ("published", "source")])
def test_a_record_may_have_some_fields_only(name: str, fields: tuple[str, ...]) -> None:
    chosen = {field: record()[field] for field in fields}
    well_formed(name, PUBLISHED[name].page([chosen, chosen], CHANNEL))


@pytest.mark.parametrize("name", sorted(PUBLISHED.keys() - {"json", "ndjson"}))
def test_fields_that_are_null_are_as_if_they_were_missing(name: str) -> None:
    chosen = {"uri": "urn:x:1", "headline": "Ferry stays"}
    assert PUBLISHED[name].each({**dict.fromkeys(record()), **chosen}) == PUBLISHED[name].each(chosen)


def test_a_feed_is_as_new_as_its_newest_article() -> None:
    older, newer = record(), record(updated=datetime(2025, 3, 1, tzinfo=UTC))
    feed = etree.fromstring(PUBLISHED["atom"].page([older, newer], CHANNEL))
    assert feed.findtext("{*}updated") == "2025-03-01T00:00:00+00:00"


def test_a_feed_without_articles_is_as_new_as_the_question() -> None:
    feed = etree.fromstring(PUBLISHED["atom"].page([], CHANNEL))
    assert feed.findtext("{*}updated") == ASKED.isoformat()


def test_names_endings_and_media_types_are_told() -> None:
    assert [each.name for each in PUBLISHED.values()] == list(PUBLISHED)
    assert all("/" in each.media_type and each.ending.startswith(".") for each in PUBLISHED.values())
    assert [name for name, each in PUBLISHED.items() if each.by_row] == ["csv", "ndjson"]


def test_a_channel_needs_no_next_page_and_no_language() -> None:
    channel = Channel("Title", "About", "https://x.example/", "https://x.example/feed", ASKED)
    for name, published in PUBLISHED.items():
        well_formed(name, published.page(RECORDS, channel))
