"""Days, weeks, months and years counted from today: three days ago, in two weeks' time, the past five years."""

import re
from datetime import date, timedelta

from dateline.enrich.temporal.calendar import iso_week, shift_days, shift_months
from dateline.enrich.temporal.found import Found, Precision, Rule, Sentence, ahead_of, found
from dateline.enrich.temporal.words import NUMBER, number

EXACT, STRETCH = 0.9, 0.8

_UNIT = r"(?P<unit>hour|day|week|month|year|decade)s?"
_COUNT = re.compile(rf"\b(?P<number>{NUMBER})[\s-]$", re.IGNORECASE)
_AGO = re.compile(rf"\b{_UNIT}\sago\b", re.IGNORECASE)
_FROM_NOW = re.compile(rf"\b{_UNIT}(?:\sfrom\snow|['’]s?\stime)\b", re.IGNORECASE)
_STRETCH = re.compile(
    rf"\b(?:the|these|those)\s(?P<side>past|last|next|coming)\s(?:(?P<number>{NUMBER})\s{_UNIT}|(?P<one>decade))\b"
    r"|\bthe\spast\s(?P<past>week|month|year)\b",
    re.IGNORECASE,
)
_PRECISION: dict[str, Precision] = {
    "hour": "time", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "year",
}  # fmt: skip


def _away(match: re.Match[str], sentence: Sentence) -> list[Found]:
    """The day, week, month or year so far away; none for "several days ago", and none for "two-and-a-half years"."""
    counted = ahead_of(match, _COUNT)
    if not counted or match.string[: counted.start()].endswith("-"):
        return []
    unit, count = match["unit"].lower(), number(counted["number"])
    if match.re is _AGO:
        count = -count
    precision = _PRECISION[unit]
    if unit == "hour":
        time = sentence.anchor.time if sentence.anchor else None
        value = f"{time + timedelta(hours=count):%Y-%m-%dT%HZ}" if time else None
    else:
        value = _moved(unit, count, sentence.day) if sentence.day else None
    return [Found(counted.start(), match.end(), value, precision, EXACT)]


def _stretch(match: re.Match[str], sentence: Sentence) -> list[Found]:
    """An interval to or from today, in its own unit: the past two months, in January, are ``2023-11/2024-01``."""
    unit = (match["unit"] or match["one"] or match["past"]).lower()
    if unit == "hour":
        return []
    precision = _PRECISION[unit]
    if sentence.day is None:
        return found(match, None, precision, STRETCH)
    back = match["past"] or match["side"].lower() in {"past", "last"}
    count = number(match["number"]) if match["number"] else 1
    there, here = _moved(unit, -count if back else count, sentence.day), _moved(unit, 0, sentence.day)
    value = f"{there}/{here}" if back else f"{here}/{there}"
    return found(match, value if there else None, precision, STRETCH)


def _moved(unit: str, count: int, today: date) -> str | None:
    """The day, week, month or year so many units from today's."""
    if unit == "month":
        return shift_months(today, count)
    if unit in {"year", "decade"}:
        year = today.year + count * (10 if unit == "decade" else 1)
        return f"{year:04}" if 0 < year < 10_000 else None
    day = shift_days(today, count * (7 if unit == "week" else 1))
    if day is None:
        return None
    return iso_week(day) if unit == "week" else day.isoformat()


COUNTED = (
    Rule(_AGO, _away, (" ago",)),
    Rule(_FROM_NOW, _away, ("from now", "' time", "’ time", "'s time", "’s time")),
    Rule(_STRETCH, _stretch, ("past ", "last ", "next ", "coming ")),
)
