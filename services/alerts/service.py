"""The loop: look what has arrived, check it, send what fits; and now and then what is due again."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import structlog

from dateline.alerts.alertstore import AlertStore
from dateline.alerts.courier import Courier
from dateline.alerts.matchstore import MatchStore
from dateline.alerts.sending import Sender
from dateline.alerts.watch import Watch
from dateline.errors import TransientError
from dateline.query.reader import IndexReader
from dateline.settings import Settings

_log = structlog.stdlib.get_logger(__name__)

# Between two looks, in seconds. A look at an index without news costs Elasticsearch a millisecond.
_PAUSE, _LONGEST_PAUSE = 0.5, 1.0
# After trouble, and between two looks for what is to be sent again.
_LONGER = 2.0
# Requests on their way have so long when the process is told to stop.
_GRACE = 5.0
_FORGET_EVERY = 600.0


class Alerting:
    """One alert process. Several may run on one home: each match is made once, and one of them sends it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stopping = asyncio.Event()
        self._collected = self._forgot = 0.0

    def stop(self) -> None:
        """End after the present round."""
        self._stopping.set()

    async def run(self) -> None:
        """Serve until ``stop`` is called."""
        alerts = AlertStore(self._settings.home)
        async with IndexReader(self._settings) as index, Sender(self._settings) as sender:
            watch, courier = Watch(index, alerts), Courier(index, alerts, sender)
            _log.info("watching", alerts=len(alerts.all()))
            while not self._stopping.is_set():
                await self._wait(await self._round(watch, courier, MatchStore(index)))
            try:
                await courier.finish(_GRACE)
            except TransientError as error:
                _log.warning("what was sent is not noted, it is sent again", reason=error.reason)

    async def _round(self, watch: Watch, courier: Courier, matches: MatchStore) -> float:
        """One round; how long to wait for the next, in seconds."""
        began = time.monotonic()
        try:
            new, more = await watch.check()
            await courier.send(new)
            if began - self._collected >= _LONGER:
                self._collected = began
                await courier.collect()
            if began - self._forgot >= _FORGET_EVERY:
                kept = timedelta(days=self._settings.match_days)
                if not await matches.forget(datetime.now(UTC) - kept):
                    self._forgot = began
        except TransientError as error:
            _log.warning("cannot check the alerts", reason=error.reason)
            return _LONGER
        # Where there are many alerts, Elasticsearch has as much time for others as a check took it.
        return 0.0 if more else min(max(_PAUSE, time.monotonic() - began), _LONGEST_PAUSE)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return
