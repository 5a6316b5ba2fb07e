"""Acronyms explained in the text: "Pakistan Peoples Party (PPP)", "PPP (Pakistan Peoples Party)".

The long form is found by its initials, as A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text" (2003), look for it left of the bracket; here only initials count, as names have them.
"""

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

_SHORT = re.compile(r"[A-Z][A-Za-z&]{1,7}(?:-[A-Z])?")  # PPP, BoE, and Nato as the British write it
_SHORT_BEFORE = re.compile(rf"(?<![\w-])({_SHORT.pattern}) $")
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,100})\)")
_PART = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_SMALL = frozenset("of the and for in on to de la du des e i o ul al y und für & a an at".split())
_SHORT_CHARS = 12  # looked at before a bracket: the longest acronym and what stands before it
_LONGEST = 12  # words of a long form


def explained(body: str) -> Iterator[tuple[Span, Span]]:
    """Spans of each (long form, acronym) that the text explains by putting one in brackets after the other."""
    for bracket in _IN_BRACKETS.finditer(body):
        inner = bracket.span(1)
        before = body.rfind("\n", 0, bracket.start()) + 1
        if _SHORT.fullmatch(body, *inner):
            if long := _long_form_before(body, before, bracket.start(), body[slice(*inner)]):
                yield long, inner
        elif short := _SHORT_BEFORE.search(body[max(before, bracket.start() - _SHORT_CHARS) : bracket.start()]):
            words = _words(body, *inner)
            if len(words) > 1 and words[0][0].casefold() in {"a", "an", "the"}:
                del words[0]
            if words and _spells([text for text, _ in words], _letters(short.group(1))):
                yield (
                    (words[0][1][0], words[-1][1][1]),
                    (bracket.start() - 1 - len(short.group(1)), bracket.start() - 1),
                )


def is_short_for(acronym: str, name: str) -> bool:
    """Whether the initials of the name, three or more or with "&" between them, spell the acronym."""
    letters = _letters(acronym)
    words = [word.group() for word in _PART.finditer(name)]
    return (len(letters) > 2 or "&" in acronym) and bool(_SHORT.fullmatch(acronym)) and _spells(words, letters)


def _long_form_before(body: str, start: int, end: int, acronym: str) -> Span | None:
    words, letters = _words(body, start, end)[-_LONGEST:], _letters(acronym)
    if not words or body[words[-1][1][1] : end].strip(" \"”’'"):
        return None
    for first in range(len(words) - 1, -1, -1):
        if words[first][0][0].isupper() and _spells([text for text, _ in words[first:]], letters):
            return words[first][1][0], words[-1][1][1]
    return None


def _words(body: str, start: int, end: int) -> list[tuple[str, Span]]:
    return [(word.group(), word.span()) for word in _PART.finditer(body, start, end)]


def _letters(acronym: str) -> str:
    return "".join(character for character in acronym.casefold() if character.isalpha())


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether the initials give the letters; small words may be left out, others must be capitalised and count."""
    if not words:
        return not letters
    word = words[0]
    small = word.casefold() in _SMALL
    if (
        letters
        and word[0].casefold() == letters[0]
        and (small or word[0].isupper())
        and _spells(words[1:], letters[1:])
    ):
        return True
    return small and len(words) > 1 and _spells(words[1:], letters)
