"""The judged set: questions, and how well articles of the sample news answer them.

Each was judged by reading the best that five searches found for it: words alone (BM25), and the vectors of MiniLM,
WordLlama, multilingual-e5-small and of English words. 3 answers the question, 2 has much to do with it, 1 touches it;
what is not listed was judged as not to the point, or found by none of them.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scorers import DATA

TEXTS = DATA / "txt/bbc"
DEEP = 10


@dataclass(frozen=True)
class Judged:
    """A question. ``grades``: 1 to 3 by the name of the article, which is its section and file name; ``is_held_out``:
    nothing may be tuned to it."""

    q: str
    kind: str
    grades: Mapping[str, int]
    is_held_out: bool


def judged() -> list[Judged]:
    """All questions; of each kind every other one is held out."""
    found: list[Judged] = []
    for entry in json.loads(Path(__file__).with_name("judged.json").read_text("utf-8")):
        before = sum(one.kind == entry["kind"] for one in found)
        found.append(Judged(**entry, is_held_out=before % 2 == 1))
    return found


def ndcg(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten: 1 where none could stand better.

    Source: Järvelin and Kekäläinen 2002, with the gain 2^grade - 1 of Burges et al. 2005.
    """
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(name, 0) for name in ranking]) / _gain(best)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:DEEP], start=1))
