"""Times as files for machines write them: ISO 8601 in all its forms, and RFC 5322 as mails and RSS have it."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser

Precision = Literal["full", "day", "month"]

_DAY = re.compile(r"^\d{4}-?\d\d-?\d\d(?:Z|[+-]\d\d:?\d\d)?$")
_MONTH = re.compile(r"^\d{4}-\d\d$")
# "30 Nov -0001" of WordPress, for no time; the library would read 2000. Behind the clock, -0700 is a zone.
_BEFORE_CHRIST = re.compile(r"(?:[A-Za-z]{3},\s{0,4})?\d{1,2}\s{1,4}[A-Za-z]{3,9}\s{1,4}-\d")
_SHORTEST = len("20250209T10")  # a year alone, or a clock, names no time
_FIRST_YEAR, _LAST_YEAR = 1600, 2200  # what lies outside is a slip, or a default of some program


def moment(text: str | None, time_zone: str = "UTC") -> tuple[datetime, Precision] | None:
    """The time, UTC, and how precise it is; None when the text is no time, and for a year alone.

    A time without a zone is in ``time_zone`` (IANA). A day alone is its beginning, UTC, so that it stays that day.
    """
    text = (text or "").strip()
    if not text or len(text) > 80:
        return None
    if _MONTH.match(text):
        return _checked(f"{text}-01", "month", UTC)
    if day := _DAY.match(text):
        return _checked(re.sub(r"(?:Z|[+-]\d\d:?\d\d)$", "", day[0]), "day", UTC)
    return _checked(text, "full", ZoneInfo(time_zone)) if len(text) >= _SHORTEST else None


def _checked(text: str, precision: Precision, zone: tzinfo) -> tuple[datetime, Precision] | None:
    try:
        time = _read(text)
        time = (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError, TypeError):
        return None
    return (time, precision) if _FIRST_YEAR <= time.year <= _LAST_YEAR else None


def _read(text: str) -> datetime:
    if text[:4].isdigit():
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return dateutil_parser.isoparse(text.replace(" ", "T", 1))
    if _BEFORE_CHRIST.match(text):
        message = "a year before year 0"
        raise ValueError(message)
    return parsedate_to_datetime(text)
