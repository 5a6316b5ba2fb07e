"""One ranking made of several: reciprocal rank fusion.

Source: Cormack, Clarke and Büttcher 2009, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
Methods", SIGIR. Only ranks count, so scores of different scales need not be compared.
"""

from collections.abc import Hashable, Sequence
from typing import TypeVar

K = 60
"""The constant of the paper: the first of one ranking does not outrun what both have among their first."""

T = TypeVar("T", bound=Hashable)


def fused(rankings: Sequence[Sequence[T]]) -> list[tuple[T, float]]:
    """All that stands in any of the rankings, best first, each with its score: the sum of 1 / (K + rank), rank from 1.

    What scores alike stays in the order of the first ranking that has it, the earlier rankings first. A ranking may
    name nothing twice.
    """
    scores: dict[T, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (K + rank)
    return sorted(scores.items(), key=lambda scored: -scored[1])
