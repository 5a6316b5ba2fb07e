"""Many saved searches against a few articles: one query in which every search has a name, and hits say which fit.

A thousand searches sent one by one (``_msearch``) take two to four times as long. Elasticsearch's percolator, made for
this, is not on the embedded node.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog
from elasticsearch import BadRequestError

from dateline.alerts.arrivals import Arrival
from dateline.index.languages import stemmed_language
from dateline.query.clauses import matching, readable
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import Clause
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection

_log = structlog.stdlib.get_logger(__name__)

# Elasticsearch bounds the clauses of one query by its heap; 250 searches of two words are near the bound at 512 MB.
_AT_ONCE = 100
_BESIDE = 2  # requests at a time: searches of people find the other threads of Elasticsearch free


async def matched(
    index: IndexReader, selections: Mapping[str, Selection], arrivals: Sequence[Arrival], now: datetime
) -> dict[str, list[Arrival]]:
    """For each selection that any article fits, by its name, those articles, in their order.

    Only what may be read at this time. A copy, where copies are hidden, only if its original does not fit. A selection
    that Elasticsearch refuses fits nothing, and the log says so. Raises UnavailableError.
    """
    if not (selections and arrivals):
        return {}
    articles = {each.id for each in arrivals} | {each.original for each in arrivals if each.original}
    # A copy has the language of its original.
    languages = {stems for each in arrivals if (stems := stemmed_language(each.language))}
    among: Clause = {"ids": {"values": sorted(articles)}}
    fitting: dict[str, set[str]] = {}
    names = list(selections)
    beside = asyncio.Semaphore(_BESIDE)

    async def check(some: Sequence[str]) -> None:
        async with beside:
            clauses = _clauses(index, {name: selections[name] for name in some}, now, languages)
            fitting.update(await _fitting(index, clauses, among, len(articles), now))

    await asyncio.gather(*(check(names[start : start + _AT_ONCE]) for start in range(0, len(names), _AT_ONCE)))
    return {
        name: fit
        for name, ids in fitting.items()
        if (fit := [each for each in arrivals if _is_told(each, ids, selections[name])])
    }


def _is_told(article: Arrival, fitting: set[str], selection: Selection) -> bool:
    if article.id not in fitting:
        return False
    if selection.duplicates == "hide":
        return article.original not in fitting
    return selection.duplicates == "show" or article.original is not None


def _clauses(
    index: IndexReader, selections: Mapping[str, Selection], now: datetime, languages: Collection[str]
) -> dict[str, Clause]:
    clauses = {}
    for name, selection in selections.items():
        try:
            clauses[name] = matching(selection, now, index.settings, languages)
        except InvalidRequestError as error:
            _log.warning("cannot be checked", search=name, reason=error.reason)
    return clauses


async def _fitting(
    index: IndexReader, clauses: Mapping[str, Clause], among: Clause, most: int, now: datetime
) -> dict[str, set[str]]:
    """The ids of the articles that each clause fits."""
    if not clauses:
        return {}
    named = [{"bool": {"filter": [clause], "_name": name}} for name, clause in clauses.items()]
    try:
        # None of them must fit: in the order of the documents nobody needs their scores, so Elasticsearch looks at them
        # only once, for the names of each hit. To ask for one of them at least would take twice as long.
        answer = await index.ask(
            query={"bool": {"filter": [among, readable(now)], "should": named}},
            sort=["_doc"],
            size=most,
            source=False,
            track_total_hits=False,
        )
    except (BadRequestError, InvalidRequestError) as error:
        if len(clauses) == 1:
            _log.warning("cannot be checked", search=next(iter(clauses)), reason=str(error))
            return {}
        return await _by_halves(index, clauses, among, most, now)
    found: dict[str, set[str]] = {}
    for hit in answer["hits"]["hits"]:
        for name in hit.get("matched_queries", ()):
            found.setdefault(name, set()).add(hit["_id"])
    return found


async def _by_halves(index: IndexReader, clauses: Mapping[str, Clause], *rest: Any) -> dict[str, set[str]]:
    """One search among them is refused, or they are too much together."""
    items = list(clauses.items())
    half = len(items) // 2
    first = await _fitting(index, dict(items[:half]), *rest)
    return first | await _fitting(index, dict(items[half:]), *rest)
