"""What the processes of a worker's pool need: loaded once before they are forked, so that they share the pages."""

import ctypes
import gc
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module

from celery import bootsteps
from celery.signals import worker_process_init
from celery.worker import WorkController

_loads: defaultdict[str, list[Callable[[], object]]] = defaultdict(list)
_served: set[str] = set()


class Preload(bootsteps.Step):
    """Loads the tasks of the queues that this worker serves, and no others, with what they need.

    What another queue's tasks import would cost each worker tens of megabytes. A fault in it ends the worker, which
    would otherwise take messages for which it has no task.
    """

    def create(self, parent: WorkController) -> None:
        """Called before any process of the pool is started."""
        _served.update(parent.app.amqp.queues.consume_from)
        for queue in _served:
            import_module(f"workers.{queue}")
        for queue in _served:
            for load in _loads[queue]:
                load()
        gc.collect()
        _give_back()
        gc.freeze()  # else the collector's marks in each object would copy every page


def before_fork(queue: str, load: Callable[[], object]) -> None:
    """Have ``load`` called in the parent of every worker that serves this queue."""
    _loads[queue].append(load)


def after_fork(queue: str, prepare: Callable[[], None]) -> None:
    """Have ``prepare`` called in every process of such a worker's pool."""

    def when_served(**_: object) -> None:
        if queue in _served:
            prepare()

    worker_process_init.connect(when_served, weak=False)


def _give_back() -> None:
    """Give what loading has left free to the system, 35 MB with all models: each process would fill copies of it."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # the C library of GNU has it, and others need it less
    if trim is not None:
        trim(0)
