"""The folder for what is downloaded and built once on a machine and shared by all homes."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def folder() -> Path:
    """``DATELINE_CACHE``, or ``dateline`` in the user's cache folder (XDG Base Directory specification)."""
    if chosen := os.environ.get("DATELINE_CACHE"):
        return Path(chosen).expanduser().absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").absolute() / "dateline"


@contextmanager
def exclusive(cache: Path) -> Iterator[None]:
    """Hold the cache folder for this process alone: a second one waits here, then finds the work done."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go by the kernel when the file closes, also after kill -9
        yield
