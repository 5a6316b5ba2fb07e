"""Articles as they arrive, for everybody who listens to this process.

One look at the index serves all listeners. Who was cut off goes on from where it was, in any process: it asks the index
for what it missed, while what arrives meanwhile waits for it.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from dateline.alerts.arrivals import Arrival, arrived, head
from dateline.alerts.checking import matched
from dateline.alerts.position import Position
from dateline.alerts.told import told
from dateline.errors import TransientError
from dateline.index.errors import UnavailableError
from dateline.query.clauses import matching
from dateline.query.errors import ExpiredCursorError
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection

_log = structlog.stdlib.get_logger(__name__)

_PAUSE = 0.5  # seconds between two looks at the index
_AFTER_TROUBLE = 2.0
_QUIET = 15.0  # seconds; then a sign of life, as the HTML standard advises for proxies
_WAITING = 1_000  # events for one who does not read; then it is cut off, and may come back for them
_REMEMBERED = 1_000  # articles told to one listener
LONGEST_AWAY = timedelta(hours=24)
"""Who was away for longer must search for what it missed."""


@dataclass(frozen=True)
class Event:
    """An article for a listener, or without one a sign of life; ``position`` is where it goes on behind it."""

    position: Position
    article: dict[str, Any] | None = None


class Streams:
    """The listeners of this process. Use one a process; ``close`` it."""

    def __init__(self, index: IndexReader) -> None:
        self.index = index
        self._open: dict[str, Stream] = {}
        self._opened = 0
        self._starting = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None
        self.position: Position | None = None

    def __len__(self) -> int:
        return len(self._open)

    async def open(self, selection: Selection, since: Position | None = None) -> "Stream":
        """A new listener for what arrives from now on, or behind a position. It must be closed.

        Raises InvalidRequestError, ExpiredCursorError for a position too old, UnavailableError when there is no room.
        """
        now = datetime.now(UTC)
        matching(selection, now, self.index.settings)  # raises
        if since and since.at < now - LONGEST_AWAY:
            raise ExpiredCursorError(
                "That is too long ago.", "Search for what you missed, and begin without a position."
            )
        async with self._starting:
            if len(self._open) >= self.index.settings.streams:
                raise UnavailableError("Too many streams are open.", "Raise DATELINE_STREAMS, or close some.")
            position = self.position or await head(self.index, now)
            self.position = position
            self._opened += 1
            stream = Stream(self, str(self._opened), selection, since or position, behind=since is not None)
            self._open[stream.name] = stream
            if self._looking is None or self._looking.done():
                self._looking = asyncio.create_task(self._look())
        return stream

    def leave(self, name: str) -> None:
        """A listener goes; with the last one nobody looks any more."""
        self._open.pop(name, None)
        if not self._open:
            self.position = None
            if self._looking:
                self._looking.cancel()
                self._looking = None

    async def close(self) -> None:
        """Cut all listeners off."""
        for stream in list(self._open.values()):
            stream.cut()
            self.leave(stream.name)

    async def _look(self) -> None:
        while self.position:
            began = time.monotonic()
            try:
                more = await self._once(self.position)
            except TransientError as error:
                _log.warning("cannot look for new articles", reason=error.reason)
                await asyncio.sleep(_AFTER_TROUBLE)
            except Exception:  # noqa: BLE001  a fault of ours; the listeners would wait in vain if this ended
                _log.exception("cannot look for new articles")
                await asyncio.sleep(_AFTER_TROUBLE)
            else:
                await asyncio.sleep(0 if more else max(_PAUSE, time.monotonic() - began))

    async def _once(self, since: Position) -> bool:
        now = datetime.now(UTC)
        found = await arrived(self.index, since, now)
        selections = {name: stream.selection for name, stream in self._open.items()}
        fitting = await matched(self.index, selections, found.articles, now)
        articles = await told(self.index, (each.id for some in fitting.values() for each in some), now)
        # From here to the end nothing else runs: no listener can come between its events and the position.
        for name, some in fitting.items():
            if name in self._open:
                self._open[name].put(some, articles)
        if self.position:
            self.position = found.position
        return found.more


class Stream:
    """One listener. ``selection``: which articles it wants."""

    def __init__(self, streams: Streams, name: str, selection: Selection, since: Position, *, behind: bool) -> None:
        self.name = name
        self.selection = selection
        self._index = streams.index
        self._streams = streams
        self._position = since
        self._behind = behind
        self._waiting: asyncio.Queue[tuple[Arrival, dict[str, Any]] | None] = asyncio.Queue(_WAITING)
        self._told: dict[object, None] = {}

    def put(self, arrivals: Sequence[Arrival], articles: dict[str, dict[str, Any]]) -> None:
        """Have these wait for it; cut it off when too many do."""
        try:
            for each in arrivals:
                if each.id in articles:
                    self._waiting.put_nowait((each, articles[each.id]))
        except asyncio.QueueFull:
            _log.warning("a listener is too slow, cut off", stream=self.name)
            self.cut()
            self._streams.leave(self.name)

    def cut(self) -> None:
        """End it. What waits is not sent: it is found again from the position of the last event."""
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(None)

    def close(self) -> None:
        """It listens no more."""
        self._streams.leave(self.name)

    async def events(self) -> AsyncIterator[Event]:
        """First a sign of life with the present position, then the articles, until it is cut off or closed."""
        yield Event(self._position)
        if self._behind:
            async for event in self._missed():
                yield event
        while True:
            try:
                async with asyncio.timeout(_QUIET):
                    waiting = await self._waiting.get()
            except TimeoutError:
                # All that was found up to there has been told, for nothing waits.
                self._position = self._streams.position or self._position
                yield Event(self._position)
                continue
            if waiting is None:
                return
            arrival, article = waiting
            if not self._position.reached(arrival.position):
                self._position = arrival.position
                if self._is_new(arrival):
                    yield Event(arrival.position, article)

    async def _missed(self) -> AsyncIterator[Event]:
        while True:
            now = datetime.now(UTC)
            found = await arrived(self._index, self._position, now)
            fitting = (await matched(self._index, {self.name: self.selection}, found.articles, now)).get(self.name, [])
            articles = await told(self._index, (each.id for each in fitting), now)
            for each in fitting:
                if each.id in articles and self._is_new(each):
                    yield Event(each.position, articles[each.id])
            self._position = found.position
            if not found.more:
                return

    def _is_new(self, arrival: Arrival) -> bool:
        """Whether it was not told yet: an article that is written over itself is none, nor another of its copies."""
        hidden = self.selection.duplicates == "hide" and arrival.original
        key: object = arrival.original if hidden else (arrival.id, arrival.version)
        if key in self._told:
            return False
        self._told[key] = None
        if len(self._told) > _REMEMBERED:
            del self._told[next(iter(self._told))]
        return True
