"""How numbers and times are written on pages, in the time zone of the settings and the words of a newspaper."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from dateline.article import DateMention

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_ONLY = re.compile(r"XXXX-WXX-([1-7])")
_DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\d")
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def as_time(moment: datetime | str) -> datetime:
    """The time of an ISO 8601 text; one without a zone is in UTC."""
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def number(value: float) -> str:
    """1,234 and 0.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """1 article, 2,345 articles."""
    return f"{number(count)} {one if count == 1 else many or f'{one}s'}"


def day(moment: datetime | str, zone: ZoneInfo | None = None) -> str:
    """9 February 2025."""
    local = as_time(moment).astimezone(zone or UTC)
    return f"{local.day} {local:%B %Y}"


def weekday(moment: datetime | str, zone: ZoneInfo | None = None) -> str:
    """Sunday, 9 February 2025."""
    return f"{as_time(moment).astimezone(zone or UTC):%A}, {day(moment, zone)}"


def clock(moment: datetime | str, zone: ZoneInfo | None = None) -> str:
    """14:05."""
    return f"{as_time(moment).astimezone(zone or UTC):%H:%M}"


def ago(moment: datetime | str, now: datetime | None = None) -> str:
    """How long ago: now, 5 min, 3 h, 2 d ago; from a fortnight on the day itself."""
    passed = ((now or datetime.now(UTC)) - as_time(moment)).total_seconds()
    if passed < 0 or passed > 14 * _DAY:
        return day(moment)
    if passed < _MINUTE:
        return "just now"
    for unit, seconds in (("d", _DAY), ("h", _HOUR), ("min", _MINUTE)):
        if passed >= seconds:
            return f"{passed // seconds:.0f} {unit} ago"
    raise AssertionError


def ahead(moment: datetime | str, now: datetime | None = None) -> str:
    """How long until then: at once, in 5 min, in 3 h, in 2 d."""
    left = (as_time(moment) - (now or datetime.now(UTC))).total_seconds()
    for unit, seconds in (("d", _DAY), ("h", _HOUR), ("min", _MINUTE)):
        if left >= seconds:
            return f"in {left // seconds:.0f} {unit}"
    return "at once" if left < 1 else f"in {left:.0f} s"


def lasting(seconds: float) -> str:
    """0.4 s, 12 s, 3 min, 2 h 5 min, 3 days."""
    if seconds < _MINUTE:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE:.0f} min"
    if seconds < 2 * _DAY:
        return f"{seconds // _HOUR:.0f} h {seconds % _HOUR // _MINUTE:.0f} min"
    return f"{timedelta(seconds=seconds).days} days"


def dated(mention: DateMention) -> str:
    """What a date in a text means, as far as that is known: TIMEX3's values in words."""
    if mention.value is None:
        return "no date to count from"
    weekday_only = _WEEKDAY_ONLY.fullmatch(mention.value)
    if weekday_only:
        return f"a {_WEEKDAYS[int(weekday_only[1]) - 1]}, which one is not known"
    return day(mention.value) if _DAY_VALUE.fullmatch(mention.value) else mention.value


def size(count: int) -> str:
    """812 bytes, 3.4 kB, 2.0 MB."""
    if count < 1_000:
        return counted(count, "byte")
    amount, units = count / 1_000, ["kB", "MB", "GB", "TB"]
    while amount >= 1_000 and len(units) > 1:
        amount, units = amount / 1_000, units[1:]
    return f"{amount:.1f} {units[0]}"


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "number": number,
    "counted": counted,
    "day": day,
    "weekday": weekday,
    "clock": clock,
    "ago": ago,
    "ahead": ahead,
    "lasting": lasting,
    "filesize": size,
    "dated": dated,
}
