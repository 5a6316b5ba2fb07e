"""Reported speech without marks: the statement in "He said that ...", "..., she added" and "according to ..."."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.enrich.quoting.cues import CUES
from dateline.enrich.quoting.function_words import TIME_SPANS, WEEKDAYS
from dateline.enrich.quoting.reference import Attribution
from dateline.enrich.quoting.sentences import Token
from dateline.enrich.quoting.verbs import is_passive

LEAST_WORDS = 4
"""As for passages between marks: shorter clauses ("said he would") hold no statement."""

_ACCORDING = "according"
_AFTER_VERB = 20  # tokens of "said Jane Doe, the editor of ..." at the end of a sentence
_OPENING = 10  # tokens in which the subject of a sentence stands
_TO_THAT = 10  # tokens between the verb and "that": "told the BBC in London on Monday that"
_NOT_REPORTED = frozenset("not never no declined refused will would can could may might must should to if".split())
"""Before the verb: then it was not said, or not yet."""

_PRONOUNS = frozenset("he she it they we i there this".split())
_STARTS = _PRONOUNS | frozenset(
    "the a an these those his her its their our my all most many some no nobody nothing more such both neither".split()
)
"""Words that a statement may begin with when no "that" shows where it does."""

_AUXILIARIES = frozenset("would will is was had has could can may might should must did does".split())
_BARE = frozenset("say says said".split())
"""Only behind these is "the ..." surely a statement, and no object: "explained the plan"."""

_STOPS = frozenset(",;:—–(")
_ADVERBIAL = frozenset(
    "in on at to during after before when as this last yesterday today earlier later from via".split()
)
"""Words that may follow a verb of speech without being its object."""

_SUBORDINATE = frozenset("after when while if because since although though before once until whether".split())
_AFTER_CUE = 8  # tokens that may follow a cue that closes its sentence: "he said in London on Monday"


def statements(
    tokens: Sequence[Token], cues: Mapping[int, Attribution], quoted: Container[int]
) -> Iterator[tuple[tuple[int, int], Attribution]]:
    """The spans of the statements reported in a sentence, each with whose it is, by its ``cues``; they do not overlap.

    None that holds one of the ``quoted`` passages: there the passage is the quote.
    """
    end = 0
    starts = {token.start: number for number, token in enumerate(tokens)}
    said = [
        _Said(tokens, at, whose, starts[whose.span[0]])
        for at, whose in sorted(cues.items())
        if whose.span and whose.span[0] in starts and _reports(tokens, at)
    ]
    for number, each in enumerate(said):
        if each.at < end:
            continue  # within a statement: "He said that she had said ..."
        later = next((other.at for other in said[number + 1 :] if other.is_beside), None)
        first, last = _trimmed(tokens, *(_ahead(each, later) or _before(each) or (0, 0)))
        inside = tokens[first:last]
        if first < end or any(token.passage in quoted for token in inside if token.passage is not None):
            continue
        if sum(token.is_word for token in inside) >= LEAST_WORDS and not _has_typed_marks(inside):
            yield (inside[0].start, inside[-1].end), each.whose
            end = last


@dataclass(frozen=True, slots=True)
class _Said:
    """A cue of a sentence: its token ``at``, whose it is, and the token at which the subject begins."""

    tokens: Sequence[Token]
    at: int
    whose: Attribution
    subject: int

    @property
    def word(self) -> str:
        return self.tokens[self.at].lower

    @property
    def is_beside(self) -> bool:
        """Whether it begins a clause beside the statement before it: "and added", ", adding", ", a source said"."""
        before = self.tokens[self.at - 1]
        if before.lower in {"and", "but"} or self.word == _ACCORDING:
            return True
        if before.text == ",":
            return CUES[self.word].form == "participle"
        return 0 < self.subject < self.at and self.tokens[self.subject - 1].text == ","


def _reports(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    if word == _ACCORDING:
        return True
    if word not in CUES or not CUES[word].states or is_passive(tokens, at):
        return False
    for number in range(at - 1, -1, -1):
        if tokens[number].text in _STOPS:
            break
        if tokens[number].lower in _SUBORDINATE:
            return False  # "After he said so, ...": where the statement ends, only its meaning tells
    for number in range(at - 1, max(-1, at - 4), -1):
        before = tokens[number].text  # May is a month
        if before in {"and", "but"}:
            break
        if before in _NOT_REPORTED or before.endswith(("n't", "n’t")):
            return False
    return True


def _ahead(said: _Said, later: int | None) -> tuple[int, int] | None:
    """The statement that follows the cue, up to the ``later`` cue."""
    tokens, first = said.tokens, said.at + 1
    last = len(tokens) if later is None else _clause_start(tokens, said.at, later)
    if said.word == _ACCORDING:
        return _behind_comma(said, last)
    if first >= last or said.subject > said.at:
        return None  # "..., said the minister"
    if tokens[said.at - 1].lower in {"who", "which"} and said.at < _OPENING:  # "Mr Blair, who said ..., has gone"
        last = next((number for number in range(first, last) if tokens[number].text == ","), last)
    if _begins_statement(tokens, first, bare=said.word in _BARE) and not CUES[said.word].whom:
        return first, last
    if CUES[said.word].whom or tokens[first].lower in {"that"} | WEEKDAYS | _ADVERBIAL:
        return _behind_that(tokens, first, last)
    return None


def _begins_statement(tokens: Sequence[Token], first: int, *, bare: bool) -> bool:
    """Whether a statement begins here without "that"; ``bare`` after verbs that take no other object."""
    token = tokens[first]
    if token.lower in WEEKDAYS or (first + 1 < len(tokens) and tokens[first + 1].lower in TIME_SPANS):
        return False  # "said this week that"
    return token.lower in (_STARTS if bare else _PRONOUNS) or (bare and token.is_word and token.text[0].isupper())


def _behind_comma(said: _Said, last: int) -> tuple[int, int] | None:
    """The statement in "According to the police, ..."."""
    comma = next((number for number in range(said.at, last) if said.tokens[number].text == ","), last)
    if said.at or comma + 1 >= last or (said.tokens[comma + 1].named and not said.whose.is_entity):
        return None  # "According to its lawyer, Jane Doe, ...": the statement begins further on
    return comma + 1, last


def _behind_that(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    for number in range(first, min(last, first + _TO_THAT)):
        if tokens[number].text in _STOPS or not tokens[number].is_word:
            return None
        if tokens[number].lower == "that":
            if [token.lower for token in tokens[number + 1 : number + 3]] in ([",", "but"], [",", "and"]):
                return None  # "acknowledges that, but ..."
            return (number if _is_verb(tokens, number + 1) else number + 1), last
    return None


def _is_verb(tokens: Sequence[Token], number: int) -> bool:
    """Whether "that" before it is a pronoun: "said that would help"."""
    return number < len(tokens) and tokens[number].lower in _AUXILIARIES


def _before(said: _Said) -> tuple[int, int] | None:
    """The statement that the cue closes: "The road is open, he said."."""
    tokens, rest = said.tokens, said.tokens[said.at + 1 :]
    longest = _AFTER_CUE if said.subject < said.at else _AFTER_VERB
    if len(rest) > longest or any(token.passage is not None for token in rest):
        return None
    if said.word == _ACCORDING:
        return 0, said.at
    has_object = rest and rest[0].is_word and rest[0].lower not in WEEKDAYS | _ADVERBIAL
    if has_object and said.subject < said.at and not CUES[said.word].whom:
        return None  # "..., he mentioned the climate"
    first = min(said.at, said.subject)
    while first > 0 and tokens[first - 1].is_word and (tokens[first - 1].text[0].isupper() or first > said.at - 2):
        first -= 1
    return (0, first) if first and tokens[first - 1].text == "," else None


def _clause_start(tokens: Sequence[Token], at: int, later: int) -> int:
    """Where the clause of a later cue begins: at the comma or "and" before its subject."""
    for number in range(later - 1, at, -1):
        if tokens[number].text in _STOPS or tokens[number].lower in {"and", "but"}:
            return number
    return later


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Without the punctuation at both ends."""
    while first < last and tokens[first].text in _STOPS:
        first += 1
    while first < last and not (tokens[last - 1].is_word or tokens[last - 1].passage is not None):
        if tokens[last - 1].text in {")", "%"}:
            break
        last -= 1
    return first, last


def _has_typed_marks(tokens: Sequence[Token]) -> bool:
    """Whether apostrophes stand for marks (''...''), which are no passages here, but no report either."""
    return any(one.text == two.text == "'" and one.end == two.start for one, two in pairwise(tokens))
