"""What became of alerts lately: how many matches on each day, and when the last one came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from dateline.alerts.matchstore import MatchStore
from dateline.query.reader import IndexReader

DAYS: Final = 7


@dataclass(frozen=True)
class Activity:
    """The matches of one alert: ``kept``, all that are still known; ``days``, how many on each of the last ``DAYS``."""

    kept: int = 0
    last: datetime | None = None
    days: Mapping[date, int] = field(default_factory=dict)

    @property
    def lately(self) -> int:
        return sum(self.days.values())


async def activity(index: IndexReader, alerts: Sequence[str], now: datetime) -> dict[str, Activity]:
    """By the id of the alert; those that never matched have one, too. Days are of the settings' zone.

    Raises UnavailableError.
    """
    zone = ZoneInfo(index.settings.time_zone)
    today = now.astimezone(zone).date()
    first = today - timedelta(days=DAYS - 1)
    since = datetime(first.year, first.month, first.day, tzinfo=zone)
    found = await MatchStore(index).by_alert(alerts, since, index.settings.time_zone)
    return {alert: _activity(found.get(alert, {}), first) for alert in alerts}


def _activity(bucket: Mapping[str, Any], first: date) -> Activity:
    days = {first + timedelta(days=number): 0 for number in range(DAYS)}
    if not bucket:
        return Activity(days=days)
    for each in bucket["lately"]["days"]["buckets"]:
        days[date.fromisoformat(each["key_as_string"])] = each["doc_count"]
    return Activity(bucket["doc_count"], datetime.fromisoformat(bucket["last"]["value_as_string"]), days)
