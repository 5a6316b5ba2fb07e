"""Days counted from the last one that the text named: that day, the next day, two days later."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.enrich.temporal.calendar import shift_days
from dateline.enrich.temporal.found import Found, Rule, Sentence, ahead_of
from dateline.enrich.temporal.words import NUMBER, number

FROM_THE_LAST = 0.7
"""By judgement: the text may mean another day than the one named last."""
_FARTHEST = 1  # sentences back; further off the text is mostly about something else

_THAT_DAY = re.compile(
    r"\b(?:(?P<same>that(?:\ssame)?|the\ssame)|the\s(?:(?P<next>next|following)|(?P<before>previous)))\sday\b",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\b(?P<number>{NUMBER})\s$", re.IGNORECASE)
_LATER = re.compile(r"\bdays?\s(?:(?P<later>later)|earlier)\b", re.IGNORECASE)


def _that_day(match: re.Match[str], _: Sentence) -> list[Found]:
    days = 0 if match["same"] else 1 if match["next"] else -1
    return [Found(match.start(), match.end(), None, "day", FROM_THE_LAST, days)]


def _later(match: re.Match[str], _: Sentence) -> list[Found]:
    counted = ahead_of(match, _COUNT)
    if not counted:
        return []
    days = number(counted["number"]) * (1 if match["later"] else -1)
    return [Found(counted.start(), match.end(), None, "day", FROM_THE_LAST, days)]


TOLD = (Rule(_THAT_DAY, _that_day, (" day",)), Rule(_LATER, _later, ("later", "earlier")))


def with_told(mentions: Sequence[Found], sentence_of: Sequence[int]) -> list[Found]:
    """The mentions, where those counted from the last day of their sentence, or the one before, have their value."""
    known: list[Found] = []
    last: tuple[date, int] | None = None
    for mention, sentence in zip(mentions, sentence_of, strict=True):
        each = mention
        if mention.days_on is not None and last and sentence - last[1] <= _FARTHEST:
            day = shift_days(last[0], mention.days_on)
            each = replace(mention, value=day.isoformat() if day else None)
        if day := _day(each):
            last = (day, sentence)
        known.append(each)
    return known


def _day(mention: Found) -> date | None:
    if mention.precision not in {"day", "part of day"} or not mention.value or not mention.value[:4].isdigit():
        return None
    return date.fromisoformat(mention.value[:10])
