"""The queues: announcing a claim to a stage, and how many announcements wait."""

import contextlib
from collections.abc import Mapping, Sequence

from celery import Celery
from kombu.exceptions import OperationalError
from redis import Redis
from redis.exceptions import RedisError

from dateline.errors import TransientError
from workers.app import EMBED, QUEUES

# An answer that takes longer is of no use to whoever looks at the queues.
_SECONDS = 3.0


def announce(app: Celery, stage: str, claim_id: str, start: int = 0) -> None:
    """Tell the workers of a stage that a claim waits for them, with its portion that begins at this line.

    The task's id is made of the claim's, so that Flower shows one understandable line a portion and stage.
    Raises TransientError while Redis is away; nothing is lost then, for the reaper announces the claim later.
    """
    try:
        app.send_task(stage, args=(claim_id, start), queue=stage, task_id=f"{claim_id}-{start}-{stage}")
    except (OperationalError, RedisError, OSError) as error:
        raise TransientError(f"Redis is away: {error}", "It is announced again by itself.") from error


def announce_embedding(app: Celery, waiting: Mapping[str, int]) -> None:
    """Tell the worker that embeds that there may be articles without a vector, unless a message says so already.

    ``waiting``: the ``lengths`` of a moment ago. While Redis is away nothing happens: the next announcement does.
    """
    if waiting[EMBED]:
        return
    with contextlib.suppress(OperationalError, RedisError, OSError):
        app.send_task(EMBED, queue=EMBED)


def announce_again(app: Celery, article_id: str, steps: Sequence[str] = ()) -> None:
    """Have one article enriched again, by these steps or by all. Raises TransientError while Redis is away."""
    try:
        app.send_task("again", args=(article_id, list(steps)), queue="enrich")
    except (OperationalError, RedisError, OSError) as error:
        raise TransientError(f"Redis is away: {error}", "Ask again when it is back.") from error


def lengths(app: Celery) -> dict[str, int]:
    """Messages that wait in each queue. Raises TransientError while Redis is away."""
    # Not through kombu: it tries to connect for 6 s where one refusal says enough.
    try:
        with Redis.from_url(app.conf.broker_url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS) as redis:
            pipeline = redis.pipeline(transaction=False)
            for name in QUEUES:
                pipeline.llen(name)
            return dict(zip(QUEUES, map(int, pipeline.execute()), strict=True))
    except (RedisError, OSError) as error:
        raise TransientError(f"Redis is away: {error}", "Start it; `dateline doctor` says more.") from error
