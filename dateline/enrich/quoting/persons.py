"""Who is meant by "she" and "the minister": a person of the article where only one can be, else nobody."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from dateline.enrich.quoting.given_names import MEN, WOMEN
from dateline.enrich.quoting.sentences import Named, Token

Gender = Literal["man", "woman"]

_TITLES: dict[str, Gender] = {
    **dict.fromkeys("mr sir lord baron king prince father brother pope husband son actor".split(), "man"),
    **dict.fromkeys(
        "mrs ms miss dame lady baroness queen princess sister wife mother daughter actress".split(), "woman"
    ),
}
_PRONOUNS: dict[str, Gender] = {"he": "man", "she": "woman"}
_LONGEST_OFFICE = 6  # words of an office before or behind a name
_NOT_OFFICE = frozenset("of for from at with in on by to and or but who which as is was".split())
_FORMER = frozenset("former ex then ex-president late".split())
_ARTICLES = frozenset("the a an his her their its".split())


class Persons:
    """The people of an article as its sentences show them: man or woman, and what offices they hold."""

    def __init__(self, sentences: Sequence[Sequence[Token]]) -> None:
        self._names: set[str] = set()
        self._genders: dict[str, set[Gender]] = defaultdict(set)
        self._offices: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for tokens in sentences:
            for first, last, named in _named(tokens):
                if named.is_person:
                    self._learn(named.name, tokens, first, last)

    def is_person(self, name: str) -> bool:
        """Whether the article has a person of this name."""
        return name in self._names

    def may_be(self, name: str, pronoun: str) -> bool:
        """Whether nothing speaks against this pronoun for this person."""
        genders = self._genders.get(name, set())
        return not genders or _PRONOUNS.get(pronoun) in genders

    def is_known(self, name: str) -> bool:
        """Whether it is known that the person is a man or a woman."""
        return len(self._genders.get(name, ())) == 1

    def holder(self, words: Sequence[Token]) -> str | None:
        """The only person whom the article shows in this office: "the minister"."""
        office = [token.lower for token in words]
        if len(office) < 2 or office[0] != "the":
            return None
        if not _NOT_OFFICE.isdisjoint(office):
            return None  # "the minister of the economy" may be another than the one named
        held_by = self._offices.get(office[-1], {})
        fit = [name for name, known in held_by.items() if known >= set(office[1:-1]) and _FORMER & known <= set(office)]
        return fit[0] if len(fit) == 1 and len(held_by) == 1 else None

    def _learn(self, name: str, tokens: Sequence[Token], first: int, last: int) -> None:
        self._names.add(name)
        given = name.casefold().split()[0]
        if " " in name and given in MEN:
            self._genders[name].add("man")
        if " " in name and given in WOMEN:
            self._genders[name].add("woman")
        for office in (_office_before(tokens, first), _office_behind(tokens, last)):
            if not office:
                continue
            for word in office:
                if word.rstrip(".") in _TITLES:
                    self._genders[name].add(_TITLES[word.rstrip(".")])
            if office[-1].endswith("woman"):
                self._genders[name].add("woman")
            elif office[-1].endswith("man"):
                self._genders[name].add("man")
            self._offices[office[-1]][name] |= set(office)


def _named(tokens: Sequence[Token]) -> Iterator[tuple[int, int, Named]]:
    first = 0
    for number, token in enumerate(tokens):
        if token.named and (number == 0 or tokens[number - 1].named != token.named):
            first = number
        if token.named and (number + 1 == len(tokens) or tokens[number + 1].named != token.named):
            yield first, number + 1, token.named


def _office_before(tokens: Sequence[Token], name: int) -> list[str]:
    """The words before a name up to an article or anything that is no part of an office: "Russian Consul General"."""
    words: list[str] = []
    for token in reversed(tokens[max(0, name - _LONGEST_OFFICE) : name]):
        if not token.is_word or token.lower in _NOT_OFFICE | _ARTICLES or token.lower.endswith("ed"):
            break
        words.insert(0, token.lower)
    return words


def _office_behind(tokens: Sequence[Token], end: int) -> list[str]:
    """The office in "Peter Morgan, a lawyer for the Sierra Club,"."""
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return []
    words: list[str] = []
    behind = tokens[end + 1 : end + 2 + _LONGEST_OFFICE]
    if behind[0].lower not in _ARTICLES and not behind[0].text.islower():
        return []
    for token in behind:
        if not token.is_word or token.lower in _NOT_OFFICE or token.is_possessive:
            return words if token.lower != "and" else []
        if token.lower not in _ARTICLES:
            words.append(token.lower)
    return []
