"""Of several articles with one text, one is shown.

That is the first of all, which ``duplicate_of`` of the others names. But where it is not asked for (another source, a
longer copy that alone has the word, an original that was taken back), hiding its copies would hide the matter: then
the latest of them stands for it.
"""

from collections.abc import Awaitable, Callable, Collection
from typing import Any

from dateline.query.fields import Clause
from dateline.query.selection import Selection

Ask = Callable[..., Awaitable[dict[str, Any]]]
"""A search: body as keyword arguments, answer as Elasticsearch gives it."""

MOST_GROUPS = 1_000
"""Texts of which a copy may stand for the first: the latest ones of those asked for. More are not looked at."""

_IS_COPY: Clause = {"exists": {"field": "duplicate_of"}}
_LATEST_FIRST = [{"sort_date": "desc"}, {"id": "asc"}]
_GROUPS = {
    "terms": {"field": "duplicate_of", "size": MOST_GROUPS, "order": {"last": "desc"}},
    "aggregations": {"last": {"max": {"field": "sort_date"}}},
}


async def folded(ask: Ask, query: Clause, selection: Selection) -> Clause:
    """The query, with copies as the selection wants them. ``query``: all that it asks for and may be read."""
    if selection.duplicates != "hide" or selection.is_everything:
        return _simply(query, selection)
    answer = await ask(query=query, size=0, track_total_hits=False, aggregations={"copies": _GROUPS})
    return _both(query, _without_copies(await _standing(ask, query, answer)))


async def ask_folded(ask: Ask, query: Clause, scored: Clause, selection: Selection, **body: Any) -> dict[str, Any]:
    """The answer to a search, with copies as the selection wants them. ``scored``: the query with its weights.

    It is asked as if the first of each text were among the hits, which is nearly always so, and the answer tells of
    which texts there are copies: most searches cost one small question more, and few are asked twice.
    """
    if selection.duplicates != "hide" or selection.is_everything:
        return await ask(query=_simply(scored, selection), **body)
    facets = body.pop("aggregations", {})
    firsts_only = _without_copies(())
    answer = await ask(
        query=scored,
        post_filter=firsts_only,
        aggregations={"copies": _GROUPS, "shown": {"filter": firsts_only, "aggregations": facets}},
        **body,
    )
    standing = await _standing(ask, query, answer)
    if standing:
        return await ask(query=_both(scored, _without_copies(standing)), aggregations=facets, **body)
    answer["aggregations"] = answer["aggregations"]["shown"]
    return answer


def _simply(query: Clause, selection: Selection) -> Clause:
    if selection.duplicates == "show":
        return query
    return _both(query, _IS_COPY if selection.duplicates == "only" else _without_copies(()))


def _both(query: Clause, clause: Clause) -> Clause:
    """The query, with its scores, among what fits the clause."""
    return {"bool": {"must": [query], "filter": [clause]}}


def _without_copies(standing: Collection[str]) -> Clause:
    kept: list[Clause] = [{"ids": {"values": list(standing)}}] if standing else []
    return {"bool": {"must_not": [{"bool": {"filter": [_IS_COPY], "must_not": kept}}]}}


async def _standing(ask: Ask, query: Clause, answer: dict[str, Any]) -> list[str]:
    """Ids of the copies that stand for a text whose first article is not among what the query finds."""
    firsts = {bucket["key"] for bucket in answer["aggregations"]["copies"]["buckets"]}
    if not firsts:
        return []
    there = await _found(ask, {"bool": {"filter": [query, {"ids": {"values": list(firsts)}}]}})
    missing = firsts - {hit["_id"] for hit in there}
    if not missing:
        return []
    copies = {"bool": {"filter": [query, {"terms": {"duplicate_of": list(missing)}}]}}
    latest = await _found(ask, copies, collapse={"field": "duplicate_of"}, sort=_LATEST_FIRST)
    return [hit["_id"] for hit in latest]


async def _found(ask: Ask, query: Clause, **body: Any) -> list[dict[str, Any]]:
    answer = await ask(query=query, size=MOST_GROUPS, source=False, track_total_hits=False, **body)
    return list(answer["hits"]["hits"])
