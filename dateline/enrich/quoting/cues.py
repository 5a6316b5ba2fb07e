"""Cues: the verbs that give words to a speaker, in all their forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["base", "present", "past", "participle"]

_STATING = """
    acknowledge add admit affirm allege announce argue assert boast caution claim complain concede conclude confess
    confirm contend counter declare disclose elaborate emphasise emphasize estimate explain indicate insist joke
    lament maintain mention note observe predict quip reaffirm recall reiterate remark repeat report reveal say
    state stress suggest tell testify tweet underline underscore vow warn write
""".split()
"""Their clause is a statement, with or without "that"."""

_OTHERS = """
    accuse advise agree answer appeal ask assail attack believe bemoan blame blast brand call caption challenge
    chant characterise characterize charge chuckle cite commend comment compare condemn continue criticise criticize
    cry decry deem demand denounce deny deride describe dismiss dub echo enthuse exclaim exhort express fume gush
    hail implore interject label laugh liken mock muse opine plead pledge post praise proclaim promise propose
    question read recite recount refer reflect remind reply respond retort ridicule rule scoff scold scream shout
    sing slam smile snap sneer speak speculate tease think threaten thunder trumpet urge utter voice whisper wonder
    yell
""".split()
"""With these only what stands between marks is a quote."""

FOREIGN = frozenset(
    """
    sagte sagt erklärte betonte meinte warnte dit déclaré affirmé expliqué estime dijo afirmó declaró aseguró explicó
    disse afirmou declarou detto dichiarato zei säger sade
    """.split()
)
"""Said, in German, French, Spanish, Portuguese, Italian, Dutch and Swedish: right behind a passage, before a name."""

_IRREGULAR = {
    "read": "read",
    "say": "said",
    "sing": "sang",
    "speak": "spoke",
    "tell": "told",
    "think": "thought",
    "write": "wrote",
}
_DOUBLING = frozenset("admit dub quip slam snap".split())
_ALSO_NOUNS = frozenset(
    """
    answer appeal attack blame brand call challenge charge claim comment counter cry demand echo estimate joke label
    lament note pledge post praise promise question read remark reply report rule state stress tweet voice vow whisper
    """.split()
)
_WITH_LISTENER = frozenset({"tell", "warn"})
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of such a verb.

    ``states`` when its clause is a statement, ``maybe_noun`` when it may be a noun, ``whom`` when a listener follows.
    """

    form: Form
    states: bool
    maybe_noun: bool = False
    whom: bool = False


def _forms(verb: str) -> Iterator[tuple[str, Form]]:
    """The regular forms of an English verb, and the irregular ones above."""
    yield verb, "base"
    consonant_y = verb.endswith("y") and verb[-2] not in _VOWELS
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if verb in _DOUBLING else verb
    if consonant_y:
        yield f"{verb[:-1]}ies", "present"
    else:
        yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"), "present"
    yield f"{stem}ing", "participle"
    yield _IRREGULAR.get(verb) or (f"{verb[:-1]}ied" if consonant_y else f"{stem}ed"), "past"


CUES: dict[str, Cue] = {
    form: Cue(kind, verb in states, kind in {"base", "present"} and verb in _ALSO_NOUNS, verb in _WITH_LISTENER)
    for states in (frozenset(_STATING), frozenset[str]())
    for verb in (_STATING if states else _OTHERS)
    for form, kind in _forms(verb)
}
"""Every form, in lower case, with what it is."""
