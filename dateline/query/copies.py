"""Of several articles with one text, one is shown.

That is the first of all, which ``duplicate_of`` of the others names. But where it is not asked for (another source, a
longer copy that alone has the word, an original that was taken back), hiding its copies would hide the matter: then
the latest of them stands for it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from typing import Any

from dateline.query.fields import Clause
from dateline.query.selection import Selection

Ask = Callable[..., Awaitable[dict[str, Any]]]
"""A search: body as keyword arguments, answer as Elasticsearch gives it."""

MOST_GROUPS = 1_000
"""Texts of which a copy may stand for the first: the latest ones of those asked for. More are not looked at."""

_SAMPLE = 200
"""Those with the most copies. Where there are more copies than are looked at, these tell whether any stands for its
first: of an outlet that prints an agency's texts nearly all do, of words that are searched for nearly none."""

_IS_COPY: Clause = {"exists": {"field": "duplicate_of"}}
_LATEST_FIRST = [{"sort_date": "desc"}, {"id": "asc"}]
_SAMPLED_GROUPS: Clause = {"terms": {"field": "duplicate_of", "size": _SAMPLE}}
_LATEST_GROUPS: Clause = {
    "terms": {"field": "duplicate_of", "size": MOST_GROUPS, "order": {"last": "desc"}},
    "aggregations": {"last": {"max": {"field": "sort_date"}}},
}
"""The latest of them; it takes five times as long, so it is asked only where it matters."""


async def folded(ask: Ask, query: Clause, selection: Selection) -> Clause:
    """The query, with copies as the selection wants them. ``query``: all that it asks for and may be read."""
    if selection.duplicates != "hide" or selection.is_everything:
        return _simply(query, selection)
    return _firsts(query, await _standing_for_firsts(ask, query))


async def ask_folded(ask: Ask, query: Clause, scored: Clause, selection: Selection, **body: Any) -> dict[str, Any]:
    """The answer to a search, with copies as the selection wants them. ``scored``: the query with its weights.

    It is asked as if the first of each text were among the hits, which is nearly always so. Whether it is, is asked at
    the same time, which takes a fifth as long: most searches wait for nothing else, and few are asked twice.
    """
    if selection.duplicates != "hide" or selection.is_everything:
        return await ask(query=_simply(scored, selection), **body)
    answer, standing = await asyncio.gather(
        ask(query=_firsts(scored), **body),
        _standing_for_firsts(ask, query),
    )
    return await ask(query=_firsts(scored, standing), **body) if standing else answer


def _simply(query: Clause, selection: Selection) -> Clause:
    if selection.duplicates == "show":
        return query
    return {"bool": {"must": [query], "filter": [_IS_COPY]}} if selection.duplicates == "only" else _firsts(query)


def _firsts(query: Clause, standing: Collection[str] = ()) -> Clause:
    """The query, with its scores, without copies but those that stand for their first."""
    hidden = {"bool": {"filter": [_IS_COPY], "must_not": [{"ids": {"values": list(standing)}}]}}
    return {"bool": {"must": [query], "must_not": [hidden if standing else _IS_COPY]}}


async def _standing_for_firsts(ask: Ask, query: Clause) -> list[str]:
    """Ids of the copies that stand for a text whose first article is not among what the query finds."""
    groups = await _groups(ask, query, _SAMPLED_GROUPS)
    if 0 < groups["sum_other_doc_count"] <= MOST_GROUPS - _SAMPLE:
        groups = await _groups(ask, query, _LATEST_GROUPS)
    if not await _is_one_missing(ask, query, groups):
        return []
    if groups["sum_other_doc_count"]:
        groups = await _groups(ask, query, _LATEST_GROUPS)
    firsts = {bucket["key"] for bucket in groups["buckets"]}
    there = await _found(ask, _among(query, firsts))
    copies = {"bool": {"filter": [query, {"terms": {"duplicate_of": list(firsts - {hit["_id"] for hit in there})}}]}}
    latest = await _found(ask, copies, collapse={"field": "duplicate_of"}, sort=_LATEST_FIRST)
    return [hit["_id"] for hit in latest]


async def _groups(ask: Ask, query: Clause, groups: Clause) -> dict[str, Any]:
    """The texts of which there are copies among what the query finds."""
    among = {"bool": {"filter": [query, _IS_COPY]}}
    answer = await ask(query=among, size=0, track_total_hits=False, aggregations={"copies": groups})
    found: dict[str, Any] = answer["aggregations"]["copies"]
    return found


async def _is_one_missing(ask: Ask, query: Clause, groups: dict[str, Any]) -> bool:
    """Whether the first of one of these texts is not among what the query finds: to count is cheaper than to list."""
    firsts = [bucket["key"] for bucket in groups["buckets"]]
    if not firsts:
        return False
    answer = await ask(query=_among(query, firsts), size=0, track_total_hits=True)
    return bool(answer["hits"]["total"]["value"] < len(firsts))


def _among(query: Clause, ids: Collection[str]) -> Clause:
    return {"bool": {"filter": [query, {"ids": {"values": list(ids)}}]}}


async def _found(ask: Ask, query: Clause, **body: Any) -> list[dict[str, Any]]:
    answer = await ask(query=query, size=MOST_GROUPS, source=False, track_total_hits=False, **body)
    return list(answer["hits"]["hits"])
