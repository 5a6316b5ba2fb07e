"""Whether an outlet has gone quiet: silent for longer than it ever was, and than chance explains."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

USUAL = timedelta(days=28)
"""The time before its last article from which is taken what is usual: four of each weekday."""

STEP = timedelta(hours=1)
"""Articles of one hour are one sending: a feed that is fetched once a day, with fifty of them, sends once a day."""

FEWEST = 10
"""Sendings at least before a silence means anything."""

_CHANCE = 0.001


def is_quiet(sendings: Sequence[datetime], now: datetime) -> bool:
    """Whether the silence after the last of these hours, which are in order, is no usual one.

    It is longer than every pause between two of them (nights and weekends are such pauses), and a Poisson process of
    the same rate would be silent so long with a probability exp(-rate * time) of less than 0.001.
    """
    if len(sendings) < FEWEST:
        return False
    silence = now - sendings[-1]
    longest = max(later - earlier for earlier, later in pairwise(sendings))
    expected = (len(sendings) - 1) * (silence / (sendings[-1] - sendings[0]))
    return silence > longest and math.exp(-expected) < _CHANCE
