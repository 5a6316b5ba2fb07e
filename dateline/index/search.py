"""Searching: from a request to a page of articles."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from types import TracebackType
from typing import Any, Self, TypeVar
from zoneinfo import ZoneInfo

from elasticsearch import ApiError, BadRequestError, NotFoundError, TransportError

from dateline.article import Article
from dateline.index.connection import address, connect_async, elasticsearch_trouble
from dateline.index.cursor import Cursor, expired, pack, read_cursor, unpack
from dateline.index.document import to_article
from dateline.index.errors import IndexMissingError, InvalidRequestError
from dateline.index.highlight import highlighting
from dateline.index.query import WITHDRAWN, build, sort
from dateline.index.request import SearchRequest
from dateline.index.secret import shared_secret
from dateline.index.write import ArticleWriter
from dateline.settings import Settings

__all__ = ["ArticleSearch", "Hit", "SearchPage", "SearchRequest"]

# Each open point in time keeps old segments of the index on disk: as long as a reader needs for a page, not longer.
_KEEP_SECONDS = 120
_KEEP_ALIVE = f"{_KEEP_SECONDS}s"
# The cursor behind a first page carries its ids, 29 characters each: a URL of over 8,000 is refused on many ways.
_LONGEST_UNPINNED = 100
T = TypeVar("T")


@dataclass(frozen=True)
class Hit:
    """One article found. ``highlights``: headline, abstract, body, each a list of HTML-escaped pieces with ``<em>``.

    ``source`` is the article as JSON values, without the fields that have none: making an Article of it takes longer
    than finding it, so that is done only for those who ask.
    """

    source: dict[str, Any]
    highlights: dict[str, list[str]]
    score: float | None

    @cached_property
    def article(self) -> Article:
        return to_article(self.source)


@dataclass(frozen=True)
class SearchPage:
    """One page. ``total`` counts all hits; ``next_cursor`` is None on the last page and on numbered ones."""

    total: int
    items: list[Hit]
    next_cursor: str | None
    took_ms: int


class ArticleSearch:
    """Searches the index from an event loop. Use one a process, as an async context manager or with ``close()``.

    Every method raises UnavailableError while Elasticsearch is away; there is never an empty answer in its place.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client = connect_async(settings)
        self._address = address(settings)
        self._zone = ZoneInfo(settings.time_zone)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def search(self, request: SearchRequest) -> SearchPage:
        """One page of what the request asks for; embargoed articles are left out until their time.

        Raises InvalidRequestError (TooDeepError, InvalidCursorError), ExpiredCursorError, UnavailableError.
        """
        request.check()
        if request.page is not None:
            return await self._with_index(lambda: self._numbered(request, request.page or 1))
        return await self._with_index(lambda: self._following(request))

    async def get(self, article_id: str) -> Article | None:
        """The article, also when it was written a moment ago; None when there is none that may be shown.

        That is not one under embargo, nor one that its source has taken back.
        """
        try:
            answer = await self._with_index(lambda: self._client.get(index=self._settings.index, id=article_id))
        except NotFoundError:
            return None
        article = to_article(answer["_source"])
        if article.pub_status in WITHDRAWN:
            return None
        if article.embargoed:
            # A time without a zone is UTC to Elasticsearch, and so it must be here.
            until = article.embargoed if article.embargoed.tzinfo else article.embargoed.replace(tzinfo=UTC)
            return None if until > datetime.now(UTC) else article
        return article

    async def count(self) -> int:
        """How many articles the index holds, embargoed ones too: a term of the sum that adds up."""
        answer = await self._with_index(lambda: self._client.count(index=self._settings.index))
        return int(answer["count"])

    async def check(self) -> None:
        """Return when searches can be served. Raises UnavailableError."""
        await self.count()

    async def _with_index(self, act: Callable[[], Awaitable[T]]) -> T:
        """Do it, and once more after making the index where it is missing: a fresh system has no articles, no error."""
        try:
            with elasticsearch_trouble(self._address):
                return await act()
        except IndexMissingError:
            await asyncio.to_thread(self._make_index)
        with elasticsearch_trouble(self._address):
            return await act()

    def _make_index(self) -> None:
        writer = ArticleWriter(self._settings)
        with contextlib.closing(writer):
            writer.ensure_index()

    async def _numbered(self, request: SearchRequest, page: int) -> SearchPage:
        skip = (page - 1) * request.page_size
        query = build(request, datetime.now(UTC), self._zone)
        answer = await self._ask(request, query, index=self._settings.index, from_=skip)
        return _page(answer, answer["hits"]["total"]["value"], None)

    async def _following(self, request: SearchRequest) -> SearchPage:
        """The first page, or the one behind a cursor.

        Most readers never ask for a second page, so the first costs no point in time. The second opens one, and all
        that follow leave out what the first has shown: none is repeated or lost, whatever is indexed meanwhile.
        """
        cursor = self._position(request) if request.cursor is not None else None
        now = datetime.fromisoformat(cursor.now) if cursor else datetime.now(UTC)
        query = build(request, now, self._zone)  # before a point in time is opened: its dates may be wrong
        if cursor is None and request.page_size <= _LONGEST_UNPINNED:
            answer, pit = await self._ask(request, query, index=self._settings.index), ""
        else:
            answer = await self._pinned(request, query, cursor)
            pit = str(answer["pit_id"])
        shown = unpack(cursor.first) if cursor else []
        hits = answer["hits"]["hits"]
        total = answer["hits"]["total"]["value"] + len(shown)
        seen = (cursor.seen if cursor else 0) + len(hits)
        if not hits or seen >= total:
            await self._give_up(pit)
            return _page(answer, total, None)
        following = Cursor(
            pit,
            hits[-1]["sort"] if pit else [],
            seen,
            pack(shown) if pit else pack(hit["_id"] for hit in hits),
            request.fingerprint,
            now.isoformat(),
            datetime.now(UTC).timestamp() + _KEEP_SECONDS,
        )
        return _page(answer, total, following.write(self._secret))

    async def _pinned(self, request: SearchRequest, query: dict[str, Any], cursor: Cursor | None) -> dict[str, Any]:
        """A page from the cursor's point in time, or from a new one where it has none. Raises ExpiredCursorError."""
        place: dict[str, Any] = {"search_after": cursor.after} if cursor and cursor.pit else {}
        if cursor and cursor.first:
            query = {"bool": {"must": [query], "must_not": [{"ids": {"values": unpack(cursor.first)}}]}}
        pit = cursor.pit if cursor and cursor.pit else await self._open()
        try:
            return await self._ask(request, query, pit={"id": pit, "keep_alive": _KEEP_ALIVE}, **place)
        except NotFoundError as error:
            raise expired() from error

    def _position(self, request: SearchRequest) -> Cursor:
        return read_cursor(request.cursor or "", self._secret, request.fingerprint, datetime.now(UTC))

    @cached_property
    def _secret(self) -> bytes:
        return shared_secret(self._settings.home)

    async def _open(self) -> str:
        answer = await self._client.open_point_in_time(index=self._settings.index, keep_alive=_KEEP_ALIVE)
        return str(answer["id"])

    async def _give_up(self, pit: str) -> None:
        if not pit:
            return
        # It would expire by itself; a failure to close it early must not cost the answer.
        with contextlib.suppress(ApiError, TransportError):
            await self._client.close_point_in_time(id=pit)

    async def _ask(self, request: SearchRequest, query: dict[str, Any], **where: Any) -> dict[str, Any]:
        if request.highlight and request.words:
            where["highlight"] = highlighting()
        try:
            answer = await self._client.search(
                query=query,
                sort=sort(request),
                size=request.page_size,
                track_total_hits=True,
                allow_partial_search_results=False,  # half an answer must not look like a whole one
                **where,
            )
        except BadRequestError as error:
            if "too_many" in str(error.body):
                raise InvalidRequestError("q", "The query has too many words.", "Shorten it.") from error
            raise
        return dict(answer)


def _page(answer: dict[str, Any], total: int, next_cursor: str | None) -> SearchPage:
    items = [Hit(hit["_source"], hit.get("highlight", {}), hit["_score"]) for hit in answer["hits"]["hits"]]
    return SearchPage(total, items, next_cursor, answer["took"])
