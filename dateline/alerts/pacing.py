"""How long to wait before a webhook is told again."""

import random
from datetime import datetime, timedelta

_GROWTH = 3  # 5 s, 15 s, 45 s, 2 min, 7 min, 20 min, an hour, then every two hours
_LONGEST = timedelta(hours=2)
_JITTER = (0.75, 1.25)  # so that what failed together does not come back together


def next_try(now: datetime, attempts: int, first: float, wait: float = 0.0) -> datetime:
    """When to try again after so many attempts. ``first``: the first pause, ``wait``: the least, in seconds."""
    pause = min(timedelta(seconds=first * _GROWTH ** min(attempts - 1, 20)), _LONGEST)
    uneven = pause * random.uniform(*_JITTER)  # noqa: S311  no secret
    return now + max(uneven, timedelta(seconds=wait))
