"""Verbs among the words around them: whether a word is a cue here, in which voice, and what stands before it."""

from collections.abc import Iterator, Sequence

from dateline.enrich.quoting.cues import CUES
from dateline.enrich.quoting.function_words import (
    BE,
    BEFORE_TIME,
    BESIDE_VERB,
    DAYS,
    NO_VERB_AFTER,
    PRONOUNS,
    TIME_SPANS,
)
from dateline.enrich.quoting.sentences import Token

_TAIL = 5  # tokens from a passage to the verb behind it
_BEFORE_VERB = PRONOUNS | {"who", "also", "to"}


def is_cue(tokens: Sequence[Token], number: int) -> bool:
    """Whether this token is a verb of speech, as far as words around it can tell."""
    token = tokens[number]
    cue = CUES.get(token.lower)
    if cue is None or number == 0 or token.named or token.text[0].isupper():
        return False
    before = tokens[number - 1]
    described = tokens[number - 2] if number > 1 and before.lower.endswith("ly") else before
    if described.lower in NO_VERB_AFTER or before.is_possessive:
        return False
    if before.lower == "as" and cue.form == "past":
        return False  # "as predicted"
    if not cue.maybe_noun or before.lower in _BEFORE_VERB:
        return True
    return cue.form == "present" and _governs(tokens, number)


def _governs(tokens: Sequence[Token], number: int) -> bool:
    """Whether a word that may be a plural is a verb: it has a passage or "that" behind it, or a passage before it."""
    before = tokens[number - 1]
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    leads = following is None or following.passage is not None or following.text in {",", ":", "."}
    if leads and any(token.passage is not None for token in tokens[max(0, number - _TAIL) : number]):
        return True  # "..., the letter reads."
    is_name = before.named is not None or before.text[0].isupper()
    return is_name and (following is None or leads or following.lower == "that")


def is_passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is said of its subject: "was described as"."""
    if CUES[tokens[verb].lower].form != "past":
        return False
    return any(token.lower in BE for token in beside(tokens, verb))


def is_progressive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a participle is the verb of a sentence: "is calling"."""
    return any(token.lower in BE or token.lower.endswith(("’s", "'s")) for token in tokens[max(0, verb - 2) : verb])


def beside(tokens: Sequence[Token], verb: int) -> Iterator[Token]:
    """The auxiliaries, adverbs and days just before the verb, the nearest first."""
    after = ""
    for number in range(verb - 1, -1, -1):
        word = tokens[number].lower
        is_time = word in DAYS | TIME_SPANS or (word in BEFORE_TIME and after in DAYS | TIME_SPANS)
        is_adverb = word.endswith("ly") and tokens[number].text.islower()
        if not (is_time or is_adverb or word in BESIDE_VERB | BE or word.endswith(("n't", "n’t"))):
            return
        yield tokens[number]
        after = word
