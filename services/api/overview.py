"""The state of the whole system at one moment; what cannot be known because a server is away is None."""

import asyncio
from dataclasses import dataclass

from dateline.errors import TransientError
from dateline.spool.account import Account
from services.api.resources import Resources
from workers.queues import lengths


@dataclass(frozen=True)
class Overview:
    """``account`` of the files, ``queues``: messages that wait in each, ``articles``: how many the index holds."""

    account: Account
    queues: dict[str, int] | None
    articles: int | None


async def overview(resources: Resources) -> Overview:
    """Ask the disk, Redis and Elasticsearch at the same time."""
    account, queues, articles = await asyncio.gather(
        asyncio.to_thread(resources.account), asyncio.to_thread(_queues, resources), _articles(resources)
    )
    return Overview(account, queues, articles)


def _queues(resources: Resources) -> dict[str, int] | None:
    try:
        return lengths(resources.celery)
    except TransientError:
        return None


async def _articles(resources: Resources) -> int | None:
    try:
        return await resources.index.count()
    except TransientError:
        return None
