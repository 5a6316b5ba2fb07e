"""The condition of a home: where all files are, what waits in the queues, how the servers and programs do.

It is read from the disk, Redis, Elasticsearch and supervisord themselves, so that it can be had while the API is down.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from elasticsearch import ApiError, TransportError
from redis import Redis
from redis.exceptions import ConnectionError, RedisError, TimeoutError  # noqa: A004  Redis has its own

from dateline.errors import DatelineError
from dateline.index.connection import address, connect, elasticsearch_trouble
from dateline.settings import Settings
from dateline.spool.account import Account, Accountant
from dateline.spool.inbox import scan
from dateline.spool.layout import Spool
from dateline.stack.control import Process, processes
from dateline.stack.programs import workers

_SECONDS = 2.0
_SILENT = "does not answer"


@dataclass(frozen=True)
class Server:
    """A server: ``version`` and ``facts`` when it answers, else ``trouble`` in words. ``memory`` in bytes."""

    name: str
    address: str
    version: str | None = None
    facts: str = ""
    trouble: str | None = None


@dataclass(frozen=True)
class Condition:
    """All of it. ``queues`` is None while Redis is away, ``programs`` when no stack runs on this home and host."""

    home: str
    files: Account
    queues: dict[str, int] | None
    servers: Sequence[Server]
    programs: Sequence[Process] | None


def condition(settings: Settings) -> Condition:
    """The condition at this moment; it takes some milliseconds, or seconds where a server does not answer."""
    redis, queues = _redis(settings)
    return Condition(
        home=str(settings.home),
        files=account(settings),
        queues=queues,
        servers=[redis, _elasticsearch(settings)],
        programs=processes(settings.home),
    )


def account(settings: Settings) -> Account:
    """The sum of all files of this home."""
    spool = Spool(settings.home).prepared()
    return Accountant(spool).account((file.path, file.arrived) for file in scan(spool.inbox))


def _redis(settings: Settings) -> tuple[Server, dict[str, int] | None]:
    where = settings.broker.rpartition("@")[2].removeprefix("redis://")  # without a password
    try:
        with Redis.from_url(
            settings.broker, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS, decode_responses=True
        ) as client:
            known = client.info()
            queues = {stage: int(client.llen(stage)) for stage in workers(settings)}
    except (ConnectionError, TimeoutError):
        return Server("Redis", where, trouble=_SILENT), None
    except RedisError as error:
        return Server("Redis", where, trouble=str(error)), None
    megabytes = known["used_memory"] / 1e6
    return Server("Redis", where, known["redis_version"], f"{megabytes:.0f} MB used"), queues


def _elasticsearch(settings: Settings) -> Server:
    where = address(settings)
    try:
        with elasticsearch_trouble(where), connect(settings).options(request_timeout=_SECONDS) as client:
            version = client.info()["version"]["number"]
            health = client.cluster.health(timeout="1s")["status"]
            articles = client.count(index=settings.index)["count"]
    except DatelineError as error:
        silent = isinstance(error.__cause__, TransportError)
        return Server("Elasticsearch", where, trouble=_SILENT if silent else error.reason)
    except ApiError as error:
        return Server("Elasticsearch", where, trouble=str(error))
    return Server("Elasticsearch", where, version, f"{health}, {articles:,} article{'s' * (articles != 1)}")


def host() -> str:
    """The name of this host, as it stands in claims and in the names of its workers."""
    return os.uname().nodename
