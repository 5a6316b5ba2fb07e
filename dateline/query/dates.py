"""The dates of a search: ISO dates and times, months and years, and steps back from now."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from dateline.query.errors import InvalidRequestError

_STEP = re.compile(r"-(\d{1,5})([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}
_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADVICE = "Give a date (2025-02-09), a month (2025-02), a year (2025), a time (2025-02-09T18:30:00Z) or -24h, -7d, -2w."


@dataclass(frozen=True)
class Moment:
    """The time that a text means: from ``start`` until before ``end``; a point in time has both the same."""

    start: datetime
    end: datetime


def moment(parameter: str, text: str, now: datetime, zone: tzinfo) -> Moment:
    """What the text means, in the time zone where it names none. ``-7d`` is seven times 24 hours before ``now``.

    Raises InvalidRequestError, which names the parameter.
    """
    text = text.strip()
    try:
        if step := _STEP.fullmatch(text):
            point = now - timedelta(hours=int(step[1]) * _HOURS[step[2]])
            return Moment(point, point)
        if month := _MONTH.fullmatch(text):
            return _month(int(month[1]), int(month[2]) if month[2] else None, zone)
        start = datetime.fromisoformat(text)
        if start.tzinfo is None:
            start = start.replace(tzinfo=zone)
        # Days are counted in local time, so that one with a change of the clock has 23 or 25 hours.
        return Moment(start, start + timedelta(days=1) if _DAY.fullmatch(text) else start)
    except (ValueError, OverflowError) as error:
        raise InvalidRequestError(parameter, f"{text[:40]!r} is no date.", _ADVICE) from error


def _month(year: int, month: int | None, zone: tzinfo) -> Moment:
    start = datetime(year, month or 1, 1, tzinfo=zone)
    if month in (None, 12):
        return Moment(start, datetime(year + 1, 1, 1, tzinfo=zone))
    return Moment(start, start.replace(month=start.month + 1))
