"""From what the model marks to a name: what belongs to it and what does not."""

import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["person", "organisation", "place", "facility"]
"""A facility (an airport, a stadium, a plant) becomes a place in the end, if it is not part of an organisation."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister premier chief chairman
    chairwoman foreign finance interior defence home secretary general consul ambassador envoy spokesman spokeswoman
    spokesperson senator governor mayor judge justice chancellor captain colonel lieutenant brigadier commander
    admiral sergeant inspector superintendent detective constable coach director manager former ex deputy assistant
    acting attorney rep sen gov gen col lt sgt maj capt rev reverend maulana mufti sheikh hon honourable
    """.split()
)
"""Words before a person's name that are no part of it. King, Pope and Prince are: nobody says "Charles" alone."""

_NATIONALS = frozenset(
    "american australian briton canadian dutchman englishman frenchman irishman olympian scot scotsman scots spaniard"
    " welshman".split()
)
"""What newspapers put before a name as if it were a title: "Welshman Jimmy Watkins"."""

_NO_NAMES = _NATIONALS | frozenset(
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

_EDGE = " \t\u00a0\"“”„‘’'`,;:()[]{}<>*_|/–—-…"
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’`]s?$")
_INITIALISM = re.compile(r"\b\w\.$|\b(?:Inc|Corp|Ltd|Co|Bros|Jr|Sr|St)\.$")
_DEMONYM = re.compile(r"[A-Z]\w+(?:an|ian|ese|ish|i|ch|ek|ic|ss)")
_ENDS_IN_S = re.compile(
    r"\b(?:Christie|Domino|Kellogg|Levi|Lloyd|Macy|McDonald|Moody|Poor|Sainsbury|Sotheby|Wendy)['’]s$"
)
_CUT = re.compile(r"[\r\n]|\s[-–—]\s|\s\(")  # where a name ends, and the model runs on
_LOWER_CASE_BEFORE = re.compile(r"(?:(?!(?:al|el|la|le|de|du|da|van|von)\b)[^\W\dA-Z_]+\.?\s+)+(?=[A-Z])")
_OF_COLUMBIA = ", D.C"  # the model takes Washington, D.C. for two places
_WORD = re.compile(r"\S+")


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
    trailing 's, titles before a person, words in lower case before anything else ("west London"). Words all in lower
    case, pronouns and single words like "Institute" are no names.
    """
    start, end = _within(body, start, end)
    if kind == "organisation" and _ENDS_IN_S.search(body[start : end + 2]):
        end += 2
    if article := _ARTICLE.match(body, start, end):
        start = article.end()
    if kind == "person":
        start = _after_titles(body, start, end)
    elif lower_case := _LOWER_CASE_BEFORE.match(body, start, end):
        start = lower_case.end()  # west London
    text = body[start:end]
    if kind == "place" and body.startswith(_OF_COLUMBIA, end):
        end += len(_OF_COLUMBIA) + body.startswith(".", end + len(_OF_COLUMBIA))
        text = body[start:end]
    if len(text) <= 1 or text.islower() or text.casefold().rstrip(".") in _NO_NAMES | _GENERIC:
        return None
    if not any(character.isupper() for character in text) or (kind == "person" and any(map(str.isdigit, text))):
        return None
    return Mention(start, end, kind, text)


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


def _after_titles(body: str, start: int, end: int) -> int:
    """Where the name begins in "Russian Consul General Viktorovich"; at least one word is left."""
    words = list(_WORD.finditer(body, start, end))
    plain = [word.group().casefold().strip(".,-") for word in words]
    titled = 0
    if len(words) > 2 and plain[1] in TITLES and _DEMONYM.fullmatch(words[0].group()):
        titled = 1
    while titled < len(words) - 1 and plain[titled] in TITLES | _NATIONALS:
        titled += 1
    return words[titled].start() if titled else start
