"""The line that says when and where a story was published: ``Published in Dawn, February 9th, 2025``."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from dateline.newsprint.calendar import DAY, MONTH, WEEKDAY, read_day, read_month

_LONGEST = 140  # characters
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(?:\.\d{1,6})?\s*([ap]\.?m\b)?", re.IGNORECASE)
_OFFSET = re.compile(r"\d\s?([+-])([01]\d):?([0-5]\d)$")
_ZONE = re.compile(
    r"(?<![A-Za-z])(GMT|UTC|Z|BST|IST|PKT|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|JST|SGT|HKT|AEST|AEDT)\b"
)
# In hours from UTC. Some names stand for several zones; these are what newspapers in English mean by them.
_HOURS = {
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "IST": 5.5, "PKT": 5, "JST": 9, "SGT": 8, "HKT": 8,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AEST": 10, "AEDT": 11,
}  # fmt: skip
_NOTE = re.compile(
    r"\(?(?:this (?:story|article|report) (?:was )?)?(?:(?:first|originally|last) )*"
    r"(?P<verb>published|posted|updated|modified|appeared|publication date|date(?:line)? published|date|issued)"
    r"(?: (?:date|time|at))?(?: (?:in"
    r"|by) (?P<outlet>(?-i:[A-Z])[\w .&'’-]{1,50}?)(?=,| on |:))?(?: (?:on|at))?\s?[:,|-]?\s",
    re.IGNORECASE,
)
_DATE = rf"(?:{DAY}|{MONTH},? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_ALONE = re.compile(
    rf"(?:{WEEKDAY},? )?{_DATE}(?:[T,"
    rf"|.–—-]? ?(?:at )?(?:\d{{1,2}}[:.]\d\d(?:[:.]\d{{2,6}}){{0,2}}Z?)?(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{{2,4}}"
    rf"|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)

Precision = Literal["full", "day", "month"]


@dataclass(frozen=True)
class PublicationNote:
    """What such a line tells: the time, UTC, how precise it is, the outlet, and whether it was an update."""

    time: datetime
    precision: Precision
    outlet: str | None
    updated: bool


def read_publication(line: str, time_zone: str) -> PublicationNote | None:
    """The note; None when the line says anything else, or names no day and no month with a year.

    A time without a zone is in ``time_zone`` (IANA). A day alone is its beginning, UTC.
    """
    if len(line) > _LONGEST:
        return None
    note = _NOTE.match(line)
    told = line[note.end() :].strip(" ()*_") if note else line
    if not _ALONE.fullmatch(told.removesuffix(".") if note else told):
        return None
    day = read_day(told)
    updated = bool(note and note["verb"].lower() in {"updated", "modified"})
    outlet = note["outlet"] if note else None
    if day is None:
        month = read_month(told) if note else None
        return PublicationNote(_begin(month), "month", outlet, updated) if month else None
    clock = _CLOCK.search(told)
    moment = _moment(day, clock, told, time_zone) if clock else None
    return PublicationNote(moment or _begin(day), "full" if moment else "day", outlet, updated)


def says_so(line: str) -> bool:
    """Whether the line begins with a word such as "Published": a day alone may be anything, away from top and end."""
    return bool(_NOTE.match(line))


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _moment(day: date, clock: re.Match[str], text: str, time_zone: str) -> datetime:
    hour, half = int(clock[1]), (clock[3] or "").lower().replace(".", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return datetime.combine(day, time(hour, int(clock[2])), _zone(text, time_zone)).astimezone(UTC)


def _zone(text: str, time_zone: str) -> tzinfo:
    if offset := _OFFSET.search(text.strip()):
        span = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(span if offset[1] == "+" else -span)
    if named := _ZONE.search(text):
        return timezone(timedelta(hours=_HOURS[named[1]]))
    return ZoneInfo(time_zone)
