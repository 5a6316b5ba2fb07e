"""The inbox service: wait for an event or for time to pass, look at every file, claim those that are complete."""

import os
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import structlog
from celery import Celery

from dateline.errors import TransientError
from dateline.settings import Settings
from dateline.spool.inbox import Waiting, scan
from dateline.spool.layout import Spool, printable
from dateline.spool.overdue import claim_ids
from dateline.spool.taking import take
from dateline.spool.traces import traced
from services.ingest.announcing import Announcer
from services.ingest.grouping import groups
from services.ingest.settle import Settle
from services.ingest.wake import Wake
from services.ingest.writers import is_being_written, is_local, leases_work

_log = structlog.stdlib.get_logger(__name__)
# With files left in the inbox, look again this soon, in seconds.
_LOOK_AGAIN = 0.25
# A file that could not be claimed, because its folder may not be written for example, is tried again this late.
_REFUSED_SECONDS = 30.0


class Ingest:
    """One inbox service. Any number may run on one inbox, on any number of hosts."""

    def __init__(self, settings: Settings, app: Celery) -> None:
        self._settings = settings
        self._spool = Spool(settings.home).prepared()
        self._wake = Wake()
        self._stopping = threading.Event()
        self._events = _events_wanted(settings, self._spool.inbox)
        self._settle = Settle(settings.settle_seconds, settings.empty_file_seconds, self._is_being_written)
        self._announcer = Announcer(app, self._spool, settings)
        self._refused: dict[str, float] = {}
        self._claimed_at = 0.0
        self._reaped_at = 0.0

    def run(self) -> None:
        """Serve until ``stop`` is called."""
        if self._events:
            self._wake.watch(self._spool.inbox)
        _log.info("watching", inbox=str(self._spool.inbox), events=self._events)
        while not self._stopping.is_set():
            left = self._sweep_safely()
            self._wake.wait(min(_LOOK_AGAIN, self._settings.sweep_seconds) if left else self._settings.sweep_seconds)
        self._wake.close()

    def stop(self) -> None:
        """End after the sweep that is under way."""
        self._stopping.set()
        self._wake.now()

    def sweep(self) -> int:
        """Look at the whole inbox once and claim what is complete; the number of files that stay is returned.

        Raises TransientError for disk trouble: nothing is lost, the next sweep tries again.
        """
        self._announcer.catch_up()
        self._reap_at_times()
        now = time.monotonic()
        files = list(scan(self._spool.inbox))
        if not files:
            return 0
        pending = len(claim_ids(self._spool))
        if pending >= self._settings.pending_claims:
            return len(files)  # no room: whether they are complete would be asked for nothing
        files = [file for file in files if self._refused.get(file.path, 0.0) <= now]
        ready = self._settle.complete(files, now, self._spool.now())
        taken = 0
        for group in groups(ready, pending, now - self._claimed_at, self._settings):
            claim = take(self._spool, [file.path for file in group])
            self._remember_refused(group, now)
            if claim is None:
                continue
            taken += len(claim.entries)
            self._claimed_at = now
            names = [printable(entry.path) for entry in claim.entries]
            _log.info("claimed", **traced(claim), files=len(names), names=names[:5])
            self._announcer.announce("parse", claim.id)
        return len(files) - taken

    def _remember_refused(self, group: Iterable[Waiting], now: float) -> None:
        """What could not be claimed is left alone for a while: the reason stands in the log."""
        self._refused = {path: until for path, until in self._refused.items() if until > now}
        for file in group:
            if os.path.lexists(self._spool.inbox / file.path):
                self._refused[file.path] = now + _REFUSED_SECONDS

    def _sweep_safely(self) -> int:
        try:
            return self.sweep()
        except TransientError as error:
            _log.error("cannot claim, files stay in the inbox", reason=error.reason)
            return 0

    def _reap_at_times(self) -> None:
        now = time.monotonic()
        if now - self._reaped_at >= self._settings.overdue_seconds / 4:
            self._reaped_at = now
            self._announcer.reap()

    def _is_being_written(self, path: str) -> bool | None:
        if not self._events:
            return None
        return is_being_written(Path(self._spool.inbox, path))


def _events_wanted(settings: Settings, inbox: Path) -> bool:
    """Whether file events and leases can be relied on here. Others may write to a network file system unseen."""
    if settings.inbox_watch == "auto":
        return is_local(inbox) and leases_work(inbox)
    return settings.inbox_watch == "events"
