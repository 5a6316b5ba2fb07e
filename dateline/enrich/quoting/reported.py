"""Reported speech without marks: the statement in "He said that ...", "..., she added" and "according to ..."."""

from collections.abc import Container, Iterator, Mapping, Sequence

from dateline.enrich.quoting.attribution import Attribution
from dateline.enrich.quoting.cues import CUES
from dateline.enrich.quoting.sentences import Token
from dateline.enrich.quoting.subjects import is_passive

LEAST_WORDS = 4
"""As for passages between marks: shorter clauses ("said he would") hold no statement."""

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
_SPANS = frozenset("week month year morning afternoon evening weekend".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def statements(
    tokens: Sequence[Token], cues: Mapping[int, Attribution], quoted: Container[int]
) -> Iterator[tuple[tuple[int, int], Attribution]]:
    """The spans of the statements reported in a sentence, each with whose it is, by its ``cues``; they do not overlap.

    None that holds one of the ``quoted`` passages: there the passage is the quote.
    """
    end = 0
    usable = [at for at in sorted(cues) if cues[at].span and _reports(tokens, at)]
    for at in usable:
        if at < end:
            continue  # within a statement: "He said that she had said ..."
        later = [other for other in usable if other > at and _is_beside(tokens, other, cues[other])]
        first, last = _ahead(tokens, at, cues[at], later[0] if later else None) or _before(tokens, at, cues[at])
        while first < last and tokens[first].text in _STOPS:
            first += 1
        while first < last and tokens[last - 1].passage is None and not _may_close(tokens[last - 1]):
            last -= 1
        inside = tokens[first:last]
        if first < end or any(token.passage in quoted for token in inside if token.passage is not None):
            continue
        if sum(token.is_word for token in inside) >= LEAST_WORDS and not _has_typed_marks(inside):
            yield (inside[0].start, inside[-1].end), cues[at]
            end = last


def _reports(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    if word == "according":
        return True
    if not CUES[word].states or is_passive(tokens, at):
        return False
    for token in reversed(tokens[:at]):
        if token.text in _STOPS:
            break
        if token.lower in _SUBORDINATE:
            return False  # "After he said so, ...": where the statement ends, only its meaning tells
    before = [token.lower for token in tokens[max(0, at - 3) : at]]
    return not any(word in _NOT_REPORTED or word.endswith(("n't", "n’t")) for word in before)


def _ahead(tokens: Sequence[Token], at: int, whose: Attribution, later: int | None) -> tuple[int, int] | None:
    """The statement that follows the cue."""
    last = len(tokens) if later is None else _clause_start(tokens, at, later)
    word = tokens[at].lower
    if tokens[at - 1].lower in {"who", "which"} and at < _OPENING:  # "Mr Blair, who said ..., has gone": to the comma
        last = next((number for number in range(at, last) if tokens[number].text == ","), last)
    if word == "according":
        comma = next((number for number in range(at, last) if tokens[number].text == ","), None)
        if at or comma is None or (comma + 1 < last and not whose.is_entity and tokens[comma + 1].named):
            return None  # "According to its lawyer, Jane Doe, ...": the statement begins further on
        return comma + 1, last
    first = at + 1
    if first >= last or (whose.span and whose.span[0] > tokens[at].start):
        return None  # "..., said the minister"
    if CUES[word].whom:
        return _behind_that(tokens, first, last)
    next_word = tokens[first]
    if first + 1 < last and tokens[first + 1].lower in _SPANS:
        return _behind_that(tokens, first, last)  # "said this week that"
    bare = next_word.lower in (_STARTS if word in _BARE else _PRONOUNS)
    bare = bare or (word in _BARE and next_word.is_word and next_word.text[0].isupper())
    if bare and next_word.lower not in _WEEKDAYS:
        return first, last
    if next_word.lower in {"that"} | _WEEKDAYS | _ADVERBIAL:
        return _behind_that(tokens, first, last)
    return None


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


def _before(tokens: Sequence[Token], at: int, whose: Attribution) -> tuple[int, int]:
    """The statement that the cue closes: "The road is open, he said."."""
    nothing = (0, 0)
    rest = tokens[at + 1 :]
    if whose.span is None or len(rest) > _AFTER_CUE or any(token.passage is not None for token in rest):
        return nothing
    if tokens[at].lower == "according":
        return 0, at
    if not CUES[tokens[at].lower].whom and rest and rest[0].is_word and rest[0].lower not in _WEEKDAYS | _ADVERBIAL:
        if whose.span[0] < tokens[at].start:
            return nothing  # "..., he mentioned the climate"
    subject = next((number for number, token in enumerate(tokens) if token.start == whose.span[0]), at)
    first = min(at, subject)
    while first > 0 and tokens[first - 1].is_word and (tokens[first - 1].text[0].isupper() or first > at - 2):
        first -= 1
    return (0, first) if first and tokens[first - 1].text == "," else nothing


def _clause_start(tokens: Sequence[Token], at: int, later: int) -> int:
    """Where the clause of a later cue begins: at the comma or "and" before its subject."""
    for number in range(later - 1, at, -1):
        if tokens[number].text in _STOPS or tokens[number].lower in {"and", "but"}:
            return number
    return later


def _is_beside(tokens: Sequence[Token], at: int, whose: Attribution) -> bool:
    """Whether the cue begins a clause beside the statement before it: "and added", ", adding", ", a source said"."""
    before = tokens[at - 1]
    if before.lower in {"and", "but"} or tokens[at].lower == "according":
        return True
    if before.text == ",":
        return tokens[at].lower in CUES and CUES[tokens[at].lower].form == "participle"
    subject = next(
        (number for number, token in enumerate(tokens[:at]) if whose.span and token.start == whose.span[0]), 0
    )
    return subject > 0 and tokens[subject - 1].text == ","


def _may_close(token: Token) -> bool:
    return token.is_word or token.text in {")", "%"}


def _has_typed_marks(tokens: Sequence[Token]) -> bool:
    """Whether apostrophes stand for marks (''...''), which are no passages here, but no report either."""
    return any(
        one.text == two.text == "'" and one.end == two.start for one, two in zip(tokens, tokens[1:], strict=False)
    )
