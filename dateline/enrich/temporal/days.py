"""Days: printed in full or without their year, weekdays, today and its neighbours."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.enrich.temporal.calendar import day_of, nearest, weekday_near, yearly
from dateline.enrich.temporal.found import Found, Rule, Sentence, ahead_of, found, is_name
from dateline.enrich.temporal.leaning import leaning
from dateline.enrich.temporal.words import (
    ANY_WEEKDAY,
    DAY,
    MONTH,
    PART_OF_DAY,
    PARTS_OF_DAY,
    WEEKDAY,
    YEAR,
    Which,
    month_number,
    weekday_number,
    which,
)

PRINTED = 0.99
"""A date with its year is what it says; the rest is for misprints."""
WITHOUT_YEAR, ON_WEEKDAY, NEXT_TO_TODAY = 0.9, 0.9, 0.95
"""Rounded from the half of the sample that was read: 141 of 151 days told by weekday or without a year are right there,
and all 11 told by today."""

_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until)\s)"
_AND = r"(?:\sand\s|\sor\s|,\s)"
_NO_AMOUNT = r"(?!%|[.,:]\d|\s?(?:percent|per\scent|million|billion)\b)"


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


# --- with a month ---

_ON_WEEKDAY = re.compile(rf"\b(?P<weekday>{ANY_WEEKDAY}),?\s(?:the\s)?$")
_SECOND = rf"(?:(?P<joint>{_TO}|{_AND})(?P<second>{DAY}){_NO_AMOUNT}(?!\s?{MONTH}))?"
# "March 30 to April 2, 2024": the year stands behind the second day.
_LATER_YEAR = rf"(?={_TO}{MONTH}\s{DAY},?\s(?P<later>{YEAR}))"
_LAST = re.compile(r"\blast\s$")  # "last Oct. 23"
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})\s?(?P<day>{DAY}){_NO_AMOUNT}{_SECOND}"
    rf"(?:,?\s(?P<year>{YEAR})|{_LATER_YEAR})?"
)
_DAY_FIRST = re.compile(
    rf"(?<![\d.,:$£€])\b(?P<day>{DAY})(?:(?P<joint>\s?[-–—]\s?|{_TO}|\sand\s|\sor\s)(?P<second>{DAY}))?"
    rf"(?:\sof)?[\s-](?P<month>{MONTH})(?!\s\d{{1,2}}\b)(?:,?[\s-](?P<year>{YEAR}))?"
)


def _with_month(match: re.Match[str], sentence: Sentence) -> Iterable[Found]:
    later = match.groupdict().get("later")
    weekday = ahead_of(match, _ON_WEEKDAY)
    year = int(match["year"] or later or 0) or None
    month, second = month_number(match["month"]), match["second"]
    first = _in_year(match, weekday, sentence, year, month)
    if first is None:
        return
    confidence = PRINTED if year else WITHOUT_YEAR
    start, end = weekday.start() if weekday else match.start(), match.end()
    if not second:
        yield Found(start, end, first, "day", confidence)
        return
    last = f"{first[:-2]}{_day_number(second):02}"
    joint = match["joint"].strip()
    if joint not in {"and", "or", ","}:
        yield Found(start, end, f"{first}/{last}", "day", confidence)
    else:  # two days: April 24 and 25, 24 and 25 April
        yield Found(start, match.end("day"), first, "day", confidence)
        yield Found(match.start("second"), end, last, "day", confidence)


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


# --- weekdays ---

_WHICH_DAY = re.compile(r"\b(?P<which>(?:[Tt]his )?(?:[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming)|[Tt]his)\s$")
_WEEK = r"(?:\s(?:of\s)?(?P<week>last|this|next)\sweek\b)?"
# No day but names: of newspapers, of a club, of days in history and in the shops; and every Friday is no one Friday.
_NO_DAY_BEFORE = (
    r"(?<!Black )(?<!Bloody )(?<!Super )(?<!Sheffield )(?<!Cyber )(?<!Fat )(?<!Shrove )(?<!Ash )(?<!Good )"
    r"(?<!Easter )(?<!Palm )(?<!Whit )(?<!Maundy )(?<!very )(?<!each )(?<!ther )"
)
_NO_DAY_BEHIND = (
    r"(?!s\b|\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|World|People|Independent|Business|Sport|Star|"
    r"Morning Post|Night Live|Night Football)\b)"
)
_WEEKDAY = re.compile(rf"\b{_NO_DAY_BEFORE}(?P<weekday>{WEEKDAY}){_NO_DAY_BEHIND}(?:\s(?P<part>{PART_OF_DAY}))?{_WEEK}")


def _weekday(match: re.Match[str], sentence: Sentence) -> list[Found]:
    number = weekday_number(match["weekday"])
    part = PARTS_OF_DAY[match["part"]] if match["part"] else ""
    chosen = ahead_of(match, _WHICH_DAY)
    start = chosen.start() if chosen else match.start()
    if sentence.day is None:
        return [Found(start, match.end(), f"XXXX-WXX-{number}{part}", "weekday", PRINTED)]
    day = _which_weekday(match, chosen and which(chosen["which"]), sentence, sentence.day)
    return [Found(start, match.end(), f"{day}{part}", "part of day" if part else "day", ON_WEEKDAY)]


def _which_weekday(match: re.Match[str], chosen: Which | None, sentence: Sentence, today: date) -> date:
    number = weekday_number(match["weekday"])
    if match["week"]:
        weeks = {"last": -1, "this": 0, "next": 1}[match["week"]]
        return today + timedelta(7 * weeks + number - today.isoweekday())
    if chosen == "last":
        return weekday_near(number, today - timedelta(1), "past")
    if chosen == "next":
        return weekday_near(number, today + timedelta(1), "future")
    pointing = leaning(*sentence.around(*match.span()))
    if _DONE.match(match.string, match.end()):
        pointing = "past"
    if chosen == "this" and pointing is None:
        pointing = "future"
    return weekday_near(number, today, pointing)


_DONE = re.compile(
    r"['’]s\s(?:ruling|decision|verdict|attacks?|bombings?|blasts?|explosions?|killings?|murders?|shootings?|crash|"
    r"accident|earthquake|defeat|loss|win|victory|announcement|statement|remarks|arrests?|raids?|riots?)\b"
)
"""Such a thing has its weekday in the paper only when it has happened, whatever the verb: "appeal Monday's ruling"."""


# --- today and its neighbours ---

_NEAR_TODAY = re.compile(
    rf"\b(?:the\sday\s(?P<further>before\syesterday|after\stomorrow)"
    rf"|(?P<named>today|tonight|yesterday|tomorrow)(?:\s(?P<part>{PART_OF_DAY}))?"
    rf"|(?P<this>this)\s(?P<this_part>{PART_OF_DAY})|(?P<night>last\snight))\b",
    re.IGNORECASE,
)
_DAYS_ON = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _near_today(match: re.Match[str], sentence: Sentence) -> list[Found]:
    if is_name(match, sentence):
        return []
    if match["further"]:
        days, part = (-2 if "before" in match["further"].lower() else 2), ""
    elif match["night"]:
        days, part = -1, "TNI"
    else:
        word = (match["named"] or "today").lower()
        part_word = (match["part"] or match["this_part"] or ("night" if word == "tonight" else "")).lower()
        days, part = _DAYS_ON[word], PARTS_OF_DAY.get(part_word, "")
    value = f"{sentence.day + timedelta(days)}{part}" if sentence.day else None
    return found(match, value, "part of day" if part else "day", NEXT_TO_TODAY)


DAYS = (
    Rule(_MONTH_FIRST, _with_month),
    Rule(_DAY_FIRST, _with_month),
    *IN_FIGURES,
    Rule(_NEAR_TODAY, _near_today),
    Rule(_WEEKDAY, _weekday),
)
"""All that name a day."""
