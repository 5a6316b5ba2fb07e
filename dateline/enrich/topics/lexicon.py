"""What a text is about, by its words: each topic has a list of words that mostly stand for it in news (``words.txt``).

Simple, and better here than word vectors: docs/decisions/0003 has the figures.
"""

import functools
import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.enrich.topics.media_topics import Topic, topics

_WORDS = Path(__file__).with_name("words.txt")
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*\w")
_POSSESSIVE = re.compile(r"['’]s?$")

# Weights of a word: tried at 0.3 to 1 and 1 to 2 on half of the BBC's texts and 210 Indian ones, where accuracy moves
# by one and three points.
_GENERAL = 0.7  # listed under the first level only: "company", "fans"
_PLAIN = 1.0
_SPECIFIC = 2.0  # two words or a name: "prime minister", "NATO"

# The shape of the confidence, from 99 subjects beside the section's own in such texts, read by eye. By their share of
# the evidence were right: a quarter at 0.1 to 0.2, six in ten at 0.2 to 0.3, three quarters at 0.3 to 0.4,
# then nearly all.
_HALF_RIGHT_SHARE = 0.2
_STEEPNESS = 11.0  # a logistic curve through 0.25 at 0.1, 0.5 at 0.2, 0.75 at 0.3
_HALF_ENOUGH = 1.0  # evidence, in plain words: one word alone is not believed


@dataclass(frozen=True)
class About:
    """A topic that a text speaks of, and the confidence in it (0 to 1)."""

    topic: Topic
    confidence: float


@dataclass(frozen=True)
class _Entry:
    """What a word stands for; ``narrow`` is the topic of the second level, where the list has one."""

    broad: str
    narrow: str | None
    weight: float


@functools.cache
def lexicon() -> dict[str, _Entry]:
    """The words and phrases of two words; those with a capital as they are, the others in lower case."""
    entries: dict[str, _Entry] = {}
    code, broader = "", ""
    for line in _WORDS.read_text("utf-8").splitlines():
        if line.startswith(" "):
            for word in filter(None, map(str.strip, line.split(","))):
                specific = " " in word or word != word.lower()
                weight = _SPECIFIC if specific else _PLAIN if broader else _GENERAL
                entries[word] = _Entry(broader or code, code if broader else None, weight)
        elif line and not line.startswith("#"):
            code = line.partition(" ")[0]
            broader = topics()[code].broader
    return entries


def topics_in(text: str, least: float) -> list[About]:
    """The topics of two levels that the English text speaks of, with at least this confidence.

    Each of the first level, the surest first, stands before its own of the second.
    """
    broad: dict[str, float] = defaultdict(float)
    narrow: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word, count in _counted(text).items():
        entry = lexicon()[word]
        evidence = entry.weight * math.sqrt(count)  # said again it says less: better than the count or its logarithm
        broad[entry.broad] += evidence
        if entry.narrow:
            narrow[entry.broad][entry.narrow] += evidence
    found = []
    for code, confidence in _confidences(broad):
        if confidence >= least:
            found.append(About(topics()[code], confidence))
            below = [(topics()[kind], confidence * sure) for kind, sure in _confidences(narrow[code])]
            found += [About(topic, sure) for topic, sure in below if sure >= least]
    return found


def _counted(text: str) -> Counter[str]:
    """How often each entry of the lexicon occurs; a phrase counts beside its words."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]
    pairs = [f"{one} {other}" for one, other in itertools.pairwise(words)]
    counts: Counter[str] = Counter()
    for term in (*words, *pairs):
        if term in lexicon():
            counts[term] += 1
        elif (plain := term.lower()) in lexicon():
            counts[plain] += 1
    return counts


def _confidences(evidence: Mapping[str, float]) -> list[tuple[str, float]]:
    """Codes with the confidence in each, the surest first: of its share of all evidence, and how much there is."""
    total = sum(evidence.values())
    sure = {code: _right(weight / total) * weight / (weight + _HALF_ENOUGH) for code, weight in evidence.items()}
    return sorted(sure.items(), key=lambda pair: -pair[1])


def _right(share: float) -> float:
    return 1 / (1 + math.exp(_STEEPNESS * (_HALF_RIGHT_SHARE - share)))
