"""Whose a cue is: the words of the subject before it ("the minister said") or behind it ("said the minister")."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.enrich.names import TITLES
from dateline.enrich.quoting.cues import CUES
from dateline.enrich.quoting.sentences import Token

PRONOUNS = frozenset("he she they it we i you".split())
THINGS = frozenset("it this that which".split())

LONGEST = 14
"""Words of a subject; longer ones are a sign that the rules lost their way."""

_BARE = 4  # words of a subject without an article: "police sources"
_APPOSITION = 30  # tokens between the commas of "Flynn, who ..., said"
_BE = frozenset("is are was were be been being am".split())
_BESIDE = frozenset(
    """
    has have had having also then later earlier once again still just only now already often even never not long previously recently
    initially reportedly famously first further therefore thus did does do would will could can may might must should
    to yesterday today both all always instead went on quoted
    """.split()
)
"""Words between subject and verb."""

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later".split())
_SPANS = frozenset("week month year weekend morning afternoon evening night".split())
_BEFORE_TIME = frozenset("on this last that earlier late early".split())
_PREPOSITIONS = frozenset(
    "of for from at with in on by to against under over into about behind within around across near".split()
)
_OF_OFFICE = frozenset("of for from at with in to".split())
"""What joins a name to an office: then the office speaks, not the name ("a spokesman for Mr Blair")."""

CLAUSE_WORDS = frozenset(
    """
    that as when while if because but where although though after before since until unless whether than so which who
    whom whose what how why and or nor yet during despite amid
    """.split()
)
_ANYBODY = frozenset("anybody anyone everybody everyone nobody someone somebody those people one".split())
_DETERMINERS = frozenset(
    "the a an one his her their its our my this that these those some many several another other two three four".split()
)
_NOT_VERB_AFTER = frozenset(
    "the a an his her their its our my these those of for in on by with any no some many such recent more".split()
)
_BEFORE_VERB = PRONOUNS | {"who", "also", "to"}
_TEAMS = frozenset(
    "campaign administration supporters team camp aides aide allies government voters critics fans".split()
)
"""What a name before it only describes: "the Bush administration"."""


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


def is_cue(tokens: Sequence[Token], number: int) -> bool:
    """Whether this token is a verb of speech, as far as words around it can tell."""
    token = tokens[number]
    cue = CUES.get(token.lower)
    if cue is None or number == 0 or token.named or token.text[0].isupper():
        return False
    before = tokens[number - 1]
    described = next((token for token in reversed(tokens[:number]) if not token.lower.endswith("ly")), before)
    if described.lower in _NOT_VERB_AFTER or before.is_possessive:
        return False
    if before.lower == "as" and cue.form == "past":
        return False  # "as predicted"
    if not cue.maybe_noun or before.lower in _BEFORE_VERB:
        return True
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    leads = following is None or following.passage is not None or following.text in {",", ":", "."}
    return cue.form == "present" and (leads or following.lower == "that") and bool(before.named or before.text[0].isupper())


def is_passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is said of its subject: "was described as"."""
    if CUES[tokens[verb].lower].form != "past":
        return False
    return any(token.lower in _BE for token in _beside(tokens, verb))


