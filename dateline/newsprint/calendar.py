"""Days as newspapers print them in English: Feb 9, 9th February 2025, February 09, 2025, 2025-02-09."""

import re
from datetime import date, datetime

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?\b"
DAY = rf"(?:{MONTH} ?{_DAY}|{_DAY}(?: of)?[ -]{MONTH})(?:[, -] ?(?:19|20)\d\d\b)?"
WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b\.?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_FIND_MONTH = re.compile(rf"(?<![a-z]){MONTH}", re.IGNORECASE)
_FIND_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\b")
_FIND_DAY = re.compile(r"(?<![\d:.])([0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]?\d)", re.IGNORECASE)
# A dateline names the day of the report: printed the same week, and in a magazine the same month.
_BEFORE, _AFTER = 31, 1  # days


def read_day(text: str, near: date | None = None) -> date | None:
    """The day that the text names; None when it has no year and ``near`` gives none: nothing is invented.

    Without a year, it is the one that puts the day at most a month before ``near``, the day of publication.
    """
    if iso := _ISO.search(text):
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    month, year = _FIND_MONTH.search(text), _FIND_YEAR.search(text)
    day = _FIND_DAY.search(text)
    if not (month and day):
        return None
    number = _month(month[0])
    if year:
        return _valid(int(year[0]), number, int(day[1]))
    if isinstance(near, datetime):
        near = near.date()
    years = (near.year - 1, near.year, near.year + 1) if near else ()
    found = [there for year_ in years if (there := _valid(year_, number, int(day[1])))]
    return next((there for there in found if near and -_AFTER <= (near - there).days <= _BEFORE), None)


def read_month(text: str) -> date | None:
    """The first day of a month with its year: March 2024; None when there is none, or when it names a day."""
    month, year = _FIND_MONTH.search(text), _FIND_YEAR.search(text)
    if not (month and year) or _FIND_DAY.search(text):
        return None
    return date(int(year[0]), _month(month[0]), 1)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
