"""Many small articles dropped at once, against the ceiling of a plain loop in the same run."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from elasticsearch import Elasticsearch

from bench.figures import Figure, Options
from bench.running import drop, make_index, path, searchable, servers, until
from bench.texts import Text, invented
from tests.pipeline import ROOT
from tests.servers import Servers

_LONGEST = 900.0  # seconds
_POLL = 0.2  # seconds; looking every 10 ms cost Elasticsearch 20 ms of processor time an article
_WARM_FILES = 2  # of the ceiling, see there


def run(options: Options) -> list[Figure]:
    """Articles a second of path and ceiling, with all steps and without the names."""
    count = options.pick(2_000, 300)
    with servers() as running:
        return [
            *_compared(running, count, "", "burst", at_least=0.8),
            *_compared(running, count, "entities", "burst without entities", at_least=None),
        ]


@dataclass(frozen=True)
class _Run:
    """Articles written, the seconds that took, and the processor seconds of all processes that took part."""

    articles: int
    seconds: float
    processor: float

    @property
    def rate(self) -> float:
        return self.articles / self.seconds

    @property
    def cost(self) -> float:
        return 1000 * self.processor / self.articles


def _compared(running: Servers, count: int, steps_off: str, name: str, at_least: float | None) -> list[Figure]:
    texts = invented(count, seed=2)
    # The ceiling before and after: whatever else this machine does weighs on both sides alike.
    before = _ceiling(running, texts, steps_off)
    path_run = _path(running, texts, steps_off)
    after = _ceiling(running, texts, steps_off)
    ceiling, cost = (before.rate + after.rate) / 2, (before.cost + after.cost) / 2
    note = f"ceiling {before.rate:.1f} before, {after.rate:.1f} after: far apart means a busy machine, try again"
    return [
        Figure(f"{name}: the path", path_run.rate, "articles/s", note=f"{count} articles"),
        Figure(f"{name}: the ceiling", ceiling, "articles/s", note=note),
        Figure(f"{name}: path to ceiling", path_run.rate / ceiling, at_least=at_least),
        Figure(
            f"{name}: processor time, path", path_run.cost, "ms an article", note="Elasticsearch and Redis included"
        ),
        Figure(f"{name}: processor time, ceiling", cost, "ms an article"),
        Figure(f"{name}: ceiling to path by processor time", cost / path_run.cost, note="hardly moved by other work"),
    ]


def _path(running: Servers, texts: list[Text], steps_off: str) -> _Run:
    with path(running, steps_off=steps_off) as pipeline, Elasticsearch(running.elasticsearch_url) as client:
        there = searchable(client, pipeline.settings)
        before, started = _processor_seconds(), time.perf_counter()
        drop(pipeline, texts)
        until(lambda: searchable(client, pipeline.settings) >= there + len(texts), _LONGEST, _POLL)
        seconds = time.perf_counter() - started
        return _Run(len(texts), seconds, _spent(before))


def _processor_seconds() -> dict[int, float]:
    """User and system time of each process below this one, by its id."""
    used = {}
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            used[process.pid] = times.user + times.system
    return used


def _spent(before: dict[int, float]) -> float:
    now = _processor_seconds()
    return sum(now[pid] - used for pid, used in before.items() if pid in now)


def _ceiling(running: Servers, texts: list[Text], steps_off: str) -> _Run:
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        files = Path(folder, "files")
        files.mkdir()
        for number, text in enumerate(texts):
            Path(files, f"{number:05d}.txt").write_text(text.printed)
        settings = running.at(Path(folder), index=f"ceiling-{time.monotonic_ns()}", steps_off=steps_off)
        make_index(settings)
        one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}  # as the workers
        before = _processor_seconds()
        answer = subprocess.run(
            [sys.executable, "-m", "bench.ceiling", str(files)],
            cwd=ROOT,
            env={**os.environ, **settings.environment(), **one_thread},
            stdout=subprocess.PIPE,
            check=True,
            timeout=_LONGEST,
        )
        servers_spent = _spent(before)
    result = json.loads(answer.stdout.splitlines()[-1])
    assert result["articles"] == len(texts) - _WARM_FILES, result
    return _Run(result["articles"], result["seconds"], result["processor"] + servers_spent)
