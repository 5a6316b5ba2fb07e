"""The outlets: what each sends, how often, and which have gone quiet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from dateline.query.clauses import DATE_FIELDS
from dateline.query.fields import Clause
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection
from dateline.query.silence import STEP, USUAL, is_quiet

MOST = 1_000
"""Outlets that are looked at: those with the most articles."""

# Each outlet has up to 673 hours, and Elasticsearch makes at most 65,536 buckets for one question.
_AT_ONCE = 64
_TYPES = 5
_DAYS = USUAL.days


class SourcesRequest(Selection):
    """The outlets of the articles of a selection."""

    duplicates: Literal["hide", "show", "only"] = Field("show", description="Whether copies count as articles.")
    order_by: Literal["quiet", "count", "recent", "name"] = Field(
        "quiet",
        description="Those that have gone quiet first, then by articles; by articles; the latest first; or by name.",
    )
    size: int = Field(100, ge=1, le=MOST, description="Most outlets.")


@dataclass(frozen=True)
class Outlet:
    """One outlet. ``per_day``: articles a day in the last 28 days; ``first`` and ``last``: ISO 8601, UTC.

    ``usual_per_day`` and ``by_weekday`` (articles, Monday first) are of the 28 days that end with its last article;
    ``quiet_since`` is the hour of that article where it has gone quiet, and None else.
    """

    name: str
    domain: str | None
    articles: int
    first: str
    last: str
    per_day: float
    usual_per_day: float
    by_weekday: list[int]
    quiet: bool
    quiet_since: str | None
    media_types: list[str]


@dataclass(frozen=True)
class Outlets:
    """``total``: outlets, exact up to some thousands; ``quiet``: those gone quiet; ``unnamed``: articles of none."""

    total: int
    quiet: int
    unnamed: int
    sources: list[Outlet]


async def sources(index: IndexReader, request: SourcesRequest, now: datetime | None = None) -> Outlets:
    """The outlets of the selection, as they are at this time. Raises InvalidRequestError, UnavailableError."""
    now = now or datetime.now(UTC)
    when = DATE_FIELDS[request.use_date]
    # An article that is dated tomorrow says nothing about how long it has been quiet.
    so_far = {"range": {when: {"lte": now.isoformat()}}}
    query: Clause = {"bool": {"filter": [await index.selected(request, now), so_far]}}
    recently = {"range": {when: {"gt": (now - USUAL).isoformat()}}}
    each = {
        "first": {"min": {"field": when}},
        "last": {"max": {"field": when}},
        "recent": {"filter": recently},
        "domain": {"terms": {"field": "source.domain", "size": 1}},
        "types": {"terms": {"field": "file.media_type", "size": _TYPES}},
    }
    answer = await index.ask(
        query=query,
        size=0,
        track_total_hits=False,
        aggregations={
            "sources": {"terms": {"field": "source.name", "size": MOST}, "aggregations": each},
            "total": {"cardinality": {"field": "source.name", "precision_threshold": 40_000}},
            "unnamed": {"missing": {"field": "source.name"}},
        },
    )
    found = answer["aggregations"]
    outlets: list[Outlet] = []
    every = found["sources"]["buckets"]
    for buckets in (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE)):
        hours = await _hours(index, query, when, buckets)
        outlets += [
            _outlet(*pair, now, ZoneInfo(index.settings.time_zone)) for pair in zip(buckets, hours, strict=True)
        ]
    return Outlets(
        total=found["total"]["value"],
        quiet=sum(outlet.quiet for outlet in outlets),
        unnamed=found["unnamed"]["doc_count"],
        sources=_ordered(outlets, request.order_by)[: request.size],
    )


async def _hours(
    index: IndexReader, query: Clause, when: str, buckets: Sequence[Mapping[str, Any]]
) -> list[list[tuple[datetime, int]]]:
    """For each outlet the hours before its last article in which it sent something, and how many articles."""
    asked = [
        {
            "bool": {
                "filter": [
                    {"term": {"source.name": bucket["key"]}},
                    {"range": {when: {"gt": int(bucket["last"]["value"] - USUAL.total_seconds() * 1_000)}}},
                ]
            }
        }
        for bucket in buckets
    ]
    histogram = {"date_histogram": {"field": when, "fixed_interval": f"{STEP.seconds}s", "min_doc_count": 1}}
    answer = await index.ask(
        query=query,
        size=0,
        track_total_hits=False,
        aggregations={"each": {"filters": {"filters": asked}, "aggregations": {"hours": histogram}}},
    )
    return [
        [(datetime.fromtimestamp(hour["key"] / 1_000, UTC), hour["doc_count"]) for hour in each["hours"]["buckets"]]
        for each in answer["aggregations"]["each"]["buckets"]
    ]


def _outlet(bucket: Mapping[str, Any], hours: Sequence[tuple[datetime, int]], now: datetime, zone: ZoneInfo) -> Outlet:
    by_weekday = [0] * 7
    for hour, count in hours:
        by_weekday[hour.astimezone(zone).weekday()] += count
    quiet = is_quiet([hour for hour, _ in hours], now)
    domains = bucket["domain"]["buckets"]
    return Outlet(
        name=bucket["key"],
        domain=domains[0]["key"] if domains else None,
        articles=bucket["doc_count"],
        first=bucket["first"]["value_as_string"],
        last=bucket["last"]["value_as_string"],
        per_day=round(bucket["recent"]["doc_count"] / _DAYS, 2),
        usual_per_day=round(sum(by_weekday) / _DAYS, 2),
        by_weekday=by_weekday,
        quiet=quiet,
        quiet_since=hours[-1][0].isoformat() if quiet else None,
        media_types=[each["key"] for each in bucket["types"]["buckets"]],
    )


def _ordered(outlets: Sequence[Outlet], order_by: str) -> list[Outlet]:
    """In this order; among equals those with the most articles first."""
    by_count = sorted(outlets, key=lambda one: (-one.articles, one.name))
    if order_by == "quiet":
        return sorted(by_count, key=lambda one: not one.quiet)
    if order_by == "recent":
        return sorted(by_count, key=lambda one: one.last, reverse=True)
    return sorted(by_count, key=lambda one: one.name.casefold()) if order_by == "name" else by_count
