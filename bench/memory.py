"""Memory: the whole embedded stack at rest, and what an enriching worker keeps after thousands of articles.

Counted is the proportional set size: a page that several processes share counts once in the sum.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from bench.figures import Figure, Options
from bench.running import drop, until
from bench.texts import invented
from tests.pipeline import ROOT, Pipeline
from tests.servers import settings_for

_MEGABYTE = 1e6
_REST_SECONDS = 15.0  # after the last work: what it left for a moment is gone
_WARM = 128  # articles; two full batches, before which a worker has not yet what it needs
_DROP_AT_ONCE = 500


def run(options: Options) -> list[Figure]:
    """The sum of the stack at rest, by program, and the growth of the largest enriching process."""
    count = options.pick(5_000, 500)
    with _stack() as (up, pipeline):
        _work(pipeline, _WARM, seed=4)
        time.sleep(_REST_SECONDS)
        parts = _megabytes_by_program(up)
        alone = _megabytes_alone(up)
        before = _enriching(up)
        _work(pipeline, count, seed=5)
        time.sleep(_REST_SECONDS)
        after = _enriching(up)
        later = sum(_megabytes_by_program(up).values())
    assert before.keys() == after.keys(), "an enriching process was replaced while it was measured"
    growth = max(after[pid] / before[pid] - 1 for pid in before)
    by_program = ", ".join(f"{name} {size:.0f}" for name, size in sorted(parts.items(), key=lambda part: -part[1]))
    sizes = ", ".join(f"{before[pid]:.0f} to {after[pid]:.0f} MB" for pid in before)
    return [
        Figure("memory at rest, whole stack", sum(parts.values()) / 1000, "GB", at_most=1.6, note=by_program),
        Figure("memory at rest, were nothing else to share libraries with", alone / 1000, "GB"),
        Figure("memory at rest, after the articles", later / 1000, "GB"),
        Figure(f"growth of a worker, {count:,} articles", 100 * growth, "%", at_most=10, note=sizes),
    ]


@contextmanager
def _stack() -> Iterator[tuple[psutil.Process, Pipeline]]:
    """``dateline up`` on a temporary home, ready; and its inbox."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        settings = settings_for(Path(folder))
        pipeline = Pipeline(settings)
        with (
            Path(folder, "up.log").open("wb") as log,
            subprocess.Popen(
                [sys.executable, "-c", "from dateline.cli import main; main()", "up", "--with-parent"],
                cwd=ROOT,
                env={**os.environ, **settings.environment()},
                stdout=log,
                stderr=log,
            ) as up,
        ):
            try:
                until(lambda: _is_up(up, settings.home), 180)
                yield psutil.Process(up.pid), pipeline
            finally:
                up.terminate()
                up.wait(120)


def _is_up(up: "subprocess.Popen[bytes]", home: Path) -> bool:
    log = (home / "up.log").read_text("utf-8", "replace")
    assert up.poll() is None, f"dateline up ended: {log[-2000:]}"
    return "is ready" in log


def _work(pipeline: Pipeline, count: int, seed: int) -> None:
    """Drop so many articles, and wait until each has come to rest."""
    texts = invented(count, seed)
    for first in range(0, count, _DROP_AT_ONCE):
        drop(pipeline, texts[first : first + _DROP_AT_ONCE])
        until(lambda: _is_idle(pipeline), 600)


def _is_idle(pipeline: Pipeline) -> bool:
    time.sleep(0.2)  # looking walks folders, and the cores are wanted elsewhere
    return not any(pipeline.spool.inbox.iterdir()) and not any(pipeline.spool.claimed.iterdir())


def _megabytes_by_program(up: psutil.Process) -> dict[str, float]:
    sizes: dict[str, float] = {}
    for process in (up, *up.children(recursive=True)):
        name = _program(process, up)
        sizes[name] = sizes.get(name, 0) + process.memory_full_info().pss / _MEGABYTE
    return sizes


def _megabytes_alone(up: psutil.Process) -> float:
    """The sum without the help of programs beside the stack that have the same libraries mapped (a bit too low)."""
    anonymous = 0.0
    private: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for process in (up, *up.children(recursive=True)):
        for part in process.memory_maps(grouped=True):
            if part.path.startswith("/"):
                private[part.path] += part.private_clean + part.private_dirty
                shared[part.path] = max(shared[part.path], part.shared_clean + part.shared_dirty)
            else:
                anonymous += part.pss
    return (anonymous + private.total() + shared.total()) / _MEGABYTE


def _program(process: psutil.Process, up: psutil.Process) -> str:
    command = process.cmdline()
    if process == up:
        return "dateline up"
    if "-Q" in command:
        return command[command.index("-Q") + 1]
    known = ("flower", "services.api", "services.alerts", "services.ingest", "supervisor", "java", "redis", "falkordb")
    line = " ".join(command)
    return next((name for name in known if name in line), Path(command[0]).name if command else "ended")


def _enriching(up: psutil.Process) -> dict[int, float]:
    """Megabytes of each process of the enriching pool, shared pages and all."""
    workers = [process for process in up.children(recursive=True) if _program(process, up) == "enrich"]
    own = {process.pid for process in workers}
    pool = [process for process in workers if process.ppid() in own]
    return {process.pid: process.memory_info().rss / _MEGABYTE for process in pool}
