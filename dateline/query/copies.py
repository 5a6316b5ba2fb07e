"""Of several articles with one text, one is shown.

That is the first of all, which ``duplicate_of`` of the others names. But where it is not asked for (another source, a
longer copy that alone has the word, an original that was taken back), hiding its copies would hide the matter: then
one of them stands for it.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from dateline.query.fields import Clause
from dateline.query.selection import Selection

Ask = Callable[..., Awaitable[dict[str, Any]]]
"""A search: body as keyword arguments, answer as Elasticsearch gives it."""

MOST_GROUPS = 1_000
"""Texts of which a copy may stand for the first: the latest ones of those asked for. More are not looked at."""

_IS_COPY: Clause = {"exists": {"field": "duplicate_of"}}


async def folded(ask: Ask, query: Clause, selection: Selection) -> Clause:
    """The query, with copies as the selection wants them. ``query``: all that it asks for and may be read."""
    if selection.duplicates == "show":
        return query
    if selection.duplicates == "only":
        return {"bool": {"must": [query], "filter": [_IS_COPY]}}
    standing = await _standing(ask, query)
    kept: list[Clause] = [{"ids": {"values": standing}}] if standing else []
    return {"bool": {"must": [query], "must_not": [{"bool": {"filter": [_IS_COPY], "must_not": kept}}]}}


async def _standing(ask: Ask, query: Clause) -> list[str]:
    """Ids of the copies that stand for a text whose first article is not among what the query finds."""
    copies = await ask(
        query={"bool": {"filter": [query, _IS_COPY]}},
        collapse={"field": "duplicate_of"},
        sort=[{"sort_date": "desc"}, {"id": "asc"}],
        size=MOST_GROUPS,
        source=False,
        track_total_hits=False,
    )
    copy_of = {hit["fields"]["duplicate_of"][0]: hit["_id"] for hit in copies["hits"]["hits"]}
    if not copy_of:
        return []
    firsts = await ask(
        query={"bool": {"filter": [query, {"ids": {"values": list(copy_of)}}]}},
        size=len(copy_of),
        source=False,
        track_total_hits=False,
    )
    found = {hit["_id"] for hit in firsts["hits"]["hits"]}
    return [copy for first, copy in copy_of.items() if first not in found]
