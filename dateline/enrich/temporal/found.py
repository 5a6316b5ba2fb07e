"""What a rule finds in a text, what it may look at, and how it is written."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dateline.enrich.temporal.leaning import Leaning

Precision = Literal[
    "time",
    "part of day",
    "day",
    "weekday",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
]
"""The unit of a value; of an interval, that of its ends. A ``weekday`` is one of no known week."""


@dataclass(frozen=True)
class Anchor:
    """The moment that the text was written: ``day``, and ``time`` (UTC) where that is known, too."""

    day: date
    time: datetime | None = None


@dataclass(frozen=True)
class Found:
    """An expression at ``start`` to ``end`` of a text. ``value`` is null where the anchor it needs is not known.

    ``days_on`` is set where the day is counted from the last one that the text named.
    """

    start: int
    end: int
    value: str | None
    precision: Precision
    confidence: float
    days_on: int | None = None


_AROUND = 200
"""Characters: about 30 words. A table without full stops is one sentence, and must not be read anew for each number."""


@dataclass(frozen=True)
class Sentence:
    """The part of a text that tells which way an expression points, and the anchor, where there is one."""

    text: str
    start: int
    end: int
    anchor: Anchor | None

    @property
    def day(self) -> date | None:
        """The day of the anchor."""
        return self.anchor.day if self.anchor else None

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and behind an expression in its sentence, within ``_AROUND`` characters."""
        before = self.text[max(self.start, start - _AROUND) : start]
        return before, self.text[end : min(self.end, end + _AROUND)]


@dataclass(frozen=True)
class Rule:
    """A pattern, and what its matches mean; nothing for a match that is no expression of time.

    ``needs`` are words (lower case) without one of which the pattern cannot match: looking for them is much quicker.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Sentence], Iterable[Found]]
    needs: tuple[str, ...] = ()


def is_name(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether a word that is written small is a name here, by its capital: BBC Radio 4's Today, Jamie Noon."""
    return match[0][0].isupper() and sentence.around(*match.span())[0].strip(" \n\"“‘'`(") != ""


def ahead_of(match: re.Match[str], opening: re.Pattern[str], group: str | int = 0) -> re.Match[str] | None:
    """What stands right before a match. Patterns that begin with what may be missing would be slow; this is not."""
    start = match.start(group)
    return opening.search(match.string, max(0, start - _LOOK_BACK), start)


_LOOK_BACK = 24
"""Characters: the longest opening, "from the beginning of late"."""


def found(
    match: re.Match[str], value: str | None, precision: Precision, confidence: float, group: str | int = 0
) -> list[Found]:
    """One expression, that of the match or of one of its groups."""
    start, end = match.span(group)
    return [Found(start, end, value, precision, confidence)]


__all__ = ["Anchor", "Found", "Leaning", "Precision", "Rule", "Sentence", "ahead_of", "found", "is_name"]
