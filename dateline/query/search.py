"""Searching: from a request to a page of articles."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from elasticsearch import NotFoundError

from dateline.query.clauses import matching
from dateline.query.copies import ask_folded
from dateline.query.cursor import Cursor, expired, pack, read_cursor, unpack
from dateline.query.facets import counted
from dateline.query.fields import Clause
from dateline.query.meaning import search_by_meaning
from dateline.query.page import Hit, SearchPage, shown
from dateline.query.reader import KEEP_SECONDS, IndexReader, pinned
from dateline.query.request import SearchRequest
from dateline.query.secret import shared_secret
from dateline.query.words import recent

__all__ = ["Hit", "SearchPage", "search", "shown", "sort"]

# The cursor behind a first page carries its ids, 29 characters each: a URL of over 8,000 is refused on many ways.
_LONGEST_UNPINNED = 100


async def search(index: IndexReader, request: SearchRequest) -> SearchPage:
    """One page of what the request asks for, without what may not be read.

    Raises InvalidRequestError (TooDeepError, InvalidCursorError), ExpiredCursorError, UnavailableError.
    """
    request.check()
    request = request.sized(index.settings.page_size)
    if request.mode != "lexical":
        return await search_by_meaning(index, request)
    if request.page is not None:
        return await _numbered(index, request, request.page)
    return await _following(index, request)


def sort(request: SearchRequest) -> list[Clause]:
    """The order, made total by the id, so that no two articles can change places between pages."""
    by_date = {"sort_date": {"order": "asc" if request.order == "oldest" else "desc"}}
    first: list[Clause] = [{"_score": {"order": "desc"}}] if request.order == "relevance" else []
    return [*first, by_date, {"id": {"order": "asc"}}]


async def _numbered(index: IndexReader, request: SearchRequest, page: int) -> SearchPage:
    answer = await _ask(index, request, datetime.now(UTC), from_=(page - 1) * (request.page_size or 0))
    return _page(answer, answer["hits"]["total"]["value"], None, request.facets)


async def _following(index: IndexReader, request: SearchRequest) -> SearchPage:
    """The first page, or the one behind a cursor.

    Most readers never ask for a second page, so the first costs no point in time. The second opens one, and all
    that follow leave out what the first has shown: none is repeated or lost, whatever is indexed meanwhile.
    """
    secret = shared_secret(index.settings.home)
    cursor = (
        read_cursor(request.cursor, secret, request.fingerprint, datetime.now(UTC))
        if request.cursor is not None
        else None
    )
    now = datetime.fromisoformat(cursor.now) if cursor else datetime.now(UTC)
    if cursor is None and (request.page_size or 0) <= _LONGEST_UNPINNED:
        answer, pit = await _ask(index, request, now), ""
    else:
        answer = await _pinned(index, request, now, cursor)
        pit = str(answer["pit_id"])
    first = unpack(cursor.first) if cursor else []
    hits = answer["hits"]["hits"]
    total = answer["hits"]["total"]["value"] + len(first)
    seen = (cursor.seen if cursor else 0) + len(hits)
    if not hits or seen >= total:
        if pit:
            await index.unpin(pit)
        return _page(answer, total, None, request.facets)
    following = Cursor(
        pit,
        hits[-1]["sort"] if pit else [],
        seen,
        pack(first) if pit else pack(hit["_id"] for hit in hits),
        request.fingerprint,
        now.isoformat(),
        datetime.now(UTC).timestamp() + KEEP_SECONDS,
    )
    return _page(answer, total, following.write(secret), request.facets)


async def _pinned(index: IndexReader, request: SearchRequest, now: datetime, cursor: Cursor | None) -> dict[str, Any]:
    """A page from the cursor's point in time, or from a new one where it has none. Raises ExpiredCursorError."""
    matching(request, now, index.settings)  # before a point in time is opened: its dates may be wrong
    place: dict[str, Any] = {"search_after": cursor.after} if cursor and cursor.pit else {}
    pit = cursor.pit if cursor and cursor.pit else await index.pin()
    try:
        return await _ask(index, request, now, pit, unpack(cursor.first) if cursor else [], **place)
    except NotFoundError as error:
        raise expired() from error


async def _ask(
    index: IndexReader,
    request: SearchRequest,
    now: datetime,
    pit: str = "",
    shown_before: Sequence[str] = (),
    **place: Any,
) -> dict[str, Any]:
    """The answer of Elasticsearch, in the point in time where there is one, without what was shown before."""
    query = index.readable(request, now)
    if shown_before:
        query = {"bool": {"must": [query], "must_not": [{"ids": {"values": list(shown_before)}}]}}

    async def ask(**body: Any) -> dict[str, Any]:
        return await index.ask(**(pinned(pit) if pit else {}), **body)

    return await ask_folded(
        ask,
        query,
        recent(query, now, index.settings) if request.order == "relevance" else query,
        request,
        sort=sort(request),
        size=request.page_size,
        track_total_hits=True,
        **shown(request),
        **place,
    )


def _page(answer: dict[str, Any], total: int, next_cursor: str | None, facets: Sequence[str]) -> SearchPage:
    items = [Hit(hit["_source"], hit.get("highlight", {}), hit["_score"]) for hit in answer["hits"]["hits"]]
    return SearchPage(total, items, next_cursor, answer["took"], counted(answer.get("aggregations", {}), facets))
