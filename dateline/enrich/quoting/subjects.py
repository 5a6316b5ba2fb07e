"""Whose a cue is: the words of the subject before it ("the minister said") or behind it ("said the minister")."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.enrich.quoting.cues import CUES
from dateline.enrich.quoting.function_words import (
    ANYBODY,
    BE,
    BEFORE_TIME,
    BESIDE_VERB,
    CLAUSE_WORDS,
    DAYS,
    DETERMINERS,
    OF_OFFICE,
    PREPOSITIONS,
    PRONOUNS,
    TEAMS,
)
from dateline.enrich.quoting.sentences import Token
from dateline.enrich.quoting.verbs import beside, is_cue
from dateline.enrich.titles import TITLES

LONGEST = 14
"""Words of a subject; longer ones are a sign that the rules lost their way."""

_BARE = 4  # words of a subject without an article: "police sources"
_APPOSITION = 30  # tokens between the commas of "Flynn, who ..., said"


@dataclass(frozen=True, slots=True)
class Subject:
    """The tokens ``first`` to ``last`` (exclusive) of a sentence; ``head`` is the one that names, if one does."""

    first: int
    last: int
    head: int | None = None


def pronoun(token: Token) -> str | None:
    """The pronoun that a token is, also in "he's" and "they'd"."""
    word = token.lower.replace("’", "'").partition("'")[0]
    return word if word in PRONOUNS else None


def subject_before(tokens: Sequence[Token], verb: int) -> Subject | None:
    """The subject that stands before the verb, over appositions between commas; none where the verb shares one."""
    end = verb - len(list(beside(tokens, verb)))
    if end <= 0:
        return None
    last = tokens[end - 1]
    if pronoun(last):
        return Subject(end - 1, end, end - 1)
    if last.text in {",", "—", "–", ")"}:
        return _before_apposition(tokens, end - 1)
    if last.lower in {"who", "which"}:
        end -= 2 if end > 1 and tokens[end - 2].text == "," else 1
        if end and tokens[end - 1].named:
            return Subject(end - 1, end, end - 1)
    elif not last.is_word or last.lower in CLAUSE_WORDS:
        return None
    return _noun_phrase_ending(tokens, end)


def subject_behind(tokens: Sequence[Token], verb: int) -> Subject | None:
    """The subject that follows the verb (or "according to", "by")."""
    first = verb + 1
    while first < len(tokens) and (tokens[first].lower in BESIDE_VERB or tokens[first].lower.endswith("ly")):
        first += 1
    if first >= len(tokens) or not tokens[first].is_word:
        return None
    if pronoun(tokens[first]):
        return Subject(first, first + 1, first)
    if tokens[first].lower in PREPOSITIONS | CLAUSE_WORDS - {"whose"}:
        return None
    last, head = first, None
    named_yet = True  # until an office is told of: "a spokesman for ..."
    while last < len(tokens) and last - first < LONGEST and not _ends_subject(tokens, last):
        word = tokens[last].lower
        if named_yet and word in PREPOSITIONS:
            if head is not None or word not in OF_OFFICE:
                break
            named_yet = False
        elif named_yet and _is_head(tokens, first, last):
            head = last
        last += 1
    if head is not None:
        last = head + 1
    return Subject(first, last, head) if last > first else None


def _ends_subject(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    return not token.is_word or token.lower in DAYS or (token.lower in CLAUSE_WORDS and not _joins(tokens, number))


def _is_head(tokens: Sequence[Token], first: int, number: int) -> bool:
    """Whether a token names the subject that begins with ``first``, and not its owner or a word of it."""
    token = tokens[number]
    if not token.named or token.is_possessive:
        return False
    end = _name_end(tokens, number)
    if end == len(tokens) or not tokens[end].is_word or tokens[first].lower not in DETERMINERS:
        return True
    # "an Eton spokesperson" is not Eton
    return not tokens[end].text.islower() or tokens[end].lower in PREPOSITIONS | CLAUSE_WORDS | BEFORE_TIME


def name_behind(tokens: Sequence[Token], verb: int) -> Subject | None:
    """The words in capitals right behind a verb, in any language: "sagte Olaf Scholz am Montag"."""
    last = verb + 1
    while last < len(tokens) and tokens[last].is_word and tokens[last].text[0].isupper():
        last += 1
    return Subject(verb + 1, last) if last > verb + 1 else None


def first_subject(tokens: Sequence[Token], before: int) -> Subject | None:
    """The subject of the sentence as a whole: its first person or pronoun that owns nothing, else its first name."""
    named: Subject | None = None
    start = 0
    if tokens and tokens[0].lower in CLAUSE_WORDS:  # "When Carson died, ..."
        start = next((number for number, token in enumerate(tokens[:before]) if token.text == ","), 0)
    for number, token in enumerate(tokens[:before]):
        if number < start:
            continue
        if pronoun(token) in {"he", "she", "they"}:
            return Subject(number, number + 1, number)
        if token.named and not token.is_possessive and not follows_preposition(tokens, number):
            end = _name_end(tokens, number)
            if tokens[end - 1].is_possessive or _describes(tokens, number, end):
                continue
            if token.named.is_person:
                is_joined = end + 1 < len(tokens) and tokens[end].lower == "and" and tokens[end + 1].named is not None
                return None if is_joined else Subject(number, end, number)
            named = named or Subject(number, end, number)
    return named


def opening_words(tokens: Sequence[Token], before: int) -> Subject | None:
    """The words that open a sentence up to its first verb: "The Republican nominee also vowed ..."."""
    if not tokens or tokens[0].lower not in DETERMINERS:
        return None
    for number, token in enumerate(tokens[:before][:LONGEST]):
        if not token.is_word or token.lower in CLAUSE_WORDS | PREPOSITIONS:
            return None
        if number > 1 and (token.lower in BE | BESIDE_VERB or token.lower in CUES or token.lower.endswith("ed")):
            return Subject(0, number)
    return None


def _before_apposition(tokens: Sequence[Token], closing: int) -> Subject | None:
    """The subject of which tokens up to ``closing`` tell more: "Flynn, a top Trump surrogate,"."""
    opening = "(" if tokens[closing].text == ")" else tokens[closing].text
    best: Subject | None = None
    for number in range(closing - 1, max(0, closing - _APPOSITION), -1):
        if tokens[number].passage is not None:
            break
        if tokens[number].text == opening:
            found = _noun_phrase_ending(tokens, number) if tokens[number - 1].is_word else None
            if found and (found.head is not None or _is_written_as_name(tokens[found.first : found.last])):
                return found
            inner = tokens[closing - 1].named
            if best is None and opening == "," and inner and not tokens[closing - 1].is_possessive:
                best = _noun_phrase_ending(tokens, closing)  # "The chairman, Phil Lovas, said"
                if inner.is_person:
                    return best
            best = best or found
    return best


def _is_written_as_name(words: Sequence[Token]) -> bool:
    return len(words) > 1 and all(word.text[0].isupper() for word in words) and words[0].lower not in DETERMINERS


def _noun_phrase_ending(tokens: Sequence[Token], end: int) -> Subject | None:
    first = end
    while first > 0 and end - first < LONGEST and _belongs(tokens, first - 1):
        first -= 1
    if first == end:
        return None
    last = tokens[end - 1]
    if last.named and not last.is_possessive:
        return _name_ending(tokens, first, end)
    if last.lower in ANYBODY:
        return None
    if first > 1 and tokens[first - 1].lower in {"who", "which"} and tokens[first].lower not in DETERMINERS:
        who = first - 1  # of "bidders who lost out"
        return _noun_phrase_ending(tokens, who - (tokens[who - 1].text == ","))
    if first and tokens[first].lower in PREPOSITIONS and tokens[first - 1].is_word:
        return None  # the rest of a longer subject: "observers here and around the country"
    return _words_ending(tokens, first, end)


def _name_ending(tokens: Sequence[Token], first: int, end: int) -> Subject:
    """The name at the end of a subject, or the words that make another of it."""
    head = end - 1
    while head > first and tokens[head - 1].named == tokens[end - 1].named:
        head -= 1
    other = _joined_to(tokens, head)
    other = _office_before(tokens, first, head) if other is None else other
    return Subject(head, end, head) if other is None else Subject(other, end)


def _joined_to(tokens: Sequence[Token], head: int) -> int | None:
    """Where the other person of "Jane Doe and John Smith" begins, null when nobody is named beside the name."""
    if head < 2 or tokens[head - 1].lower != "and":
        return None
    other, own = tokens[head - 2].named, tokens[head].named
    if not (other and own and other.is_person and own.is_person):
        return None
    return next(number for number in range(head) if tokens[number].named == other)


def _belongs(tokens: Sequence[Token], number: int) -> bool:
    """Whether a token may be part of a subject that ends behind it."""
    token = tokens[number]
    if not token.is_word or pronoun(token) or (token.lower in CLAUSE_WORDS and not _joins(tokens, number)):
        return False
    return bool(token.named) or not token.text.islower() or not is_cue(tokens, number)


def _words_ending(tokens: Sequence[Token], first: int, end: int) -> Subject | None:
    """The words of "a spokesman for the union", from its article on; without one only if they begin a clause."""
    for number in range(end - 1, first - 1, -1):
        if tokens[number].lower in DETERMINERS:
            before = tokens[number - 1].lower if number > first else ""
            if before in PREPOSITIONS - OF_OFFICE:
                return None  # "parties around the country"
            office = tokens[number - 2]
            is_joined = before in OF_OFFICE and number - 1 > first and office.lower not in PREPOSITIONS
            if not (is_joined and (office.text.islower() or number - 2 == first)):
                return Subject(number, end)
        elif tokens[number].lower in PREPOSITIONS - OF_OFFICE:
            return None
    start = _after_opening_phrase(tokens, first, end)
    if end - start > _BARE or start == end or tokens[start].lower.endswith(("ed", "ing")):
        return None
    return None if first and tokens[first - 1].lower in {"and", "or", "nor"} else Subject(start, end)


def _office_before(tokens: Sequence[Token], first: int, name: int) -> int | None:
    """Where "a spokesman for" the name begins, null when the name itself is the subject."""
    number = name - 1
    while number >= first and (tokens[number].text[0].isupper() or tokens[number].lower in TITLES | {"the"}):
        number -= 1
    if number <= first or tokens[number].lower not in OF_OFFICE:
        return None
    start = next((at for at in range(number - 1, first - 1, -1) if tokens[at].lower in DETERMINERS), None)
    if start is None:
        start = _after_opening_phrase(tokens, first, number)
    return start if start < number and tokens[number - 1].text.islower() else None


def _after_opening_phrase(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the subject begins behind "In a statement" and the like, as far as an article or a capital shows it."""
    if tokens[first].lower not in PREPOSITIONS:
        return first
    for number in range(first + 2, end):
        if tokens[number].lower in DETERMINERS or tokens[number].text[0].isupper():
            return number
    return end


