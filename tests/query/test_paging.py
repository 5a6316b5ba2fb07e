import asyncio
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from dateline.index.connection import connect
from dateline.index.write import ArticleWriter
from dateline.query.cursor import Cursor
from dateline.query.errors import ExpiredCursorError, InvalidCursorError, TooDeepError
from dateline.query.reader import IndexReader
from dateline.query.request import SearchRequest
from dateline.query.search import search
from dateline.query.secret import shared_secret
from dateline.settings import Settings
from tests.index.articles import NOON, article
from tests.query.asking import headlines, page


def _written(writer: ArticleWriter, first: int, count: int, **fields: Any) -> list[str]:
    """Write articles whose dates step back a minute at a time; their ids."""
    articles = [
        article(f"Harbour story {n}", f"Harbour. {n}", published=NOON - timedelta(minutes=n), **fields)
        for n in range(first, first + count)
    ]
    writer.write(articles, refresh=True)
    return [one.id for one in articles]


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
def test_a_reader_by_cursor_sees_each_article_once_while_others_are_written(
    served: Settings, writer: ArticleWriter, order: Any
) -> None:
    there = _written(writer, 0, 60)

    async def read() -> list[str]:
        seen: list[str] = []
        totals: list[int] = []
        async with IndexReader(served) as index:
            cursor = None
            while True:
                request = SearchRequest(q="harbour", order_by=order, page_size=7, cursor=cursor)
                found = await search(index, request)
                totals.append(found.total)
                seen += [hit.article.id for hit in found.items]
                if found.next_cursor is None:
                    assert totals[0] == 60
                    # From the second page on, the reader sees one state of the index.
                    assert set(totals[1:]) == {len(seen)}
                    return seen
                cursor = found.next_cursor
                # Newer, older and better-matching ones, and changes of what is being read.
                number = len(seen)
                await asyncio.to_thread(_written, writer, -100 * number, 5)
                await asyncio.to_thread(_written, writer, 1_000 * number, 5)
                await asyncio.to_thread(_written, writer, 30, 5, version=number)

    seen = asyncio.run(read())
    assert len(seen) == len(set(seen))
    assert set(there) <= set(seen)


def test_of_20_000_articles_none_is_lost_and_none_comes_twice_while_others_are_written(
    served: Settings, writer: ArticleWriter
) -> None:
    there = {id_ for first in range(0, 20_000, 1_000) for id_ in _written(writer, first, 1_000)}
    over = threading.Event()

    def write() -> None:
        number = 0
        while not over.is_set():
            number += 1
            _written(writer, -10 * number, 5)
            _written(writer, 100_000 + 10 * number, 5)
            _written(writer, 1_000 * (number % 20), 5, version=1 + number)

    async def read() -> list[str]:
        seen: list[str] = []
        cursor = None
        async with IndexReader(served) as index:
            while True:
                request = SearchRequest(order_by="newest", page_size=200, cursor=cursor, fields=("headline",))
                found = await search(index, request)
                seen += [hit.source["id"] for hit in found.items]
                cursor = found.next_cursor
                if cursor is None:
                    return seen

    thread = threading.Thread(target=write)
    thread.start()
    try:
        seen = asyncio.run(read())
    finally:
        over.set()
        thread.join()
    assert len(seen) == len(set(seen))
    assert there <= set(seen)


def test_a_long_first_page_is_pinned_at_once(served: Settings, writer: ArticleWriter) -> None:
    there = _written(writer, 0, 103)
    first = page(served, page_size=101)
    _written(writer, -100, 5)
    second = page(served, page_size=101, cursor=first.next_cursor)
    assert [hit.article.id for one in (first, second) for hit in one.items] == there
    assert second.next_cursor is None


def test_pages_by_number_follow_each_other(served: Settings, writer: ArticleWriter) -> None:
    _written(writer, 0, 10)
    pages = [page(served, order_by="newest", page=n, page_size=4) for n in (1, 2, 3, 4)]
    assert [len(one.items) for one in pages] == [4, 4, 2, 0]
    assert [hit.article.headline for one in pages for hit in one.items] == [f"Harbour story {n}" for n in range(10)]
    assert {one.next_cursor for one in pages} == {None}


