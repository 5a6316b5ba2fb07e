"""Words that are broken at the end of a line, made whole."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FIRST = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+-$")
_SHORTEST_WORD = 4  # letters; be-|cause is made of two words by chance
_LONGEST_WORD = 100  # characters; the pattern looks no further back


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """The whole words in the lines, in small letters: what is not broken tells how to mend what is."""
    found: set[str] = set()
    goes_on = False  # whether the first word is the rest of one that was broken
    for line in lines:
        is_broken = line.endswith("-")
        words = _WORD.findall(line)
        found.update(word.lower() for word in words[goes_on : len(words) - is_broken])
        goes_on = is_broken
    return frozenset(found)


def joined(line: str, following: str, words: frozenset[str]) -> str:
    """The two lines as one. The hyphen between them goes, unless it seems to be the word's own.

    It is where these pages have the word with it elsewhere, before a capital (Anglo-|Irish), behind another hyphen
    (son-in-|law), and between two words that these pages have by themselves (five-|week).
    """
    broken = _LAST.search(line[-_LONGEST_WORD:])
    rest = _FIRST.match(following[:_LONGEST_WORD])
    if broken is None or rest is None:
        gap = "" if line.endswith("-") and not line.endswith(" -") and following[:1].isalnum() else " "
        return f"{line}{gap}{following}"
    first, second = broken[0][:-1].lower(), rest[0].lower()
    return line + following if _keeps(first, second, rest[0], words) else line[:-1] + following


def _keeps(first: str, second: str, printed: str, words: frozenset[str]) -> bool:
    if not printed[0].islower() or "-" in first:
        return True
    if first + second in words:
        return False
    are_words = {first, second} <= words and min(len(first), len(second)) >= _SHORTEST_WORD
    return f"{first}-{second}" in words or are_words