def follows_preposition(tokens: Sequence[Token], number: int) -> bool:
    """Whether a name hangs on a preposition: "against former President Clinton"."""
    before = number - 1
    while before >= 0 and (tokens[before].text[0].isupper() or tokens[before].lower in TITLES | {"the"}) and before > 0:
        before -= 1
    return before >= 0 and tokens[before].lower in PREPOSITIONS


def _describes(tokens: Sequence[Token], number: int, end: int) -> bool:
    """Whether a person's name is only a word of a longer subject: "the Clinton campaign"."""
    named = tokens[number].named
    if named is None or not named.is_person:
        return False
    return (number > 0 and tokens[number - 1].lower == "the") or (end < len(tokens) and tokens[end].lower in TEAMS)


def _name_end(tokens: Sequence[Token], number: int) -> int:
    end = number + 1
    while end < len(tokens) and tokens[end].named is not None and tokens[end].named == tokens[number].named:
        end += 1
    return end


def _joins(tokens: Sequence[Token], number: int) -> bool:
    """Whether this "and" is within a name or joins two offices: "chairman and chief executive"."""
    if tokens[number].lower != "and" or not 0 < number < len(tokens) - 1:
        return False
    before, after = tokens[number - 1], tokens[number + 1]
    if before.named and before.named == after.named:
        return True
    return before.text.islower() and after.text.islower() and before.is_word and after.lower in TITLES
