"""From what the model marks to a name: what belongs to it and what does not."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from dateline.enrich.titles import NATIONALS, ONLY_OF_PEOPLE, after_titles, plain

Kind = Literal["person", "organisation", "place", "facility"]
"""A facility (an airport, a stadium, a plant) becomes a place in the end, if it is not part of an organisation."""

_NO_NAMES = NATIONALS | frozenset(
    "he she it they we you i him her them us his hers their our my your mr mrs ms miss dr sir madam minister president"
    " prime chief monday tuesday wednesday thursday friday saturday sunday government parliament state".split()
)
_GENERIC = frozenset(
    """
    agency airline airport association bank board bridge building castle centre center city club college commission
    committee company council county court creek department district division group home hospital hotel house institute
    island laboratory lake library ministry museum office palace park police province region river road school society
    stadium station street team theatre town university village
    """.split()
)
"""Words that name nothing alone; the model marks them where they are capitalised."""

_PART_OF_NAME = frozenset("church club council party union university".split())
"""Words in lower case that end a name all the same: "Labour party". Province and news agency do not."""

_EDGE = " \t\u00a0\"“”„‘’'`,;:()[]{}<>*_|/–—-…"
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’`]s?$")
_INITIALISM = re.compile(r"\b\w\.$|\b(?:Inc|Corp|Ltd|Co|Bros|Jr|Sr|St)\.$")
_ENDS_IN_S = re.compile(
    r"\b(?:Christie|Domino|Kellogg|Levi|Lloyd|Macy|McDonald|Moody|Poor|Sainsbury|Sotheby|Wendy)['’]s$"
)
_CUT = re.compile(r"[\r\n]|\s[-–—]\s|\s\(")  # where a name ends, and the model runs on
_LOWER_CASE_BEFORE = re.compile(r"(?:(?!(?:al|el|la|le|de|du|da|van|von)\b)[^\W\dA-Z_]+\.?\s+)+(?=[A-Z])")
_PREFIX = re.compile(r"[Nn]on-(?=[A-Z])")  # non-EU; other prefixes are parts of names, as in Pro-Life Alliance
_NICKNAME = re.compile(
    r" [\"“‘'][A-Z][\w .-]{0,20}[\"”’'] [A-Z][\w'’-]+"
)  # William "Buckshot" May goes on behind the quotes
_OF_COLUMBIA = ", D.C"  # the model takes Washington, D.C. for two places


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: its characters from ``start`` to ``end`` (exclusive) are ``text``."""

    start: int
    end: int
    kind: Kind
    text: str

    def of_kind(self, kind: Kind) -> "Mention":
        """The same mention as another kind of thing."""
        return self if kind == self.kind else replace(self, kind=kind)

    def overlaps(self, other: "Mention") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def cleaned(body: str, start: int, end: int, kind: Kind) -> Mention | None:
    """The name within ``body[start:end]``, or null when there is none.

    Cut are: what follows a line break, a dash or an opening bracket, punctuation at the edges, a leading article, a
    trailing 's, titles before a person, words in lower case before anything else ("west London") and behind every name
    ("Aceh province"), the prefix "non-". Words all in lower case, pronouns and single words like "Institute" are no
    names.
    """
    start, end = _within(body, start, end)
    if article := _ARTICLE.match(body, start, end):
        start = article.end()
    if " " in body[start:end] and plain(body[start:end].split(maxsplit=1)[0]) in ONLY_OF_PEOPLE:
        kind = "person"  # Cardinal Murphy
    start, end = _person(body, start, end) if kind == "person" else _thing(body, start, end, kind)
    if (behind := _before_lower_case(body, start, end)) < end:
        start, end = _within(body, start, behind)
    text = body[start:end]
    if len(text) <= 1 or text.islower() or text.casefold().rstrip(".") in _NO_NAMES | _GENERIC:
        return None
    if not any(character.isupper() for character in text) or (kind == "person" and any(map(str.isdigit, text))):
        return None
    return Mention(start, end, kind, text)


def _person(body: str, start: int, end: int) -> tuple[int, int]:
    """Without titles, and with the last name behind a nickname in quotation marks."""
    nickname = _NICKNAME.match(body, end)
    return after_titles(body, start, end), nickname.end() if nickname else end


def _thing(body: str, start: int, end: int, kind: Kind) -> tuple[int, int]:
    """Without what narrows a place down, and with the endings that belong to a name."""
    if kind == "organisation" and _ENDS_IN_S.search(body[start : end + 2]):
        end += 2
    if lower_case := _LOWER_CASE_BEFORE.match(body, start, end):
        start = lower_case.end()  # west London
    if prefix := _PREFIX.match(body, start, end):
        start = prefix.end()
    if kind == "place" and body.startswith(_OF_COLUMBIA, end):
        end += len(_OF_COLUMBIA) + body.startswith(".", end + len(_OF_COLUMBIA))
    return start, end


def _within(body: str, start: int, end: int) -> tuple[int, int]:
    """The span without line breaks, edge punctuation and possessive ending."""
    while start < end and (body[start] in _EDGE or body[start] in ".\n\r"):
        start += 1
    end = start + len(_CUT.split(body[start:end], maxsplit=1)[0])
    while start < end:
        text = body[start:end]
        if possessive := _POSSESSIVE.search(text):
            end -= len(text) - possessive.start()
        elif text[-1] in _EDGE or (text[-1] == "." and not _INITIALISM.search(text)):
            end -= 1
        else:
            break
    return start, end


def _before_lower_case(body: str, start: int, end: int) -> int:
    """Where the name ends in "Aceh province" and "Hard Rock and", not in "Labour party"; at least one word is left."""
    while (space := body.rfind(" ", start, end)) > start and (body[space + 1 : end].islower() or body[end - 1] == "&"):
        if body[space + 1 : end] in _PART_OF_NAME:
            break
        end = space
    return end
