"""Which way a sentence points in time, as far as its verbs and prepositions tell without a parser."""

import re
from collections.abc import Sequence
from typing import Literal

Leaning = Literal["past", "future"] | None

_NEAR = 14
"""Words that are looked at on either side: half a sentence of news, which has some 25 words."""
_CLOCK = re.compile(r"\d[\d:.]{0,4}\s?[ap]\.?m\.?(?:\s[A-Z]{3})?")  # "until 9 a.m. EST Tuesday" is until Tuesday
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")

_MODALS = frozenset(
    "will shall would could may might can should must won't wouldn't cannot can't couldn't shouldn't it'll he'll "
    "she'll we'll they'll i'll you'll we'd".split()
)
# What these are followed by, or speak of, is still to come: planned to leave, scheduled for Friday, due on Monday.
_PLANS = frozenset(
    "plan plans planned planning expect expects expected scheduled slated due set going intends intend intended hopes "
    "hope hoping agreed vowed promised pledged wants want ready likely supposed about decided prepares preparing "
    "prepared aims aim seeks proposes proposed offered ordered urged asked upcoming invited".split()
)
# Of these, those that need no infinitive: "the summit scheduled for Friday", "the March accession".
_PLANNED = frozenset("planned expected scheduled slated due set upcoming".split())
# Of the third person, these speak of what is on the calendar: "Congress reconvenes Jan. 24".
_ON_THE_CALENDAR = frozenset(
    "opens reopens begins starts meets convenes reconvenes resumes debuts airs premieres closes ends expires "
    "arrives".split()
)
_PAST = frozenset(
    "said told was were had did has have been met held went came took made gave began won lost left led found shot "
    "broke spoke wrote sent saw fell rose hit paid kept drew became brought fought sold cut put read ran sat stood "
    "beat bought built caught chose drove fled flew forgot froze got grew heard hid hurt knew laid lay let sought "
    "shook shut sank slept spent split spread stole struck swore swept taught thought threw understood wore withdrew "
    "burst cost dealt died rode rang sang since ago".split()
)
_NO_PAST = frozenset(
    "need speed feed breed seed exceed proceed succeed indeed hundred united limited sacred naked wicked".split()
)
_GIVEN_TIME = frozenset("deadline given has have extended time months days weeks remain remains".split())
_BE = frozenset({"is", "are", "be", "it's", "that's"})
_LINKS = frozenset("on for in at until by of the from early late a".split())


def leaning(before: str, behind: str) -> Leaning:
    """The side that an expression lies on, from what stands before and behind it in its sentence.

    The verb nearest before it decides, else the first behind it; None where neither tells.
    """
    left = _words(before)[-_NEAR:]
    return _by_preposition(left) or _backwards(left) or _forwards(_words(behind)[:_NEAR])


def _words(text: str) -> list[str]:
    text = _CLOCK.sub("", text)
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _by_preposition(left: Sequence[str]) -> Leaning:
    if left[-3:-1] == ["as", "early"] or " ".join(left[-3:]) in {"as early as", "as soon as", "no later than"}:
        return "future"
    if len(left) > 2 and left[-1] == "by":  # "But by Monday" opens a sentence, and its verb follows
        return "future"
    if left[-1:] in (["until"], ["till"]) and _GIVEN_TIME & set(left[-6:-1]) and not {"not", "had"} & set(left[-6:]):
        return "future"
    return None


def _backwards(left: Sequence[str]) -> Leaning:
    end = len(left)
    while end and left[end - 1] in _LINKS:
        end -= 1
    if end and left[end - 1] in _BE:  # "the hearing is on Friday"
        return "future"
    for at in range(len(left) - 1, -1, -1):
        word, earlier = left[at], left[max(0, at - 4) : at]
        if word in _MODALS:
            return "past" if "have" in left[at + 1 : at + 3] else "future"
        if word == "to" and earlier and earlier[-1] in _PLANS:
            return "future"
        if word in _PLANNED or word in _ON_THE_CALENDAR:
            return "future"
        if _is_past(word):
            return _of_participle(earlier)
    return None


def _of_participle(earlier: Sequence[str]) -> Leaning:
    """``held``: past; but "will be held" and "planned to be held" are not; "could not be held" is."""
    if "have" in earlier or "had" in earlier:
        return "past"
    return "future" if "be" in earlier[-2:] and not {"could", "not"} & set(earlier) else "past"


def _forwards(right: Sequence[str]) -> Leaning:
    for at, word in enumerate(right):
        if word in _MODALS:
            return "past" if "have" in right[at + 1 : at + 3] else "future"
        if word in _ON_THE_CALENDAR:
            return "future"
        if word in {"plans", "plan", "expects", "hopes", "intends"} and right[at + 1 : at + 2] == ["to"]:
            return "future"
        if word in _BE and at + 1 < len(right) and (right[at + 1] in _PLANNED or right[at + 1] == "to"):
            return "future"
        if _is_past(word):
            return "past"
    return None


def _is_past(word: str) -> bool:
    return word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in _NO_PAST)
