"""What wakes the sweep early: file events. The sweep is the mechanism; an event that is missed costs seconds."""

import threading
from pathlib import Path

import structlog
from watchdog.events import (
    DirCreatedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper

_log = structlog.stdlib.get_logger(__name__)
# What a file that has just become complete looks like. Each look at the inbox opens files: those events would wake us.
_TELLING: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileMovedEvent,
    FileClosedEvent,
    DirCreatedEvent,
    DirMovedEvent,
]

# Whoever moves a file out, as each claim does, would hold up the news of the next one for half a second: so long
# watchdog looks for the other half of a move. We need to know neither where from nor where to.
InotifyMoveEventGrouper.delay = 0.0


class Wake(FileSystemEventHandler):
    """Waits for the next file event, or for time to pass. Without events, only for time to pass."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._observer: BaseObserver | None = None

    def watch(self, inbox: Path) -> None:
        """Begin to listen below the inbox. Where that fails, the sweep alone goes on."""
        observer = Observer()
        try:
            observer.schedule(self, str(inbox), recursive=True, event_filter=_TELLING)
            observer.start()
        except OSError as error:
            _log.warning("no file events, sweeping only", reason=str(error))
        else:
            self._observer = observer

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002  only telling ones come
        """Called in the observer's thread."""
        self._event.set()

    def wait(self, seconds: float) -> None:
        """Return at the next event, or after this many seconds."""
        self._event.wait(seconds)
        self._event.clear()

    def now(self) -> None:
        """End the present wait, or the next one."""
        self._event.set()

    def close(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(5)
