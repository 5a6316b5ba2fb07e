"""How long a match is in one process's hand, and how long it rests before it is sent again."""

import random
from datetime import datetime, timedelta

_GROWTH = 3  # 5 s, 15 s, 45 s, 2 min, 7 min, 20 min, an hour, then every two hours
_LONGEST = timedelta(hours=2)
_JITTER = (0.75, 1.25)  # so that what failed together does not come back together

_HELD = 3  # times as long as an attempt may take: others may be before it


def held_until(now: datetime, webhook_seconds: float) -> datetime:
    """Until when the process that takes a match in hand now has it for itself."""
    return now + timedelta(seconds=_HELD * webhook_seconds)


def next_try(now: datetime, attempts: int, first: float, wait: float = 0.0) -> datetime:
    """When to try again after so many attempts. ``first``: the first pause, ``wait``: the least, in seconds."""
    pause = min(timedelta(seconds=first * _GROWTH ** min(attempts - 1, 20)), _LONGEST)
    uneven = pause * random.uniform(*_JITTER)  # noqa: S311  no secret
    return now + max(uneven, timedelta(seconds=wait))