def is_progressive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a participle is the verb of a sentence: "is calling"."""
    return any(token.lower in _BE or token.lower.endswith(("’s", "'s")) for token in tokens[max(0, verb - 2) : verb])


def subject_before(tokens: Sequence[Token], verb: int) -> Subject | None:
    """The subject that stands before the verb, over appositions between commas; none where the verb shares one."""
    end = verb - len(_beside(tokens, verb))
    if end <= 0:
        return None
    last = tokens[end - 1]
    if pronoun(last):
        return Subject(end - 1, end, end - 1)
    if last.text in {",", "—", "–", ")"}:
        return _before_apposition(tokens, end - 1)
    if last.lower in {"who", "which"}:
        end -= 2 if end > 1 and tokens[end - 2].text == "," else 1
    elif not last.is_word or last.lower in CLAUSE_WORDS:
        return None
    return _noun_phrase_ending(tokens, end)


def subject_behind(tokens: Sequence[Token], verb: int) -> Subject | None:
    """The subject that follows the verb (or "according to", "by")."""
    first = verb + 1
    while first < len(tokens) and (tokens[first].lower in _BESIDE or tokens[first].lower.endswith("ly")):
        first += 1
    if first >= len(tokens) or not tokens[first].is_word:
        return None
    if pronoun(tokens[first]):
        return Subject(first, first + 1, first)
    if tokens[first].lower in _PREPOSITIONS | CLAUSE_WORDS - {"whose"}:
        return None
    last, head, core = first, None, True
    while last < len(tokens) and last - first < LONGEST:
        token = tokens[last]
        if not token.is_word or (token.lower in CLAUSE_WORDS and not _joins(tokens, last)) or _is_day(token):
            break
        if core and token.lower in _PREPOSITIONS:
            if head is not None or token.lower not in _OF_OFFICE:
                break
            core = False
        if core and token.named and not token.is_possessive and not _describes_next(tokens, first, last):
            head = last
        last += 1
    if head is not None:
        last = head + 1
    return Subject(first, last, head) if last > first else None


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
                return Subject(number, end, number)
            named = named or Subject(number, end, number)
    return named


def opening_words(tokens: Sequence[Token], before: int) -> Subject | None:
    """The words that open a sentence up to its first verb: "The Republican nominee also vowed ..."."""
    if not tokens or tokens[0].lower not in _DETERMINERS:
        return None
    for number, token in enumerate(tokens[:before][:LONGEST]):
        if not token.is_word or token.lower in CLAUSE_WORDS | _PREPOSITIONS:
            return None
        if number > 1 and (token.lower in _BE | _BESIDE or token.lower in CUES or token.lower.endswith("ed")):
            return Subject(0, number)
    return None


def _beside(tokens: Sequence[Token], verb: int) -> list[Token]:
    """The auxiliaries and adverbs just before the verb."""
    found: list[Token] = []
    for token in reversed(tokens[:verb]):
        after = found[-1].lower if found else ""
        is_time = token.lower in _DAYS | _SPANS or (token.lower in _BEFORE_TIME and after in _DAYS | _SPANS)
        is_adverb = token.lower in _BESIDE | _BE or token.lower.endswith(("n't", "n’t")) or (token.lower.endswith("ly") and token.text.islower())
        if not (is_time or is_adverb):
            break
        found.append(token)
    return found


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
    return len(words) > 1 and all(word.text[0].isupper() for word in words) and words[0].lower not in _DETERMINERS


def _noun_phrase_ending(tokens: Sequence[Token], end: int) -> Subject | None:
    first = end
    while first > 0 and end - first < LONGEST and _belongs(tokens, first - 1):
        first -= 1
    if first == end:
        return None
    last = tokens[end - 1]
    if last.named and not last.is_possessive:
        head = end - 1
        while head > first and tokens[head - 1].named == last.named:
            head -= 1
        office = _office_before(tokens, first, head)
        return Subject(head, end, head) if office is None else Subject(office, end)
    if last.lower in _ANYBODY:
        return None
    if first > 1 and tokens[first - 1].lower in {"who", "which"} and tokens[first].lower not in _DETERMINERS:
        return _noun_phrase_ending(
            tokens, first - (2 if tokens[first - 2].text == "," else 1)
        )  # "bidders who lost out"
    if first and tokens[first].lower in _PREPOSITIONS and tokens[first - 1].is_word:
        return None  # the rest of a longer subject: "observers here and around the country"
    return _words_ending(tokens, first, end)


def _belongs(tokens: Sequence[Token], number: int) -> bool:
    """Whether a token may be part of a subject that ends behind it."""
    token = tokens[number]
    if not token.is_word or pronoun(token) or (token.lower in CLAUSE_WORDS and not _joins(tokens, number)):
        return False
    return bool(token.named) or not token.text.islower() or not is_cue(tokens, number)


def _words_ending(tokens: Sequence[Token], first: int, end: int) -> Subject | None:
    """The words of "a spokesman for the union", from its article on; without one only if they begin a clause."""
    for number in range(end - 1, first - 1, -1):
        if tokens[number].lower in _DETERMINERS:
            joined = number - 1 > first and tokens[number - 1].lower in _OF_OFFICE
            office = tokens[number - 2]
            if not (joined and office.lower not in _PREPOSITIONS and (office.text.islower() or number - 2 == first)):
                return Subject(number, end)
        elif tokens[number].lower in _PREPOSITIONS - _OF_OFFICE:
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
    if number <= first or tokens[number].lower not in _OF_OFFICE:
        return None
    start = _after_opening_phrase(tokens, first, number)
    return start if start < number and tokens[number - 1].text.islower() else None


def _after_opening_phrase(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the subject begins behind "In a statement" and the like, as far as an article or a capital shows it."""
    if tokens[first].lower not in _PREPOSITIONS:
        return first
    for number in range(first + 2, end):
        if tokens[number].lower in _DETERMINERS or tokens[number].text[0].isupper():
            return number
    return end


def follows_preposition(tokens: Sequence[Token], number: int) -> bool:
    """Whether a name hangs on a preposition: "against former President Clinton"."""
    before = number - 1
    while before >= 0 and (tokens[before].text[0].isupper() or tokens[before].lower in TITLES | {"the"}) and before > 0:
        before -= 1
    return before >= 0 and tokens[before].lower in _PREPOSITIONS


def _describes(tokens: Sequence[Token], number: int, end: int) -> bool:
    """Whether a person's name is only a word of a longer subject: "the Clinton campaign"."""
    named = tokens[number].named
    if named is None or not named.is_person:
        return False
    return (number > 0 and tokens[number - 1].lower == "the") or (end < len(tokens) and tokens[end].lower in _TEAMS)


def _describes_next(tokens: Sequence[Token], first: int, number: int) -> bool:
    """Whether a name is only a word of what its article begins: "an Eton spokesperson"."""
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    if following is None or not following.is_word or tokens[first].lower not in _DETERMINERS:
        return False
    return following.text.islower() and following.lower not in _PREPOSITIONS | CLAUSE_WORDS | _BEFORE_TIME


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


def _is_day(token: Token) -> bool:
    return token.lower in _DAYS
