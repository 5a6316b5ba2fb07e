"""The index, open for questions from an event loop."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from elasticsearch import ApiError, BadRequestError, NotFoundError, TransportError

from dateline.index.connection import address, connect_async, elasticsearch_trouble
from dateline.index.errors import IndexMissingError, IndexStartingError, UnavailableError
from dateline.index.verdict import reason_in_words
from dateline.index.write import ArticleWriter
from dateline.query.clauses import matching, readable
from dateline.query.copies import folded
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import Clause
from dateline.query.selection import Selection
from dateline.settings import Settings

# Each open point in time keeps old segments of the index on disk: as long as a reader needs for a page, not longer.
KEEP_SECONDS = 120
# Elasticsearch has no longer ids, and refuses to look for one.
_LONGEST_ID = 512  # bytes
_STARTS_SECONDS = 5  # a new index can be read after some hundredths
_NOT_IN_TIME = 408
T = TypeVar("T")


class IndexReader:
    """Asks the index of the articles. Use one a process, as an async context manager or with ``close()``.

    Every method raises UnavailableError while Elasticsearch is away; there is never an empty answer in its place.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.client = connect_async(settings)
        self._address = address(settings)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self.client.close()

    async def ask(self, **body: Any) -> dict[str, Any]:
        """One search of the alias, or of the point in time in it. Raises InvalidRequestError for too many words."""
        where = {} if "pit" in body else {"index": self.settings.index}
        # Half an answer must not look like a whole one.
        whole = {"allow_partial_search_results": False, **where, **body}
        try:
            return dict(await self.reach(lambda: self.client.search(**whole)))
        except BadRequestError as error:
            if "too_many" in str(error.body):
                raise InvalidRequestError("q", "The query has too many words.", "Shorten it.") from error
            raise

    async def ask_all(self, bodies: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Several searches of the alias in one request, answered in their order."""
        lines: list[Any] = [line for body in bodies for line in ({}, body)]
        answer = await self.reach(lambda: self.client.msearch(index=self.settings.index, searches=lines))
        for each in answer["responses"]:
            if "error" in each:
                raise UnavailableError(f"Elasticsearch cannot answer: {reason_in_words(each['error'])}", "Try again.")
        return list(answer["responses"])

    async def selected(self, selection: Selection, now: datetime) -> Clause:
        """The query for what the selection asks for and may be read at this time, with copies as it wants them.

        Raises InvalidRequestError.
        """
        return await folded(self.ask, self.readable(selection, now), selection)

    def readable(self, selection: Selection, now: datetime) -> Clause:
        """The query for what the selection asks for and may be read at this time, with all copies.

        Raises InvalidRequestError.
        """
        return {"bool": {"must": [matching(selection, now, self.settings)], "filter": [readable(now)]}}

    async def get(self, id_: str, alias: str = "") -> dict[str, Any] | None:
        """What this alias, or that of the articles, has under an id, also when it was written a moment ago.

        The whole answer, with ``_source`` and ``_version``; None where there is nothing.
        """
        if len(id_.encode("utf-8", "replace")) > _LONGEST_ID:
            return None
        try:
            return dict(await self.reach(lambda: self.client.get(index=alias or self.settings.index, id=id_)))
        except NotFoundError:
            return None

    async def count(self) -> int:
        """How many articles the index holds, embargoed ones too: a term of the sum that adds up."""
        answer = await self.reach(lambda: self.client.count(index=self.settings.index))
        return int(answer["count"])

    async def check(self) -> None:
        """Return when searches can be served. Raises UnavailableError."""
        await self.count()

    async def pin(self, keep_seconds: int = KEEP_SECONDS) -> str:
        """Open a point in time of the index, and give its id."""
        answer = await self.reach(
            lambda: self.client.open_point_in_time(index=self.settings.index, keep_alive=f"{keep_seconds}s")
        )
        return str(answer["id"])

    async def unpin(self, pit: str) -> None:
        """Close a point in time. It would expire by itself, so a failure to close it early costs nobody anything."""
        with contextlib.suppress(ApiError, TransportError):
            await self.client.close_point_in_time(id=pit)

    async def reach(
        self, act: Callable[[], Awaitable[T]], alias: str = "", make: Callable[[], None] | None = None
    ) -> T:
        """Do it, and once more after making the index where it is missing: a fresh system has no articles, no error.

        ``alias`` and ``make``: of another index than that of the articles. An index that somebody else has made a
        moment ago is waited for.
        """
        try:
            with elasticsearch_trouble(self._address):
                return await act()
        except IndexMissingError:
            await asyncio.to_thread(make or self._make_index)
        except IndexStartingError:
            pass
        with elasticsearch_trouble(self._address):
            await self._started(alias or self.settings.index)
            return await act()

    async def _started(self, alias: str) -> None:
        waiting = self.client.options(ignore_status=_NOT_IN_TIME)
        await waiting.cluster.health(index=alias, wait_for_active_shards="1", timeout=f"{_STARTS_SECONDS}s")

    def _make_index(self) -> None:
        writer = ArticleWriter(self.settings)
        with contextlib.closing(writer):
            writer.ensure_index()


def pinned(pit: str, keep_seconds: int = KEEP_SECONDS) -> dict[str, Any]:
    """The part of a search that says in which point in time it is asked, and keeps it open for the next."""
    return {"pit": {"id": pit, "keep_alive": f"{keep_seconds}s"}}
