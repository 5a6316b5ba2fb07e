"""The words of time in English, as parts of patterns and as numbers."""

from typing import Literal

Which = Literal["last", "this", "next"]

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

MONTH_NAME = rf"(?:{'|'.join(_MONTHS)})"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
# In capitals, too, as old wires and headings have them; in small letters they are other words, or slips.
MONTH = rf"(?:{'|'.join(_MONTHS)}|{'|'.join(_MONTHS).upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(WEEKDAYS).upper()})"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
YEAR = r"(?:1[5-9]|20)\d\d\b"

PARTS_OF_DAY = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
"""As TIMEX3 writes them."""
PART_OF_DAY = rf"(?:{'|'.join(PARTS_OF_DAY)})\b"

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
"""As TIMEX3 writes them. Those of the north, where most papers are printed that name a season without saying more."""
SEASON = rf"(?:{'|'.join(SEASONS)})\b"

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_NUMBERS = {word: number for number, word in enumerate(_SMALL, 1)} | {
    "a": 1, "an": 1, "a couple of": 2, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100,
}  # fmt: skip
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"

_ORDINALS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th final last"), 1)
    for word in words.split()
}
ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"

_WHICH: dict[str, Which] = {"last": "last", "past": "last", "this": "this", "next": "next", "coming": "next"}


def month_number(name: str) -> int:
    """1 to 12, from a full name or an abbreviation."""
    return [month[:3] for month in _MONTHS].index(name[:3].title()) + 1


def weekday_number(name: str) -> int:
    """1 for Monday to 7 for Sunday, as ISO 8601 has it."""
    return [weekday[:3] for weekday in WEEKDAYS].index(name[:3].title()) + 1


def number(word: str) -> int:
    """The number that digits or a word of ``NUMBER`` stand for."""
    return int(word) if word.isdigit() else _NUMBERS[" ".join(word.lower().split())]


def ordinal(word: str) -> int:
    """1 to 4."""
    return _ORDINALS[word.lower()]


def which(words: str) -> Which:
    """Which one ``last``, ``this past``, ``coming`` and the like mean; the last word of them tells."""
    return _WHICH[words.lower().split()[-1]]
