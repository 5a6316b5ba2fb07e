"""What an alert would have found: before it is saved."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dateline.alerts.told import FIELDS
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection

DAYS = 30
_EXAMPLES = 5


@dataclass(frozen=True)
class Preview:
    """Of the articles that came in the last days: how many fit, on which day (ISO date), and the newest of them."""

    total: int
    days: dict[str, int]
    newest: list[dict[str, Any]]


async def preview(index: IndexReader, selection: Selection, now: datetime) -> Preview:
    """What the selection finds among the articles received in the last ``DAYS`` days, on days of the settings' zone.

    Raises InvalidRequestError for a selection that cannot be an alert, UnavailableError.
    """
    asked = await index.selected(selection, now)
    lately = {"range": {"received": {"gte": (now - timedelta(days=DAYS)).isoformat()}}}
    by_day = {"field": "received", "calendar_interval": "day", "format": "yyyy-MM-dd"}
    answer = await index.ask(
        query={"bool": {"filter": [asked, lately]}},
        sort=[{"received": "desc"}, {"id": "asc"}],
        size=_EXAMPLES,
        source=list(FIELDS),
        track_total_hits=True,
        aggregations={"days": {"date_histogram": {**by_day, "time_zone": index.settings.time_zone}}},
    )
    return Preview(
        answer["hits"]["total"]["value"],
        {day["key_as_string"]: day["doc_count"] for day in answer["aggregations"]["days"]["buckets"]},
        [hit["_source"] for hit in answer["hits"]["hits"]],
    )
