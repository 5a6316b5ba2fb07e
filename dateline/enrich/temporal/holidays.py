"""Days with a name that fall on one day a year, the same in all countries that keep them."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from dateline.enrich.temporal.calendar import yearly
from dateline.enrich.temporal.found import Found, Rule, Sentence, found
from dateline.enrich.temporal.leaning import leaning
from dateline.enrich.temporal.words import YEAR

NAMED = 0.9


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _on(1, 1), "new year's eve": _on(12, 31), "valentine's day": _on(2, 14),
    "st. patrick's day": _on(3, 17), "st patrick's day": _on(3, 17), "bastille day": _on(7, 14),
    "halloween": _on(10, 31), "armistice day": _on(11, 11), "christmas eve": _on(12, 24),
    "christmas day": _on(12, 25), "boxing day": _on(12, 26), "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46), "palm sunday": _from_easter(-7), "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2), "easter sunday": _from_easter(0), "easter monday": _from_easter(1),
    # Canada keeps another in October, which papers call Canadian Thanksgiving.
    "thanksgiving day": lambda year: date(year, 11, 22 + (3 - date(year, 11, 1).weekday()) % 7),
}  # fmt: skip
_NAMES = "|".join(name.replace(".", r"\.").replace("'", "['’]") for name in _HOLIDAYS)
_TELLING = ("day", "eve", "halloween")
_HOLIDAY = re.compile(rf"\b(?P<name>{_NAMES})\b(?:,?\s(?P<year>{YEAR}))?", re.IGNORECASE)


def _holiday(match: re.Match[str], sentence: Sentence) -> list[Found]:
    day_in = _HOLIDAYS[match["name"].lower().replace("’", "'")]
    if match["year"]:
        return found(match, day_in(int(match["year"])).isoformat(), "day", NAMED)
    if sentence.day is None:
        fixed = day_in(2000) == day_in(2001).replace(year=2000)
        return found(match, f"XXXX-{day_in(2000):%m-%d}" if fixed else None, "day", NAMED)
    day = yearly(day_in, sentence.day, leaning(*sentence.around(*match.span())))
    return found(match, day.isoformat() if day else None, "day", NAMED)


# The one day of history that papers name by its date alone, year after year.
_SEPTEMBER_11 = re.compile(
    r"\b(?P<at>Sept(?:ember|\.)?\s11(?:th)?|11(?:th)?\sSept(?:ember|\.)?)(?=,?\s(?:\w{3,9}\s)?(?:attacks?|attackers|hijack\w{1,6})\b)"
)


def _september_11(match: re.Match[str], sentence: Sentence) -> list[Found]:
    attacks = date(2001, 9, 11)
    return found(match, f"{attacks}", "day", NAMED, "at") if sentence.day is None or sentence.day >= attacks else []


HOLIDAYS = (Rule(_HOLIDAY, _holiday, _TELLING), Rule(_SEPTEMBER_11, _september_11, ("sept",)))
