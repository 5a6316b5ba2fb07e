"""Years, decades and centuries."""

import re

from dateline.enrich.temporal.found import Found, Rule, Sentence, ahead_of, found

AFTER_A_WORD_OF_TIME, WITH_YEAR, FROM_TODAY = 0.9, 0.98, 0.95

_YEAR = r"(?:1[5-9]|20)\d\d"
_MOD = r"(?:(?:early|late|mid)[\s-])?"
# Four figures are a year after one of these, in brackets or in a row of years, and not before things that are counted.
_CUE = (
    r"\b(?:in|since|of|by|from|until|till|to|before|after|during|between|and|or|through|early|late|mid|about|around|"
    r"the|an?|its|their|his|her|year|back|that)[\s-]|['’]s\s|\d{4},\s|\d{4}\s?[-–]\s?"
)
_NO_COUNT = (
    r"(?![\d%]|[.,:]\d|-\w|\s?(?:%|percent\b|per\scent\b|people|persons|men|women|children|soldiers|troops|police|jobs|"
    r"homes|houses|workers|employees|euros?|dollars?|pounds?|rupees|yen|met(?:er|re)s?|miles?|km|kg|feet|tons?|"
    r"tonnes|votes|points|seats|shares|copies|hours|days|years|GMT|UTC|block|other|more|or\sso)\b)"
)
_AFTER_A_CUE = re.compile(rf"(?:{_CUE})$", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"\b{_YEAR}\b{_NO_COUNT}")
_IN_BRACKETS = re.compile(rf"\((?P<at>{_YEAR})\)")
_SPAN_OF_YEARS = re.compile(rf"(?<![\d-])(?P<from>{_YEAR})[-–/](?P<to>(?:{_YEAR}|\d\d))(?![\d-])")
_NEAR_YEAR = re.compile(r"\b(?:(?:earlier|later)\s)?(?P<which>last|this|next)\syear\b(?!-)", re.IGNORECASE)
_DECADE = re.compile(
    rf"\b(?:the\s)?{_MOD}(?:(?P<full>(?:1[5-9]|20)\d)0['’]?s\b)|\bthe\s{_MOD}(?:['’‘](?P<short>\d)0s|(?P<word>"
    r"twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    re.IGNORECASE,
)
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_CENTURY = re.compile(
    rf"\b(?:the\s)?{_MOD}(?:(?P<figures>\d\d?)(?:st|nd|rd|th)|(?P<word>[a-z]{{5,11}}(?:-first)?)|(?P<this>this)|(?P<last>last))"
    r"[\s-]century\b",
    re.IGNORECASE,
)
_CENTURIES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()


def _bare_year(match: re.Match[str], _: Sentence) -> list[Found]:
    return found(match, match[0], "year", AFTER_A_WORD_OF_TIME) if ahead_of(match, _AFTER_A_CUE) else []


def _span_of_years(match: re.Match[str], _: Sentence) -> list[Found]:
    """``1998-99``, ``1998-2002``: two years, the second the later one."""
    first = int(match["from"])
    last = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
    last += 100 if last < first else 0
    return found(match, f"{first}/{last}", "year", AFTER_A_WORD_OF_TIME) if 0 < last - first <= _LONGEST_YEARS else []


_LONGEST_YEARS = 50
"""More years than this are no such pair: 1998-07 is a month in figures."""


def _near_year(match: re.Match[str], sentence: Sentence) -> list[Found]:
    steps = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return found(match, f"{sentence.day.year + steps}" if sentence.day else None, "year", FROM_TODAY)


def _decade(match: re.Match[str], _: Sentence) -> list[Found]:
    """``the 1990s``, ``the '90s``, ``the nineties``: without a century they are of the twentieth, as papers mean it."""
    if match["full"] in {"150", "160", "170", "180", "190"}:  # the 1800s are all hundred
        return found(match, f"{match['full'][:2]}XX", "century", AFTER_A_WORD_OF_TIME)
    if match["full"]:
        return found(match, f"{match['full']}X", "decade", WITH_YEAR)
    tens = int(match["short"]) if match["short"] else _DECADES.index(match["word"].lower()) + 2
    return found(match, f"19{tens}X", "decade", AFTER_A_WORD_OF_TIME)


def _century(match: re.Match[str], sentence: Sentence) -> list[Found]:
    if match["this"] or match["last"]:
        hundreds = sentence.day.year // 100 - bool(match["last"]) if sentence.day else None
        return found(match, f"{hundreds}XX" if hundreds else None, "century", FROM_TODAY)
    word = (match["word"] or "").lower()
    if match["word"] and word not in _CENTURIES:
        return []
    number = int(match["figures"]) if match["figures"] else _CENTURIES.index(word) + 1
    return found(match, f"{number - 1:02}XX", "century", WITH_YEAR) if number else []


YEARS = (
    Rule(_BARE_YEAR, _bare_year),
    Rule(_IN_BRACKETS, lambda match, _: found(match, match["at"], "year", AFTER_A_WORD_OF_TIME, "at")),
    Rule(_SPAN_OF_YEARS, _span_of_years),
    Rule(_NEAR_YEAR, _near_year, ("year",)),
    Rule(_DECADE, _decade, ("0s", "0's", "0’s", "ties")),
    Rule(_CENTURY, _century, ("century",)),
)
