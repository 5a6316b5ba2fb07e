"""What each step of enrichment costs on news texts, and what all of them do: speed, memory and start."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import psutil

from bench.entities import BATCH, bbc_texts
from bench.figures import Figure, Options

if TYPE_CHECKING:
    from dateline.article import Article

ROUNDS = 3  # memory that grows shows in the third
STARTS = 3  # of which the fastest counts: the first may have to read its files from the disk
STEP_SECONDS = 10.0  # the limit of the stage, so that its alarm is part of what is measured

LEAST_RATE = 20.0  # articles/s of all steps, on one core
MOST_MEMORY = 700.0  # MB of a process that enriches
MOST_START = 6.0  # seconds

_LOAD = "from dateline.enrich import load; load()"


def run(options: Options) -> list[Figure]:
    """Everything, in processes of its own: memory and start are measured."""
    texts = bbc_texts(options.pick(200, 64))
    if not texts:
        return []
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
        return [*own.submit(_figures, texts).result(), _start()]


def _figures(texts: Sequence[str]) -> list[Figure]:
    from dateline.enrich import load  # noqa: PLC0415  models belong into the measuring process

    load()
    loaded = psutil.Process().memory_info().rss / 1e6
    rounds = [_milliseconds(texts) for _ in range(ROUNDS)]
    cost = min(rounds, key=lambda each: sum(each.values()))  # what the machine's other work adds is no step's
    whole = sum(cost.values())
    memory = psutil.Process().memory_info().rss / 1e6
    about = f"{len(texts)} news texts of {sum(map(len, texts)) // len(texts):,} characters; fastest of {ROUNDS} rounds"
    return [
        *(
            Figure(f"step {name}", each, "ms", note=f"{100 * each / whole:.1f} % of an article")
            for name, each in sorted(cost.items(), key=lambda item: -item[1])
        ),
        Figure("all steps, one core", 1000 / whole, "articles/s", at_least=LEAST_RATE, note=about),
        Figure("memory", memory, "MB", at_most=MOST_MEMORY, note=f"after {ROUNDS} rounds; {loaded:.0f} before them"),
    ]


def _milliseconds(texts: Sequence[str]) -> dict[str, float]:
    """Processor time of each step for one article, as the stage runs it, over the whole chain once."""
    from dateline.article import Article  # noqa: PLC0415
    from dateline.enrich import STEPS  # noqa: PLC0415

    articles = [Article(headline=text.partition(".")[0], body=text) for text in texts]
    spent = {step.name: 0.0 for step in STEPS}
    for start in range(0, len(articles), BATCH):
        for name, seconds in _seconds(articles[start : start + BATCH]).items():
            spent[name] += seconds
    return {name: 1000 * seconds / len(articles) for name, seconds in spent.items()}


def _seconds(batch: Sequence["Article"]) -> dict[str, float]:
    from dateline.enrich import STEPS, run  # noqa: PLC0415

    spent: dict[str, float] = {}
    for step in STEPS:
        # Of the thread: while an alarm is set on the time of the process, Linux counts that by ticks of 4 ms.
        started = time.thread_time()
        run(step, batch, STEP_SECONDS)
        spent[step.name] = time.thread_time() - started
    return spent


def _start() -> Figure:
    """A new interpreter until all models are loaded, by the clock."""
    seconds = []
    before = os.times()
    for _ in range(STARTS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", _LOAD], check=True)
        seconds.append(time.perf_counter() - started)
    after = os.times()
    computing = (after.children_user + after.children_system - before.children_user - before.children_system) / STARTS
    note = (
        f"until all models are loaded; fastest of {STARTS}, slowest {max(seconds):.1f} s; computing {computing:.1f} s"
    )
    return Figure("start of a process", min(seconds), "s", at_most=MOST_START, note=note)
