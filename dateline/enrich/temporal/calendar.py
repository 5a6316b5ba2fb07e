"""Arithmetic with days, weeks, months and years, and how TIMEX3 writes them.

TIMEX3 is that of ISO-TimeML (ISO 24617-1): ISO 8601 for days and weeks, ``2024-Q1``, ``2024-H1``, ``2024-SU``,
``199X``, ``19XX``, and ``X`` for what is not known. An interval is written as in ISO 8601-2: ``2024-03/2024-05``,
``2024-05/..``.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from dateline.enrich.temporal.leaning import Leaning

AGAINST_LEANING = 8
"""How many days on the side that the sentence does not point to weigh as much as one on the other. A verb in the past
does not put a date eleven months back when it is 24 days ahead: such dates are printed with their year."""
TO_COME = 1.5
"""The same for days to come where the sentence points nowhere: news is mostly of what was."""
OTHER_YEAR = 1.5
"""The same for days of another calendar year than this: of those most are printed with their year. On the half of the
sample that was read no date comes out otherwise with 2 to 12, 0.5 to 5 and 1 to 5."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none: 30 February."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def iso_week(day: date) -> str:
    """``2024-W11``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def shift_months(day: date, months: int) -> str:
    """The month so many months from the day's: ``2024-03``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"


def shift_days(day: date, days: int) -> date | None:
    """The day so many days on; None before the year 1."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def weekday_near(number: int, day: date, leaning: Leaning) -> date:
    """The nearest day of this weekday (1 to 7), the day itself among them: to come, or else past."""
    ahead = (number - day.isoweekday()) % 7
    return day + timedelta(ahead if leaning == "future" else ahead - 7 if ahead else 0)


def nearest(days: Iterable[date], to: date, leaning: Leaning) -> date | None:
    """Of several days the nearest, where those on the side that the leaning speaks against count as further off."""
    ahead = {"past": AGAINST_LEANING, "future": 1 / AGAINST_LEANING, None: TO_COME}[leaning]

    def distance(day: date) -> float:
        days_on = (day - to).days
        weighted = days_on * ahead if days_on > 0 else -days_on
        return weighted if day.year == to.year else weighted * OTHER_YEAR

    return min(days, key=distance, default=None)


def yearly(day_in: Callable[[int], date | None], to: date, leaning: Leaning) -> date | None:
    """Of a day that comes every year, given by its year, the one that is meant."""
    years = (to.year - 1, to.year, to.year + 1)
    return nearest(filter(None, map(day_in, years)), to, leaning)
