"""Days printed with their month, or in figures, with and without their year."""

import re
from collections.abc import Iterable

from dateline.enrich.temporal.calendar import day_of, nearest, yearly
from dateline.enrich.temporal.found import Found, Rule, Sentence, ahead_of, found
from dateline.enrich.temporal.leaning import leaning
from dateline.enrich.temporal.words import ANY_WEEKDAY, DAY, MONTH, YEAR, month_number, weekday_number

PRINTED = 0.99
"""A date with its year is what it says; the rest is for misprints."""
WITHOUT_YEAR = 0.9
"""Rounded from the half of the sample that was read: 141 of 151 days told by weekday or without a year are right."""

_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until)\s)"
_AND = r"(?:\sand\s|\sor\s)"
_NO_AMOUNT = r"(?!%|[.,:]\d|\s?(?:percent|per\scent|million|billion|people|others|men|women|children)\b)"


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


# --- with a month ---

_ON_WEEKDAY = re.compile(rf"\b(?P<weekday>{ANY_WEEKDAY}),?\s(?:the\s)?$")
_SECOND = rf"(?:(?P<joint>{_TO}|{_AND})(?P<second>{DAY}){_NO_AMOUNT}(?!\s?{MONTH}))?"
# "March 30 to April 2, 2024": the year stands behind the second day.
_LATER_YEAR = rf"(?={_TO}{MONTH}\s{DAY},?\s(?P<later>{YEAR}))"
_NEAR_YEAR = r"(?:of\s)?(?P<near_year>last|this|next)\syear\b"
_LAST = re.compile(r"\blast\s$")  # "last Oct. 23"
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})\s?(?P<day>{DAY}){_NO_AMOUNT}{_SECOND}"
    rf"(?:,?\s(?:(?P<year>{YEAR})|{_NEAR_YEAR})|{_LATER_YEAR})?"
)
_DAY_FIRST = re.compile(
    rf"(?<![\d.,:$£€])\b(?P<day>{DAY})(?:(?P<joint>\s?[-–—]\s?|{_TO}|\sand\s|\sor\s)(?P<second>{DAY}))?"
    rf"(?:\sof)?[\s-](?P<month>{MONTH})(?!\s\d{{1,2}}\b)(?:,?[\s-](?:(?P<year>{YEAR})|{_NEAR_YEAR}))?"
)


def _with_month(match: re.Match[str], sentence: Sentence) -> Iterable[Found]:
    weekday = ahead_of(match, _ON_WEEKDAY)
    year, month = _year(match, sentence), month_number(match["month"])
    value = _in_year(match, weekday, sentence, year, month)
    if value is None:
        return
    confidence = PRINTED if year else WITHOUT_YEAR
    start, end = weekday.start() if weekday else match.start(), match.end()
    last = match["second"] and _later_in_month(value, _day_number(match["second"]))
    if not last:
        yield Found(start, match.end("day") if match["second"] else end, value, "day", confidence)
    elif match["joint"].strip() in {"and", "or"}:  # two days: April 24 and 25, 24 and 25 April
        yield Found(start, match.end("day"), value, "day", confidence)
        yield Found(match.start("second"), end, last, "day", confidence)
    else:
        yield Found(start, end, f"{value}/{last}", "day", confidence)


def _year(match: re.Match[str], sentence: Sentence) -> int | None:
    """The year printed behind the day, or behind a second one, or told by ``of last year``."""
    printed = match["year"] or match.groupdict().get("later")
    if printed:
        return int(printed)
    steps = {"last": -1, "this": 0, "next": 1}
    return sentence.day.year + steps[match["near_year"]] if match["near_year"] and sentence.day else None


def _later_in_month(first: str, day: int) -> str | None:
    """A later day of the month of ``first``, None where it has no such day."""
    year, month, earlier = first.split("-")
    known = day_of(2000 if year == "XXXX" else int(year), int(month), day)
    return f"{year}-{month}-{day:02}" if known and day > int(earlier) else None


def _in_year(
    match: re.Match[str], weekday: re.Match[str] | None, sentence: Sentence, year: int | None, month: int
) -> str | None:
    """The day as a value; without a year, that of the nearest such day, on its weekday where one is printed."""
    day = _day_number(match["day"])
    if year:
        known = day_of(year, month, day)
        return known.isoformat() if known else None
    if not day_of(2000, month, day):  # a leap year: 29 February is a day
        return None
    if sentence.day is None:
        return f"XXXX-{month:02}-{day:02}"
    pointing = "past" if ahead_of(match, _LAST) else leaning(*sentence.around(*match.span()))
    if weekday:
        years = range(sentence.day.year - _WEEKDAY_YEARS, sentence.day.year + _WEEKDAY_YEARS + 1)
        days = [there for year in years if (there := day_of(year, month, day))]
        on_it = [there for there in days if there.isoweekday() == weekday_number(weekday["weekday"])]
        if resolved := nearest(on_it, sentence.day, pointing):
            return resolved.isoformat()
    resolved = yearly(lambda year: day_of(year, month, day), sentence.day, pointing)
    return resolved.isoformat() if resolved else None


_WEEKDAY_YEARS = 1
"""A weekday and a date without a year are printed of the days around: further off, the year would stand there."""


# --- in figures ---

_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>(?:19|20)\d\d)(?![\d.])")
_SLASHED = re.compile(r"(?<![\d/])(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>(?:19|20)\d\d)(?![\d/])")


def _in_figures(match: re.Match[str], _: Sentence) -> list[Found]:
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return found(match, day.isoformat(), "day", PRINTED) if day else []


def _with_slashes(match: re.Match[str], _: Sentence) -> list[Found]:
    """Britain puts the day first, America the month; where both readings are days, none is taken."""
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    readings = set(filter(None, (day_of(year, second, first), day_of(year, first, second))))
    return found(match, readings.pop().isoformat(), "day", PRINTED) if len(readings) == 1 else []


IN_FIGURES = (Rule(_ISO, _in_figures), Rule(_DOTTED, _in_figures), Rule(_SLASHED, _with_slashes))
"""The same in all languages."""

PRINTED_DAYS = (Rule(_MONTH_FIRST, _with_month), Rule(_DAY_FIRST, _with_month), *IN_FIGURES)
