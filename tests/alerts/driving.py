"""The alerts of a test, checked and told round by round, with a clock of its own."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from dateline.alerts.alert import Alert, Webhook
from dateline.alerts.alertstore import AlertStore
from dateline.alerts.courier import Courier
from dateline.alerts.matchpage import deliveries
from dateline.alerts.matchstore import Match
from dateline.alerts.sending import Sender
from dateline.alerts.signature import new_secret
from dateline.alerts.watch import Watch
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection
from dateline.settings import Settings

T = TypeVar("T")


@dataclass
class Clock:
    """The present, and what a test adds to it."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Process:
    """An alert process within the test's own."""

    index: IndexReader
    alerts: AlertStore
    watch: Watch
    courier: Courier
    clock: Clock

    async def check(self, *, send: bool = True) -> list[Match]:
        """Check all that has arrived, and send what is new."""
        every: list[Match] = []
        more = True
        while more:
            new, more = await self.watch.check()
            every += new
        if send:
            await self.courier.send(every)
            await self.settled()
        return every

    async def collect(self) -> None:
        """Send what is due."""
        await self.index.client.indices.refresh(index=f"{self.index.settings.index}-matches*")
        await self.courier.collect()
        await self.settled()

    async def settled(self) -> None:
        """Wait until all that is in hand was sent, and note it."""
        async with asyncio.timeout(20):
            while not self.courier.is_idle:
                await asyncio.sleep(0)
                await self.courier.note()

    async def log(self, alert: Alert) -> list[Match]:
        await self.index.client.indices.refresh(index=f"{self.index.settings.index}-matches*")
        return list((await deliveries(self.index, alert.id, (), 200, None)).items)


def driven(settings: Settings, act: Callable[[Process], Awaitable[T]]) -> T:
    """What ``act`` answers, with an alert process that has seen all that was there before."""

    async def run() -> T:
        alerts, clock = AlertStore(settings.home), Clock()
        async with IndexReader(settings) as index, Sender(settings) as sender:
            process = Process(index, alerts, Watch(index, alerts, clock), Courier(index, alerts, sender, clock), clock)
            await process.check()
            return await act(process)

    return asyncio.run(run())


def saved(settings: Settings, url: str | None = None, **selection: Any) -> Alert:
    """An alert that is kept."""
    now = datetime.now(UTC)
    webhook = Webhook(url=url, secret=new_secret()) if url else None
    alert = Alert(name="Test", selection=Selection(**selection), webhook=webhook, created=now, updated=now)
    AlertStore(settings.home).put(alert)
    return alert
