"""Lines in capitals, as in running text, so that the model sees names in them: headings, leads, old wires.

The words of the other lines tell how a word is written; the length of the text stays, and with it every span.
"""

import re
from collections.abc import Mapping

from dateline.enrich.gazetteer import gazetteer
from dateline.enrich.stopwords import STOPWORDS
from dateline.enrich.world_organisations import world_name

_LEAST_WORDS = 3
"""Words from which a line in capitals is a heading; shorter ones are acronyms, datelines or signatures."""

_ENDINGS = ("ed", "ing", "ly", "ment", "ments", "ness", "sion", "sions", "tion", "tions")
"""Of verbs, adverbs and nouns that are no names, unless a town is called so (Reading)."""

_CALENDAR = frozenset(
    "january february april june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Written with a capital; May and March rather are words in a heading."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{2,6}(?![\w.])")
_CAPITALISED = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]*")  # within a sentence, where only names have a capital


def in_running_text(text: str) -> str:
    """The text with its lines in capitals recased, of the same length.

    A word in them is written as elsewhere in the text; else small when it is a common English word, in capitals when it
    is the acronym of a world organisation, and with one capital when nothing is known of it.
    """
    lines = text.split("\n")
    loud = [number for number, line in enumerate(lines) if line.isupper() and len(_WORD.findall(line)) >= _LEAST_WORDS]
    if not loud:
        return text
    quiet = "\n".join(line for number, line in enumerate(lines) if not line.isupper())
    written = _writings(quiet)
    for number in loud:
        lines[number] = _recased(lines[number], written)
    return "\n".join(lines)


def _writings(text: str) -> dict[str, str]:
    """How each word is written in these lines, by its form in capitals."""
    small = {word.upper(): word for word in _WORD.findall(text) if word.islower()}
    names = {word.upper(): word for word in _CAPITALISED.findall(text)}
    acronyms = {word: word for word in _ACRONYM.findall(text)}
    return small | names | acronyms


def _recased(line: str, written: Mapping[str, str]) -> str:
    def plain(match: re.Match[str]) -> str:
        word = match.group()
        known = written.get(word) or _known(word)
        return known if len(known) == len(word) else word  # some letters have no small form of one character

    return _first_up(_WORD.sub(plain, line))


def _known(word: str) -> str:
    if gazetteer().country(word) and len(word) <= len("USA"):
        return word  # US, UK, UAE; "us" is rare in a heading
    if world_name(word):
        return word
    small = word.lower()
    if small not in _CALENDAR and (small in STOPWORDS or (small.endswith(_ENDINGS) and not gazetteer().towns(word))):
        return small
    return word.capitalize()


def _first_up(line: str) -> str:
    for at, character in enumerate(line):
        if character.isalpha():
            up = character.upper()
            return line[:at] + up + line[at + 1 :] if len(up) == 1 else line
    return line
