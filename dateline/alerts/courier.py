"""Telling the webhooks: each match once in practice, again until it is taken, and no slow receiver before the others.

Who sends a match holds it until ``due``: no other process takes it before. What was sent is noted a moment later, for
many at once; after a crash in between it is sent again, under the same id.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import structlog

from dateline.alerts.alert import Alert, Trouble
from dateline.alerts.alertstore import AlertStore
from dateline.alerts.matchstore import Match, MatchStore, Status
from dateline.alerts.pacing import held_until, next_try
from dateline.alerts.sending import GONE, Answer, Sender, message
from dateline.alerts.told import told
from dateline.errors import TransientError
from dateline.query.reader import IndexReader
from dateline.settings import Settings

_log = structlog.stdlib.get_logger(__name__)

_AT_ONCE = 4  # requests to one host at a time
_ROOM = 2_000  # matches in hand; others wait in the index


@dataclass
class _Lane:
    """What waits for one host, and how many of our requests are on their way to it."""

    waiting: deque[tuple[Alert, Match, bytes]] = field(default_factory=deque)
    busy: int = 0


class Courier:
    """Sends matches. Use one a process. ``clock`` tells the time, with its zone."""

    def __init__(
        self, index: IndexReader, alerts: AlertStore, sender: Sender, clock: Callable[[], datetime] | None = None
    ) -> None:
        self._index = index
        self._settings: Settings = index.settings
        self._alerts = alerts
        self._matches = MatchStore(index)
        self._sender = sender
        self._clock = clock or (lambda: datetime.now(UTC))
        self._lanes: defaultdict[str, _Lane] = defaultdict(_Lane)
        self._held: set[str] = set()
        self._ended: list[Match] = []
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def is_idle(self) -> bool:
        """Whether it has nothing in hand."""
        return not (self._held or self._ended)

    async def collect(self) -> None:
        """Note what has been sent, and take in hand what is due. Raises TransientError."""
        await self.note()
        room = _ROOM - len(self._held)
        if room <= 0:
            return
        now = self._clock()
        due = [match for match in await self._matches.due(now, room) if match.id not in self._held]
        # Who reads an old state of it cannot take it: another has changed it since.
        until = held_until(now, self._settings.webhook_seconds)
        await self.send(await self._matches.update([replace(match, due=until) for match in due]))

    async def send(self, held: Sequence[Match]) -> None:
        """Send matches that are in our hand until they are due. Those without room come back when they are."""
        held = held[: max(0, _ROOM - len(self._held))]
        articles = await told(self._index, (match.article for match in held), self._clock())
        alerts = {alert.id: alert for alert in self._alerts.all()}
        for match in held:
            alert, article = alerts.get(match.alert), articles.get(match.article)
            if alert is None or alert.webhook is None or alert.off:
                self._end(match, "failed", error="The alert is off, or has no webhook any more.")
            elif (trouble := self._alerts.trouble(alert.id)) and trouble.given_up:
                self._end(match, "failed", error="The webhook was disabled, since it kept failing.")
            elif article is None:
                self._end(match, "withdrawn", error="The article may not be read any more.")
            else:
                self._put(alert, match, message(alert, match, article))

    async def note(self) -> None:
        """Write down what came of the attempts. Raises UnavailableError, and forgets nothing."""
        ended = self._ended[:_ROOM]
        if ended:
            await self._matches.update(ended)
            del self._ended[: len(ended)]
            self._held -= {match.id for match in ended}

    async def finish(self, seconds: float) -> None:
        """Wait for the requests on their way, so long at most; what waits behind them is sent by another."""
        for lane in self._lanes.values():
            lane.waiting.clear()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        await self.note()

    def _put(self, alert: Alert, match: Match, body: bytes) -> None:
        assert alert.webhook
        host = urlsplit(alert.webhook.url).netloc
        lane = self._lanes[host]
        self._held.add(match.id)
        lane.waiting.append((alert, match, body))
        if lane.busy < _AT_ONCE:
            lane.busy += 1
            task = asyncio.create_task(self._serve(host))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _serve(self, host: str) -> None:
        lane = self._lanes[host]
        try:
            while lane.waiting:
                alert, match, body = lane.waiting.popleft()
                now = self._clock()
                if match.due and now >= match.due:
                    self._held.discard(match.id)  # it waited too long here: another may have it
                    continue
                assert alert.webhook
                answer = await self._sender.send(alert.webhook, match.id, body, now)
                try:
                    self._judge(alert, match, answer)
                except TransientError as error:  # of the disk that keeps the state of the webhook
                    _log.warning("the state of a webhook is not noted", alert=alert.id, reason=error.reason)
        finally:
            lane.busy -= 1
            if not (lane.busy or lane.waiting):
                self._lanes.pop(host, None)

    def _judge(self, alert: Alert, match: Match, answer: Answer) -> None:
        now = self._clock()
        match = replace(match, attempts=match.attempts + 1, answer=answer.status)
        if answer.error is None:
            self._end(match, "delivered")
            self._alerts.recover(alert.id)
            return
        _log.info("webhook failed", alert=alert.id, match=match.id, attempts=match.attempts, reason=answer.error)
        again = next_try(now, match.attempts, self._settings.webhook_retry_seconds, answer.wait)
        if answer.status == GONE or again > match.matched + timedelta(hours=self._settings.webhook_retry_hours):
            self._end(match, "failed", error=answer.error)
        else:
            self._ended.append(replace(match, due=again, error=answer.error))
        self._remember(alert, answer, now)

    def _remember(self, alert: Alert, answer: Answer, now: datetime) -> None:
        """Its webhook fails, and is disabled when it has done so for days, or wants no more."""
        known = self._alerts.trouble(alert.id)
        since = known.since if known else now
        is_over = now - since > timedelta(days=self._settings.webhook_failing_days) or answer.status == GONE
        if is_over and not (known and known.given_up):
            _log.warning("webhook disabled", alert=alert.id, reason=answer.error)
        given_up = (known and known.given_up) or (now if is_over else None)
        self._alerts.fail(alert.id, Trouble(since=since, reason=answer.error or "", given_up=given_up))

    def _end(self, match: Match, status: Status, *, error: str | None = None) -> None:
        self._held.add(match.id)
        self._ended.append(replace(match, status=status, due=None, ended=self._clock(), error=error))
