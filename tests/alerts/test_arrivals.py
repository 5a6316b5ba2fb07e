"""What arrives is seen once and never missed, in the order of the writes."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from dateline.alerts.arrivals import arrived, head
from dateline.alerts.position import Position, read_position
from dateline.index.write import ArticleWriter
from dateline.query.errors import InvalidRequestError
from dateline.query.reader import IndexReader
from dateline.settings import Settings
from tests.alerts.test_alerts import new
from tests.query.asking import asked


def test_a_position_is_read_as_it_was_written() -> None:
    position = Position("Ab-_9", 12, datetime(2026, 11, 25, 3, 4, 5, 678000, tzinfo=UTC))
    assert read_position(position.write()) == position


@pytest.mark.parametrize("text", ["", "a.b", "a.1.x", "a.1.2.3", f"a.1.{10**30}"])
def test_what_is_no_position_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequestError):
        read_position(text)


def test_of_several_writers_at_once_nothing_is_missed_or_seen_twice(served: Settings, writer: ArticleWriter) -> None:
    writer.ensure_index()
    count, writers = 40, 4
    done = threading.Event()

    def write(number: int) -> list[str]:
        written = []
        with closing(ArticleWriter(served)) as own:
            for step in range(count):
                articles = [new(f"{number} {step} {each}") for each in range(step % 4 + 1)]
                # Some are refreshed at once, as when nothing else waits; the clocks of writers may differ.
                own.write(articles, refresh=step % 7 == 0)
                written += [article.id for article in articles]
        return written

    async def follow(index: IndexReader) -> list[str]:
        position = await head(index, datetime.now(UTC))
        seen: list[str] = []
        started.set()
        while True:
            last = done.is_set()
            found = await arrived(index, position, datetime.now(UTC))
            seen += [article.id for article in found.articles]
            # What is followed is written down and read back, as after a cut.
            position = read_position(found.position.write())
            if last and not found.more:
                return seen
            await asyncio.sleep(0)

    started = threading.Event()
    with ThreadPoolExecutor(writers + 1) as pool:
        following = pool.submit(asked, served, follow)
        assert started.wait(20)
        written = [id_ for own in pool.map(write, range(writers)) for id_ in own]
        done.set()
        seen = following.result(60)
    assert sorted(seen) == sorted(written)


def test_more_than_a_page_is_read_page_by_page(served: Settings, writer: ArticleWriter) -> None:
    writer.ensure_index()

    async def act(index: IndexReader) -> None:
        now = datetime.now(UTC)
        begin = await head(index, now)
        articles = [new(f"Number {number}") for number in range(1_200)]
        writer.write(articles, refresh=False)
        first = await arrived(index, begin, now)
        second = await arrived(index, first.position, now)
        third = await arrived(index, second.position, now)
        assert (first.more, second.more, third.more) == (True, True, False)
        seen = [each.id for page in (first, second, third) for each in page.articles]
        assert seen == [article.id for article in articles]
        # From within a page it goes on behind the article.
        rest = await arrived(index, first.articles[41].position, now)
        assert rest.articles[0].id == articles[42].id

    asked(served, act)


def test_in_a_new_index_only_what_was_not_seen_in_the_old_one_arrives(served: Settings, writer: ArticleWriter) -> None:
    """As after a new mapping, for which all articles are copied, or when the index is made anew from the archive."""
    long_ago = datetime.now(UTC) - timedelta(days=3)

    async def act(index: IndexReader) -> None:
        now = datetime.now(UTC)
        writer.write([new("Copied", indexed=long_ago), new("Restored", received=long_ago), new("New")], refresh=False)
        here = await head(index, now)
        elsewhere = Position("another index", here.sequence + 1_000, now)
        found = await arrived(index, elsewhere, now)
        assert [each.id for each in found.articles] == [new("New").id]
        assert found.position.index == here.index

    asked(served, act)