def test_orders(served: Settings, writer: ArticleWriter) -> None:
    _written(writer, 0, 3)
    newest = [f"Harbour story {n}" for n in range(3)]
    assert headlines(served) == newest
    assert headlines(served, order_by="relevance") == newest  # nothing to be relevant to
    assert headlines(served, q="harbour", order_by="newest") == newest
    assert headlines(served, q="harbour", order_by="oldest") == newest[::-1]


def test_only_the_pages_in_between_hold_a_point_in_time(served: Settings, writer: ArticleWriter) -> None:
    _written(writer, 0, 6)
    with connect(served) as client:
        before = _open_searches(client, served)
        first = page(served, page_size=2)
        assert first.next_cursor
        assert _open_searches(client, served) == before
        second = page(served, page_size=2, cursor=first.next_cursor)
        assert second.next_cursor
        assert _open_searches(client, served) == before + 1
        assert page(served, page_size=2, cursor=second.next_cursor).next_cursor is None
        assert page(served, page_size=6).next_cursor is None
        assert _open_searches(client, served) == before


def _open_searches(client: Elasticsearch, settings: Settings) -> int:
    return int(client.indices.stats(index=settings.index, metric="search")["_all"]["total"]["search"]["open_contexts"])


def test_a_page_too_deep_leads_to_the_cursor(served: Settings) -> None:
    assert page(served, page=50, page_size=200).items == []
    with pytest.raises(TooDeepError) as caught:
        page(served, page=51, page_size=200)
    assert "cursor" in caught.value.advice


def test_the_size_of_a_page_may_change_on_the_way_but_not_the_search(served: Settings, writer: ArticleWriter) -> None:
    _written(writer, 0, 6)
    cursor = page(served, q="harbour", page_size=2).next_cursor
    assert len(page(served, q="harbour", page_size=3, cursor=cursor, highlight=False).items) == 3
    with pytest.raises(InvalidCursorError, match="another search"):
        page(served, q="story", page_size=2, cursor=cursor)


@pytest.mark.parametrize("forged", ["", "x", "x.y", "a.b.c", "é.é", "!!.!!", "eyJhIjoxfQ."])
def test_a_cursor_that_is_not_ours_is_refused(served: Settings, forged: str) -> None:
    with pytest.raises(InvalidCursorError, match="not one that this API gave out"):
        page(served, cursor=forged)


def test_a_cursor_that_was_changed_is_refused(served: Settings, writer: ArticleWriter) -> None:
    _written(writer, 0, 3)
    cursor = page(served, page_size=1).next_cursor
    assert cursor
    for at in (0, len(cursor) // 2, len(cursor) - 2):
        changed = cursor[:at] + ("A" if cursor[at] != "A" else "B") + cursor[at + 1 :]
        with pytest.raises(InvalidCursorError):
            page(served, page_size=1, cursor=changed)


def test_a_cursor_of_another_home_is_refused(served: Settings, writer: ArticleWriter, settings: Settings) -> None:
    _written(writer, 0, 3)
    cursor = page(served, page_size=1).next_cursor
    elsewhere = served.model_copy(update={"home": settings.home / "other"})
    with pytest.raises(InvalidCursorError):
        page(elsewhere, page_size=1, cursor=cursor)


def test_a_cursor_past_its_time_is_expired(served: Settings) -> None:
    now = datetime.now(UTC)
    old = Cursor("p", [1], 1, "", SearchRequest().fingerprint, now.isoformat(), now.timestamp() - 1)
    with pytest.raises(ExpiredCursorError):
        page(served, cursor=old.write(shared_secret(served.home)))


def test_a_cursor_whose_point_in_time_is_gone_is_expired(served: Settings, writer: ArticleWriter) -> None:
    _written(writer, 0, 3)
    with connect(served) as client:
        pit = client.open_point_in_time(index=served.index, keep_alive="1m")["id"]
        client.close_point_in_time(id=pit)
    now = datetime.now(UTC)
    gone = Cursor(pit, [0, "0", 0], 1, "", SearchRequest().fingerprint, now.isoformat(), now.timestamp() + 60)
    with pytest.raises(ExpiredCursorError):
        page(served, cursor=gone.write(shared_secret(served.home)))
