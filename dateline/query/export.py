"""All articles of a selection, however many, as they were at one moment: read page by page, and given in pieces."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import Field

from dateline.article import Article
from dateline.errors import TransientError
from dateline.index.document import as_record
from dateline.query.copies import folded
from dateline.query.fields import Clause
from dateline.query.reader import IndexReader, pinned
from dateline.query.selection import Listed, Selection, known

STALL_SECONDS = 600
"""How long whoever reads may take for one page before the snapshot is given up: at 4 MB that is 7 kB a second."""

_LARGEST_PAGE = 1_000  # articles; Elasticsearch gives larger ones no faster
_FIRST_PAGE = 100  # nothing is known yet of how long they are
_PAGE_TEXT = 4_000_000  # characters of text that a page should have; two pages are held at a time
_PIECE = 100  # articles rendered at once: other requests get their turn after each, every few milliseconds

_ORDERS: dict[str, list[Clause]] = {
    # The only order in which Elasticsearch goes on where it was; in the others it looks through what was given before.
    "stored": [{"_shard_doc": "asc"}],
    "id": [{"id": "asc"}],
    "newest": [{"sort_date": "desc"}, {"id": "asc"}],
    "oldest": [{"sort_date": "asc"}, {"id": "asc"}],
}

Records = list[dict[str, Any]]


class ExportRequest(Selection):
    """Which articles are exported, in which order, and what of each."""

    fields: Listed = Field(
        (), description="Fields of the articles, beside id; all by default.", examples=[["headline", "published"]]
    )
    order_by: Literal["stored", "id", "newest", "oldest"] = Field(
        "stored", description="stored is the fastest; id is the same each time, to compare exports."
    )

    def check(self) -> None:
        """Raise InvalidRequestError, which names the parameter, where a value means nothing."""
        super().check()
        known("fields", self.fields, [name for name in Article.model_fields if name != "fingerprint"])


class Export:
    """Articles of one point in time. ``total`` is how many there are."""

    def __init__(self, index: IndexReader, pit: str, request: ExportRequest, query: Clause) -> None:
        self.total = 0
        self._index = index
        self._pit = pit
        self._request = request
        self._query = query
        self._size = _FIRST_PAGE
        self._coming: asyncio.Task[Records] | None = None
        self._first: Records = []

    async def start(self) -> None:
        """Count the articles and read the first page. Raises UnavailableError, InvalidRequestError."""
        answer = await self._ask(track_total_hits=True)
        self.total = int(answer["hits"]["total"]["value"])
        self._first = answer["hits"]["hits"]

    async def pieces(self) -> AsyncIterator[Records]:
        """The articles as records, once, up to a hundred at a time. The next page is read while one is taken.

        Raises UnavailableError, also where fewer come than were counted: what was given is then not the whole.
        """
        page, left = self._first, self.total
        self._first = []
        while left:
            if not page:
                raise TransientError("The index has given fewer articles than it has counted.", "Export them again.")
            left -= len(page)
            self._size = fitting(page)
            if left:
                self._coming = asyncio.create_task(self._following(page[-1]["sort"]))
            for begin in range(0, len(page), _PIECE):
                yield self._records(page[begin : begin + _PIECE])
            page = await self._coming if left and self._coming else []

    async def close(self) -> None:
        """Stop reading."""
        if self._coming:
            self._coming.cancel()
            await asyncio.wait([self._coming])
            if not self._coming.cancelled():
                self._coming.exception()  # seen by whoever took the pieces, or of no interest any more

    def _records(self, hits: Records) -> Records:
        if self._request.fields:
            return [hit["_source"] for hit in hits]
        return [as_record(hit["_source"]) for hit in hits]

    async def _following(self, after: Sequence[Any]) -> Records:
        answer = await self._ask(track_total_hits=False, search_after=after)
        hits: Records = answer["hits"]["hits"]
        return hits

    async def _ask(self, **body: Any) -> dict[str, Any]:
        fields = self._request.fields
        answer = await self._index.ask(
            **pinned(self._pit, STALL_SECONDS),
            query=self._query,
            sort=_ORDERS[self._request.order_by],
            size=self._size,
            source=sorted({"id", *fields}) if fields else True,
            **body,
        )
        self._pit = answer["pit_id"]
        return answer


@contextlib.asynccontextmanager
async def exporting(index: IndexReader, request: ExportRequest) -> AsyncIterator[Export]:
    """An export that has started; its point in time is closed at the end, whatever ends it.

    Raises InvalidRequestError, UnavailableError.
    """
    request.check()
    query = index.readable(request, datetime.now(UTC))
    pit = await index.pin(STALL_SECONDS)

    async def ask(**body: Any) -> dict[str, Any]:
        return await index.ask(**pinned(pit, STALL_SECONDS), **body)

    try:
        export = Export(index, pit, request, await folded(ask, query, request))
        await export.start()
        try:
            yield export
        finally:
            await export.close()
    finally:
        await index.unpin(pit)


def fitting(page: Records) -> int:
    """How many articles the next page should have, when they are as long as those of this one."""
    text = sum(len(hit["_source"].get("body") or "") for hit in page)
    return min(_LARGEST_PAGE, max(1, _PAGE_TEXT * len(page) // max(text, 1)))
