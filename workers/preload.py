"""What the processes of one queue's pool need: loaded once before they are forked, so that they share the pages."""

import gc
from collections.abc import Callable
from typing import Any

from celery.signals import celeryd_init, worker_process_init

_served: set[str] = set()


def before_fork(queue: str, load: Callable[[], None]) -> None:
    """Have ``load`` called in the parent of every worker that serves this queue."""

    def when_served(options: dict[str, Any] | None = None, **_: object) -> None:
        _served.update((options or {}).get("queues") or ())
        if queue in _served:
            load()
            gc.collect()
            gc.freeze()  # else the collector's marks in each object would copy every page

    celeryd_init.connect(when_served, weak=False)


def after_fork(queue: str, prepare: Callable[[], None]) -> None:
    """Have ``prepare`` called in every process of such a worker's pool. Needs a ``before_fork`` of any queue."""

    def when_served(**_: object) -> None:
        if queue in _served:
            prepare()

    worker_process_init.connect(when_served, weak=False)
