"""What the text says somebody is: the titles before a name, and the office in the words set off behind it.

Taken are the words as printed: "Russian Consul General" before, "chief executive of Acme" behind. Nothing is concluded
from elsewhere in the sentence.
"""

import re
from collections.abc import Iterable

from dateline.enrich.names import Mention
from dateline.enrich.titles import DEMONYM, HONORIFICS, OCCUPATIONS, OFFICES, plain

_HEADS = (OFFICES | OCCUPATIONS) - frozenset(
    "vice prime foreign finance interior defence defense home health education former ex deputy assistant acting"
    " executive general major".split()
)
"""Words that say what somebody is; the others of ``OFFICES`` only go with one of these."""

_RANKS = frozenset({"general", "major", "executive"})
"""Of their own, too, when they end what stands before the name: "General Dostum"."""

_STYLES = frozenset("sir dame lord lady dr prof professor rev reverend".split())
"""What somebody is called whatever the office: "singer Sir Elton John" is a singer, and Sir."""

_LONGEST_SHORT = len("Prof.")  # a longer word with a full stop ends a sentence
_BEFORE_CHARS, _BEHIND_CHARS = 60, 90
_LAST_WORD = re.compile(r"(?<!\S)(\S+)[ ]$")
_BEHIND = re.compile(r", (?:the |a |an |its |his |her |their |who is )?([^\W\d_][^,.;:!?()\"“”\n]{2,80})(?=[,.;:\n])")
_HEAD_WITHIN = 4  # words: "the former deputy prime minister", not an office named later in the clause
_LONGEST = 9  # words of a role; more is a clause
_ENDS = re.compile(r"\s(?:who|which|that|and said|said|says|told|was|is|were|has|had|will|would)\b.*")


def roles_of(body: str, mentions: Iterable[Mention]) -> list[str]:
    """The roles of the person at these mentions, each once, in the order of the text."""
    found: dict[str, str] = {}
    for mention in mentions:
        for role in (*_before(body, mention.start), _behind(body, mention.end)):
            if role:
                found.setdefault(role.casefold(), role)
    return list(found.values())


def _before(body: str, start: int) -> list[str]:
    """The run of titles that ends where the name begins; a nationality may lead it, a style like Sir end it."""
    first, head = start, False
    lowest = max(0, start - _BEFORE_CHARS)
    while match := _LAST_WORD.search(body[lowest:first]):
        word = match.group(1)
        known = plain(word)
        if (
            word[-1] in ",;:"
            or (word[-1] == "." and len(word) > _LONGEST_SHORT)
            or known in HONORIFICS
            or known not in OFFICES | OCCUPATIONS
        ):
            if head and DEMONYM.fullmatch(word):
                first = lowest + match.start(1)
            break
        head = head or known in _HEADS or (first == start and known in _RANKS)
        first = lowest + match.start(1)
    words = body[first:start].split() if head else []
    if len(words) > 1 and plain(words[-1]) in _STYLES:
        return [" ".join(words[:-1]), words[-1]]
    return [" ".join(words)]


def _behind(body: str, end: int) -> str | None:
    """The apposition behind a name, when it begins with an office: ", chief executive of Acme,"."""
    match = _BEHIND.match(body, end, end + _BEHIND_CHARS)
    if not match:
        return None
    role = _ENDS.sub("", match.group(1)).strip()
    words = role.split()
    said = [plain(word) for word in words[:_HEAD_WITHIN]]
    offices = [place for place, word in enumerate(said) if word in _HEADS or word == "executive"]
    if not offices or len(words) > _LONGEST or not _leads_to(words[: offices[0]]):
        return None
    return role


def _leads_to(words: list[str]) -> bool:
    """Whether nothing stands before the office but what narrows it down: titles, names, "chief", "senior"."""
    return all(plain(word) in OFFICES or word[0].isupper() or word in {"senior", "founding", "new"} for word in words)
