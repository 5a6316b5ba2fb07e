"""Weeks, months, quarters and seasons."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.enrich.temporal.calendar import iso_week, shift_months, yearly
from dateline.enrich.temporal.found import Found, Precision, Rule, Sentence, ahead_of, found
from dateline.enrich.temporal.leaning import Leaning, leaning
from dateline.enrich.temporal.words import (
    MONTH,
    MONTH_NAME,
    ORDINAL,
    SEASON,
    SEASONS,
    YEAR,
    month_number,
    ordinal,
    which,
)

WITH_YEAR, WITHOUT_YEAR, FROM_TODAY = 0.98, 0.8, 0.9
"""By judgement; on the half of the sample that was read, 15 of 16 months without a year are right."""

_STEPS = {"last": -1, "this": 0, "next": 1}
_NEAR_YEAR = r"(?P<near_year>last|this|next)\syear\b"
_WHICH = r"(?:[Tt]his\s(?:past|coming)|[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)"


def _year(match: re.Match[str], today: date | None) -> int | None:
    """The year printed, or told by ``last year``; None where neither is there, or today is not known."""
    named = match.groupdict()
    if named.get("year"):
        return int(match["year"])
    return today.year + _STEPS[match["near_year"].lower()] if named.get("near_year") and today else None


# --- months ---

_MONTH_OF_YEAR = re.compile(
    rf"\b(?:(?P<first>{MONTH})\s?(?:-|–|to|through|until|and)\s?)?(?P<month>{MONTH}),?\s(?:of\s)?(?:(?P<year>{YEAR})|{_NEAR_YEAR})"
)
# May and March are other words, too, and April and August are people: a bare month needs a word of time before it.
_BEFORE_MONTH = (
    r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]or|[Ff]rom|[Tt]o|[Oo]f|and|or|"
    rf"[Tt]hrough|[Bb]etween|[Tt]he|’s|'s)\s(?:(?:about|around|the|its|his|her|their)\s)?|\b{MONTH_NAME}\s?[-–]\s?"
)
_MOD = r"(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-]"
# "the January-March quarter of 2016-17": the year stands behind, and is that of a company.
_NO_QUARTER_OF = rf"(?!(?:[-–]{MONTH_NAME})?\s(?:quarter|period)\sof\b)"
_AFTER_A_CUE = re.compile(rf"(?:{_BEFORE_MONTH}(?:{_MOD})?|\b{_MOD})$")
_BARE_MONTH = re.compile(rf"\b{MONTH_NAME}\b(?!\s?\d)(?!\s[A-Z][a-z]+\s(?:said|told|was|is)\b){_NO_QUARTER_OF}")
_WHICH_MONTH = re.compile(rf"\b(?P<which>{_WHICH})\s(?P<month>{MONTH_NAME})\b(?!\s\d)")


def _month_of_year(match: re.Match[str], sentence: Sentence) -> Iterable[Found]:
    year, month = _year(match, sentence.day), month_number(match["month"])
    value = f"{year}-{month:02}" if year else None
    if match["first"] and value and year:
        first = month_number(match["first"])
        value = f"{year - (first > month)}-{first:02}/{value}"  # "November to January 2024" begins in 2023
    return found(match, value, "month", WITH_YEAR)


def _bare_month(match: re.Match[str], sentence: Sentence) -> list[Found]:
    if not ahead_of(match, _AFTER_A_CUE):
        return []
    number = month_number(match[0])
    if sentence.day is None:
        return found(match, f"XXXX-{number:02}", "month", WITH_YEAR)
    pointing = leaning(*sentence.around(*match.span())) or "past"
    return found(match, _nearest_month(number, sentence.day, pointing), "month", WITHOUT_YEAR)


def _which_month(match: re.Match[str], sentence: Sentence) -> list[Found]:
    """``last November`` said in November is a year ago, ``next November`` a year on; ``this`` one is of this year."""
    number, chosen, today = month_number(match["month"]), which(match["which"]), sentence.day
    if today is None:
        return found(match, f"XXXX-{number:02}", "month", WITH_YEAR)
    year = today.year
    if chosen == "last" and number >= today.month:
        year -= 1
    if chosen == "next" and number <= today.month:
        year += 1
    return found(match, f"{year}-{number:02}", "month", FROM_TODAY)


def _nearest_month(number: int, today: date, pointing: Leaning) -> str | None:
    first = today.replace(day=1)
    day = yearly(lambda year: date(year, number, 1), first, pointing)
    return f"{day:%Y-%m}" if day else None


# --- weeks, weekends, months and quarters counted from today ---

_FROM_TODAY = re.compile(rf"\b(?P<which>{_WHICH})\s(?P<unit>week(?:end)?|month|quarter)\b(?![\s-]long)")
_UNITS: dict[str, Precision] = {"week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter"}
_WEEKEND = re.compile(r"\b(?:over|during|at|of|for)\s(?P<at>the\sweekend)\b", re.IGNORECASE)


def _from_today(match: re.Match[str], sentence: Sentence) -> list[Found]:
    chosen, unit, today = which(match["which"]), match["unit"], sentence.day
    precision = _UNITS[unit]
    if today is None:
        return found(match, None, precision, FROM_TODAY)
    return found(match, _counted(unit, _STEPS[chosen], today), precision, FROM_TODAY)


def _counted(unit: str, steps: int, today: date) -> str:
    if unit == "month":
        return shift_months(today, steps)
    if unit == "quarter":
        year, month = map(int, shift_months(today, 3 * steps).split("-"))
        return f"{year}-Q{(month + 2) // 3}"
    week = iso_week(today + timedelta(7 * steps))
    return f"{week}-WE" if unit == "weekend" else week


def _weekend(match: re.Match[str], sentence: Sentence) -> list[Found]:
    """The one past, unless the sentence looks ahead; on a Saturday or Sunday this one."""
    if sentence.day is None:
        return found(match, None, "weekend", FROM_TODAY, "at")
    ahead = leaning(*sentence.around(*match.span())) == "future" or sentence.day.isoweekday() > 5
    return found(match, _counted("weekend", 0 if ahead else -1, sentence.day), "weekend", WITHOUT_YEAR, "at")


# --- quarters, halves and seasons ---

_OF_YEAR = rf"(?:,?\s(?:of\s|in\s)?(?:(?:the\s)?(?P<year>{YEAR})(?![-–/]\d|\s(?:fiscal|financial)\b)|{_NEAR_YEAR}))"
_QUARTER = re.compile(
    rf"\b(?<!fiscal )(?P<ordinal>{ORDINAL})[\s-](?P<unit>quarter|half){_OF_YEAR}"
    rf"|\bQ(?P<figure>[1-4])\s?(?:of\s)?(?P<q_year>{YEAR})",
    re.IGNORECASE,
)
_BARE_QUARTER = re.compile(
    rf"\b(?:in|for|during|of)\sthe\s(?P<at>(?!last)(?P<ordinal>{ORDINAL})\squarter)\b(?!\s?finals?)", re.IGNORECASE
)
_OF_BUSINESS = re.compile(
    r"[$£€%]|\b(?:profits?|sales|revenues?|earnings|loss(?:es)?|growth|grew|GDP|econom\w{1,7}|percent|per\scent|shares)\b",
    re.IGNORECASE,
)
_SEASON_OF_YEAR = re.compile(rf"\b(?P<season>{SEASON}){_OF_YEAR}(?![-–]\d)", re.IGNORECASE)
_WHICH_SEASON = re.compile(rf"\b(?P<which>{_WHICH})\s(?P<season>{SEASON})")


def _quarter(match: re.Match[str], sentence: Sentence) -> list[Found]:
    if match["figure"]:
        return found(match, f"{match['q_year']}-Q{match['figure']}", "quarter", WITH_YEAR)
    year, unit = _year(match, sentence.day), match["unit"].lower()
    halves = {"second": 2, "2nd": 2, "last": 2, "final": 2}
    part = halves.get(match["ordinal"].lower(), 1) if unit == "half" else ordinal(match["ordinal"])
    value = f"{year}-{'H' if unit == 'half' else 'Q'}{part}" if year else None
    return found(match, value, "half" if unit == "half" else "quarter", WITH_YEAR)


def _bare_quarter(match: re.Match[str], sentence: Sentence) -> list[Found]:
    """A quarter of a year only where its sentence speaks of business: basketball has quarters, too."""
    if not any(map(_OF_BUSINESS.search, sentence.around(*match.span()))):
        return []
    part = ordinal(match["ordinal"])
    if sentence.day is None:
        return found(match, f"XXXX-Q{part}", "quarter", WITH_YEAR, "at")
    first = sentence.day.replace(month=(sentence.day.month + 2) // 3 * 3 - 2, day=1)
    pointing = leaning(*sentence.around(*match.span())) or "past"
    day = yearly(lambda year: date(year, 3 * part - 2, 1), first, pointing)
    return found(match, f"{day.year}-Q{part}" if day else None, "quarter", WITHOUT_YEAR, "at")


def _season_of_year(match: re.Match[str], sentence: Sentence) -> list[Found]:
    year = _year(match, sentence.day)
    value = f"{year}-{SEASONS[match['season'].lower()]}" if year else None
    return found(match, value, "season", WITH_YEAR)


def _which_season(match: re.Match[str], sentence: Sentence) -> list[Found]:
    """``last fall`` is the latest that is over, ``next`` the first to begin; ``this`` one is of this year."""
    season, chosen, today = SEASONS[match["season"].lower()], which(match["which"]), sentence.day
    if today is None:
        return found(match, f"XXXX-{season}", "season", FROM_TODAY)
    begins = _FIRST_MONTHS[season]
    year = today.year
    if chosen == "last" and (year, today.month) < (year, begins + 3):
        year -= 1
    if chosen == "next" and today.month >= begins:
        year += 1
    return found(match, f"{year}-{season}", "season", FROM_TODAY)


_FIRST_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Of the meteorological seasons; a winter is that of the year it begins in."""

PERIODS = (
    Rule(_MONTH_OF_YEAR, _month_of_year),
    Rule(_WHICH_MONTH, _which_month),
    Rule(_BARE_MONTH, _bare_month),
    Rule(_FROM_TODAY, _from_today, ("week", "month", "quarter")),
    Rule(_WEEKEND, _weekend, ("weekend",)),
    Rule(_QUARTER, _quarter, ("quarter", "half", "q1", "q2", "q3", "q4")),
    Rule(_BARE_QUARTER, _bare_quarter, ("quarter",)),
    Rule(_SEASON_OF_YEAR, _season_of_year, tuple(SEASONS)),
    Rule(_WHICH_SEASON, _which_season, tuple(SEASONS)),
)
