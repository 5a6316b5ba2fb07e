"""What one API process opens once and shares among its requests."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass, field
from typing import TypedDict

from celery import Celery
from fastapi import FastAPI

from dateline.alerts.alertstore import AlertStore
from dateline.alerts.streams import Streams
from dateline.keys.keyring import Keyring
from dateline.query.reader import IndexReader
from dateline.settings import Settings
from dateline.spool.account import Account, Accountant
from dateline.spool.inbox import scan
from dateline.spool.layout import Spool
from services.api.page.assets import Made, making
from services.api.ratelimit import RateLimit
from workers.app import make_app

_REDIS_SECONDS = 5.0
"""A Redis that takes longer to take a message is said to be away."""


@dataclass(frozen=True)
class Resources:
    """The settings, the folders, and the clients."""

    settings: Settings
    spool: Spool
    index: IndexReader
    celery: Celery
    accountant: Accountant
    keyring: Keyring
    rate_limit: RateLimit
    alerts: AlertStore
    streams: Streams
    _counting: threading.Lock = field(default_factory=threading.Lock)

    def account(self) -> Account:
        """The sum of all files at this moment. Reads the disk: call it from a thread."""
        with self._counting:
            return self.accountant.account((file.path, file.arrived) for file in scan(self.spool.inbox))


class State(TypedDict):
    """The state of every request."""

    resources: Resources
    made: Made


def opening(settings: Settings) -> Callable[[FastAPI], AbstractAsyncContextManager[State]]:
    """The lifespan of the application: open on start, close at the end. Starts also while the servers are away."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[State]:
        spool = Spool(settings.home).prepared()
        keyring, rate_limit = Keyring(settings.home), RateLimit(settings)
        async with IndexReader(settings) as index, aclosing(rate_limit), making() as made:
            celery, accountant = make_app(settings, _REDIS_SECONDS), Accountant(spool)
            alerts, streams = AlertStore(settings.home), Streams(index)
            opened = Resources(settings, spool, index, celery, accountant, keyring, rate_limit, alerts, streams)
            yield {"resources": opened, "made": made}
            await streams.close()

    return lifespan
