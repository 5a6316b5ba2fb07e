"""Suggestions as somebody types: how long each letter takes, among 100,000 articles."""

import random
import tempfile
import time
from pathlib import Path

import httpx

from bench.archive import fill
from bench.figures import Figure, Options, quantile
from bench.running import servers
from bench.texts import BODIES, FIRST, LAST, TOWNS
from tests.api.serving import serving

_WARM = 100  # a young Java machine is several times slower


def run(options: Options) -> list[Figure]:
    """Times of single requests, with all kinds of suggestions in each."""
    articles, asked = options.pick(100_000, 2_000), _typed(options.pick(400, 100))
    with servers() as running, tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        settings = running.at(Path(folder), index="bench-suggest")
        fill(settings, articles)
        with serving(settings) as client:
            times = [_seconds(client, q) for q in [*asked[:_WARM], *asked]][_WARM:]
    note = f"{len(times)} requests among {articles:,} articles, 95th percentile {1000 * quantile(times, 0.95):.0f} ms"
    return [Figure("suggest: median", 1000 * quantile(times, 0.5), "ms", at_most=20, note=note)]


def _typed(count: int) -> list[str]:
    """Beginnings of names, from one letter on."""
    chance = random.Random(3)
    names = [*FIRST, *LAST, *TOWNS, *BODIES, *(f"{first} {last}" for first in FIRST for last in LAST)]
    return [name[: chance.randint(1, len(name))] for name in chance.choices(names, k=count)]


def _seconds(client: httpx.Client, q: str) -> float:
    started = time.perf_counter()
    client.get("/v1/suggest", params={"q": q}).raise_for_status()
    return time.perf_counter() - started
