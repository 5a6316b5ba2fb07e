"""Loading what the tasks of a queue need once, before the processes of the pool are forked: they share the pages."""

import gc
from collections.abc import Callable
from typing import Any

from celery.signals import celeryd_init


def before_fork(queue: str, load: Callable[[], None]) -> None:
    """Have ``load`` called in the parent of every worker that serves this queue."""

    def when_served(options: dict[str, Any] | None = None, **_: object) -> None:
        if queue in ((options or {}).get("queues") or ()):
            load()
            gc.collect()
            gc.freeze()  # else the collector's marks in each object would copy every page

    celeryd_init.connect(when_served, weak=False)
