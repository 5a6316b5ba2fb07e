"""How many articles there were, minute by minute or year by year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from pydantic import Field

from dateline.query.clauses import DATE_FIELDS
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import FACETS
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection, known

Interval = Literal["minute", "hour", "day", "week", "month", "year"]
_LENGTHS: dict[Interval, timedelta] = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=28),
    "year": timedelta(days=365),
}
_FEW = 120
"""Bars at most that ``auto`` makes: what fits on a page and can be told apart."""

_MOST = 5_000
"""Bars that are answered; Elasticsearch would make 65,536, and nobody could read them."""

_PARTS = 5


class TimelineRequest(Selection):
    """The selection, and how finely its time is cut."""

    interval: Literal["auto", "minute", "hour", "day", "week", "month", "year"] = Field(
        "auto", description=f"Length of a step; auto makes at most {_FEW} of them."
    )
    by: str | None = Field(
        None,
        description=f"Count the {_PARTS} most frequent values of it apart: {', '.join(FACETS)}.",
        examples=["source"],
    )


@dataclass(frozen=True)
class Bar:
    """Articles of one step. ``start``: ISO 8601, in the time zone of the settings; ``by``: those of each value."""

    start: str
    count: int
    by: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Timeline:
    """All steps between the first and the last article, also those without any. ``total``: articles."""

    interval: Interval
    total: int
    bars: list[Bar]


async def timeline(index: IndexReader, request: TimelineRequest) -> Timeline:
    """The timeline of the selection. Raises InvalidRequestError, UnavailableError."""
    if request.by:
        known("by", [request.by], FACETS)
    when = DATE_FIELDS[request.use_date]
    query = await index.selected(request, datetime.now(UTC))
    ends = {"first": {"min": {"field": when}}, "last": {"max": {"field": when}}}
    parts = {"parts": {"terms": {"field": FACETS[request.by], "size": _PARTS}}} if request.by else {}
    found = await index.ask(query=query, size=0, track_total_hits=True, aggregations={**ends, **parts})
    first, last = (found["aggregations"][name]["value"] for name in ("first", "last"))
    span = timedelta(milliseconds=(last or 0) - (first or 0))
    interval = _fitting(span) if request.interval == "auto" else request.interval
    if span / _LENGTHS[interval] > _MOST:
        raise InvalidRequestError(
            "interval", f"That would be more than {_MOST:,} steps.", "Take a longer one, or narrow the dates."
        )
    values = [bucket["key"] for bucket in found["aggregations"]["parts"]["buckets"]] if request.by else []
    split = {"by": {"terms": {"field": FACETS[request.by], "include": values}}} if request.by and values else {}
    histogram = {
        "date_histogram": {"field": when, "calendar_interval": interval, "time_zone": index.settings.time_zone},
        **({"aggregations": split} if split else {}),
    }
    answer = await index.ask(query=query, size=0, track_total_hits=False, aggregations={"bars": histogram})
    bars = [_bar(bucket) for bucket in answer["aggregations"]["bars"]["buckets"]]
    return Timeline(interval, found["hits"]["total"]["value"], bars)


def _fitting(span: timedelta) -> Interval:
    """The shortest step of which few make the whole; minutes are for those who ask for them."""
    return next((name for name, length in _LENGTHS.items() if name != "minute" and span / length < _FEW), "year")


def _bar(bucket: Mapping[str, Any]) -> Bar:
    by = {part["key"]: part["doc_count"] for part in bucket.get("by", {}).get("buckets", ())}
    return Bar(bucket["key_as_string"], bucket["doc_count"], by)
