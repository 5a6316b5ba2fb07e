"""``python -m workers.alive``: whether this container's worker lives, by a file that its parent touches.

Asking the worker over the broker would take seconds of CPU a call, and would restart a worker that is only busy.
"""

import socket
import sys
import time
from pathlib import Path

from celery import bootsteps
from celery.worker import WorkController

from dateline.settings import Settings
from dateline.spool.layout import Spool

_EVERY = 10.0  # seconds
_DEAD_AFTER = 60.0  # seconds


def heartbeat_file() -> Path:
    """The file whose age tells. A container has a name of its own; what all users share is no place for it."""
    return Spool(Settings().home).logs / f"{socket.gethostname()}.alive"


class Alive(bootsteps.StartStopStep):
    """Touches the file while the worker's own event loop runs."""

    requires = ("celery.worker.components:Timer",)

    def start(self, parent: WorkController) -> None:
        """Begin to touch the file."""
        file = heartbeat_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        parent.timer.call_repeatedly(_EVERY, file.touch)  # type: ignore[union-attr]

    def stop(self, parent: WorkController) -> None:  # noqa: ARG002  Celery's signature
        """A worker that stops is not alive."""
        heartbeat_file().unlink(missing_ok=True)


def main() -> int:
    """0 when the worker lives, 1 when it does not."""
    try:
        age = time.time() - heartbeat_file().stat().st_mtime
    except FileNotFoundError:
        return 1
    return int(age > _DEAD_AFTER)


if __name__ == "__main__":
    sys.exit(main())
