"""Full dates, with day, month and year, in languages other than English: the only ones that need no rules of each.

The names of the months are those of dateparser, which has them from the CLDR for some 200 languages. What it is asked
about has the shape of a date already; of its own search in running text two in five dates were right.
"""

import functools
import re
from collections.abc import Iterable

from dateline.enrich.temporal.found import Found, Sentence, found
from dateline.enrich.temporal.printed import IN_FIGURES, PRINTED

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"[^\s\d.,;:!?()\"“”«»]{2,16}"
# 12. März 2024, 1er mars 2024, 12 de marzo de 2024, 12 березня 2024
_DAY_FIRST = re.compile(
    rf"(?<![\d.,:/-])(?P<day>[0-3]?\d)(?:\.|er|º|°|ª)?\s(?:de\s|d['’])?{_MONTH}\.?(?:\sdel?)?,?\s{_YEAR}(?!\d)"
)
# 2024. március 12., 2024年3月12日, 2024년 3월 12일
_YEAR_FIRST = re.compile(
    rf"(?<!\d){_YEAR}(?:\.\s{_MONTH}\s(?P<day>[0-3]?\d)(?!\d)\.?|\s?[年년]\s?[01]?\d\s?[月월]\s?(?P<day_of>[0-3]?\d)\s?[日일])"
)
_SAME = {"no": "nb", "nn": "nb", "fil": "tl"}
"""Languages whose months dateparser has under another name."""


def full_dates(text: str, language: str) -> Iterable[Found]:
    """The full dates in a text of this language (ISO 639), in order; of a language not known only those in figures."""
    dates: list[Found] = []
    for pattern in (_DAY_FIRST, _YEAR_FIRST):
        for match in pattern.finditer(text):
            dates.extend(_read(match, _SAME.get(language, language)))
    for rule in IN_FIGURES:
        for match in rule.pattern.finditer(text):
            dates.extend(rule.read(match, Sentence(text, 0, len(text), None)))
    return sorted(dates, key=lambda each: each.start)


def _read(match: re.Match[str], language: str) -> list[Found]:
    value = _parsed(match[0], language)
    if not value or int(value[8:]) != int(match["day"] or match.groupdict().get("day_of") or 0):
        return []
    return found(match, value, "day", PRINTED) if value[:4] == match["year"] else []


@functools.lru_cache(maxsize=1024)
def _parsed(text: str, language: str) -> str | None:
    import dateparser  # noqa: PLC0415  half a second, for those who read other languages

    try:
        time = dateparser.parse(
            text,
            languages=[language],
            settings={
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["day", "month", "year"],
                "STRICT_PARSING": True,
                "DATE_ORDER": "DMY",
            },
        )
    except ValueError:  # a language that it does not know
        return None
    return f"{time:%Y-%m-%d}" if time else None
