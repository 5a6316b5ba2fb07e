"""Weekdays, today and its neighbours."""

import re
from datetime import date, timedelta

from dateline.enrich.temporal.calendar import weekday_near
from dateline.enrich.temporal.found import Found, Rule, Sentence, ahead_of, found, is_name
from dateline.enrich.temporal.leaning import leaning
from dateline.enrich.temporal.words import PART_OF_DAY, PARTS_OF_DAY, WEEKDAY, Which, weekday_number, which

ON_WEEKDAY, NEXT_TO_TODAY = 0.9, 0.95
"""Rounded from the half of the sample that was read: 141 of 151 days told by weekday or without a year are right there,
and all 11 told by today."""
AS_PRINTED = 0.99
"""A weekday of no known week is what it says."""

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


_COUNTED = re.compile(r"\b(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th)\s$", re.IGNORECASE)


def _weekday(match: re.Match[str], sentence: Sentence) -> list[Found]:
    if ahead_of(match, _COUNTED):  # the second Tuesday in November is not the latest one
        return []
    number = weekday_number(match["weekday"])
    part = PARTS_OF_DAY[match["part"]] if match["part"] else ""
    chosen = ahead_of(match, _WHICH_DAY)
    start = chosen.start() if chosen else match.start()
    if sentence.day is None:
        return [Found(start, match.end(), f"XXXX-WXX-{number}{part}", "weekday", AS_PRINTED)]
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
    Rule(_NEAR_TODAY, _near_today),
    Rule(_WEEKDAY, _weekday),
)
