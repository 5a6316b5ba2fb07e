"""What rises: names and phrases that are in more of the newest articles than in those before.

The score is the log-likelihood ratio of T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence",
Computational Linguistics 19(1), 1993: how unlikely the counts of both times would be if the name were as frequent in
one as in the other. Unlike a ratio of rates it does not let one new name with two articles win.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import Field

from dateline.query.clauses import DATE_FIELDS
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import FACETS, MOST_ARTICLES, Clause
from dateline.query.reader import IndexReader
from dateline.query.selection import Listed, Selection, known

KINDS = ("person", "organisation", "place", "keyword")
_LENGTH = re.compile(r"(\d{1,4})([hdw])")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_CANDIDATES = 100
"""Names of each kind that are weighed exactly: those that Elasticsearch finds most surprising (chi square)."""

_STEPS = 16  # of the small curve
_CHANCE = 10.83
"""Scores over it come by chance once in a thousand names (chi square of one degree of freedom, p = .001)."""


class TrendingRequest(Selection):
    """The selection without dates: they are those of the window and of the baseline before it."""

    window: str = Field(
        "2d", description="How long the newest time is, up to now: hours, days, weeks.", examples=["24h"]
    )
    baseline: str = Field(
        "14d", description="How long the time before it is, that it is compared with.", examples=["4w"]
    )
    kinds: Listed = Field(KINDS, description=f"What may rise: {', '.join(KINDS)}.", examples=[["person", "place"]])
    least: int = Field(3, ge=1, le=MOST_ARTICLES, description="Fewest articles in the window.")
    size: int = Field(10, ge=1, le=_CANDIDATES, description="Most of each kind.")


@dataclass(frozen=True)
class Riser:
    """Something that rises. ``count``: articles in the window, copies folded; ``expected``: what the baseline promises.

    ``score``: see the module; ``sources``: outlets in the window; ``series``: articles in equal steps from the begin of
    the baseline to now; ``article``: the newest that has it; ``story``: the story most of its articles are of.
    """

    value: str
    count: int
    expected: float
    score: float
    sources: int
    series: list[int]
    story: str | None
    article: dict[str, Any]


@dataclass(frozen=True)
class Trending:
    """``articles``: in the window, and in the baseline; ``rising``: by kind, what rises most first."""

    window_articles: int
    baseline_articles: int
    rising: dict[str, list[Riser]]


async def trending(index: IndexReader, request: TrendingRequest) -> Trending:
    """What rises among the articles of the selection. Raises InvalidRequestError, UnavailableError."""
    known("kinds", request.kinds, KINDS)
    if request.from_date or request.to_date:
        name = "from_date" if request.from_date else "to_date"
        raise InvalidRequestError(name, "What rises has no dates of its own.", "Give window and baseline.")
    now = datetime.now(UTC)
    window, baseline = _length("window", request.window), _length("baseline", request.baseline)
    field = DATE_FIELDS[request.use_date]
    newest = _between(field, now - window, now)
    before = _between(field, now - window - baseline, now - window)
    query = await index.selected(request, now)
    both: Clause = {"bool": {"filter": [query, _between(field, now - window - baseline, now)]}}
    first = await index.ask(query=both, size=0, track_total_hits=False, aggregations=_surprising(request, newest, both))
    names = {
        kind: [bucket["key"] for bucket in first["aggregations"]["newest"][kind]["buckets"]] for kind in request.kinds
    }
    step = max((window + baseline) / _STEPS, timedelta(minutes=1))
    second = await index.ask(
        query=both,
        size=0,
        track_total_hits=False,
        aggregations={
            "newest": {"filter": newest},
            "before": {"filter": before},
            **{
                kind: _weighed(FACETS[kind], values, (field, newest, before), step)
                for kind, values in names.items()
                if values
            },
        },
    )
    counts = second["aggregations"]
    articles = counts["newest"]["doc_count"], counts["before"]["doc_count"]
    begin = now - window - baseline
    rising = {
        kind: sorted(
            (
                riser
                for bucket in counts.get(kind, {}).get("buckets", ())
                if (riser := _riser(bucket, articles, begin, step)) and riser.count >= request.least
            ),
            key=lambda riser: (-riser.score, riser.value),
        )[: request.size]
        for kind in request.kinds
    }
    return Trending(*articles, rising)


def score(count: int, articles: int, count_before: int, articles_before: int) -> float:
    """Dunning's log-likelihood ratio for ``count`` of ``articles`` against ``count_before`` of ``articles_before``.

    Negative where it falls, 0 where both rates are the same.
    """
    everything = articles + articles_before
    rate = (count + count_before) / everything if everything else 0.0
    ratio = 2 * (_part(count, articles * rate) + _part(count_before, articles_before * rate))
    return ratio if count > articles * rate else -ratio


def _part(seen: int, expected: float) -> float:
    return seen * math.log(seen / expected) if seen else 0.0


def _length(parameter: str, text: str) -> timedelta:
    found = _LENGTH.fullmatch(text.strip().removeprefix("-"))
    if found is None or not int(found[1]):
        raise InvalidRequestError(
            parameter, f"{text[:40]!r} is no length of time.", "Give hours, days or weeks: 24h, 2d."
        )
    return int(found[1]) * _UNITS[found[2]]


def _between(field: str, start: datetime, end: datetime) -> Clause:
    return {"range": {field: {"gte": start.isoformat(), "lt": end.isoformat()}}}


def _surprising(request: TrendingRequest, newest: Clause, both: Clause) -> dict[str, Any]:
    """Names that are unlike as frequent in the window as in the whole."""
    return {
        "newest": {
            "filter": newest,
            "aggregations": {
                kind: {
                    "significant_terms": {
                        "field": FACETS[kind],
                        "size": _CANDIDATES,
                        "min_doc_count": request.least,
                        "background_filter": both,
                        "chi_square": {"include_negatives": False},
                    }
                }
                for kind in request.kinds
            },
        }
    }


def _weighed(name: str, values: list[str], when: tuple[str, Clause, Clause], step: timedelta) -> dict[str, Any]:
    field, newest, before = when
    milliseconds = int(step / timedelta(milliseconds=1))
    shown = {"size": 1, "sort": [{"sort_date": "desc"}], "_source": ["id", "headline", "published", "source"]}
    return {
        "terms": {"field": name, "include": values, "size": len(values)},
        "aggregations": {
            "newest": {
                "filter": newest,
                "aggregations": {
                    "sources": {"cardinality": {"field": "source.name"}},
                    "stories": {"terms": {"field": "story_id", "size": 1}},
                    "article": {"top_hits": shown},
                },
            },
            "before": {"filter": before},
            "series": {"date_histogram": {"field": field, "fixed_interval": f"{milliseconds}ms"}},
        },
    }


def _riser(bucket: Mapping[str, Any], articles: tuple[int, int], begin: datetime, step: timedelta) -> Riser | None:
    newest, before = bucket["newest"]["doc_count"], bucket["before"]["doc_count"]
    how_much = score(newest, articles[0], before, articles[1])
    if how_much < _CHANCE:
        return None
    series = [0] * _STEPS
    for each in bucket["series"]["buckets"]:
        place = int((datetime.fromtimestamp(each["key"] / 1000, UTC) + step / 2 - begin) / step)
        series[min(max(place, 0), _STEPS - 1)] += each["doc_count"]
    stories = bucket["newest"]["stories"]["buckets"]
    return Riser(
        value=bucket["key"],
        count=newest,
        expected=round(articles[0] * before / articles[1], 2),
        score=round(how_much, 2),
        sources=bucket["newest"]["sources"]["value"],
        series=series,
        story=stories[0]["key"] if stories else None,
        article=bucket["newest"]["article"]["hits"]["hits"][0]["_source"],
    )
