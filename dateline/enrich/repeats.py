"""Mentions that the model missed: a name found once in an article is that name wherever else it stands in it."""

import re
from collections.abc import Sequence

from dateline.enrich.kinds import in_order
from dateline.enrich.names import Kind, Mention
from dateline.enrich.titles import BEFORE_A_NAME

_LEAST = 3  # letters; shorter names, unless acronyms, are ordinary words too often
_LEAST_SURNAME = 4
_WORDS_TOO = frozenset(
    "may march april august june will mark bill hope grace rose brown white black green young long short best may but"
    " and the for not now this that there then when what who how why one two three new old first last more most all"
    " after before with from over under our your his her its".split()
)
_OPENERS = frozenset(
    "a after also although an and as at because before but by for from he if in it later meanwhile of on only or she"
    " since so still that the then they this to today when while with yet".split()
)
"""Words that are capitalised only because they open a sentence: "But Blair"."""

_CAPITALISED_BEFORE = re.compile(r"([A-Z][\w’'-]*\.?) $")
_CAPITALISED_AFTER = re.compile(r" [A-Z][a-z]")
_BEFORE = 40  # characters looked at for the word before


def with_repeats(body: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, and those of the same names that stand elsewhere in the text in the same writing.

    Looked for are also the last names of people. Not added is what is part of a longer name by the look of it: a
    capitalised word stands right beside it.
    """
    kinds = _names_to_look_for(mentions)
    if not kinds:
        return list(mentions)
    longest_first = sorted(kinds, key=lambda text: (-len(text), text))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    taken = {position for mention in mentions for position in range(mention.start, mention.end)}
    found = [
        Mention(*match.span(), kinds[match.group()], match.group())
        for match in pattern.finditer(body)
        if taken.isdisjoint(range(*match.span())) and _stands_alone(body, match)
    ]
    return in_order([*mentions, *found])


def _names_to_look_for(mentions: Sequence[Mention]) -> dict[str, Kind]:
    kinds = {mention.text: mention.kind for mention in mentions if _distinctive(mention.text)}
    for mention in mentions:
        last = mention.text.split()[-1]
        if mention.kind == "person" and len(last) >= _LEAST_SURNAME and last[0].isupper() and _distinctive(last):
            kinds.setdefault(last, "person")
    return kinds


def _distinctive(text: str) -> bool:
    return (len(text) >= _LEAST or text.isupper()) and text.casefold() not in _WORDS_TOO


def _stands_alone(body: str, match: re.Match[str]) -> bool:
    if " " in match.group():
        return True
    before = _CAPITALISED_BEFORE.search(body[max(0, match.start() - _BEFORE) : match.start()])
    if before and before.group(1).casefold().rstrip(".") not in BEFORE_A_NAME | _OPENERS:
        return False
    return not _CAPITALISED_AFTER.match(body, match.end())
