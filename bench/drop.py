"""From dropped to searchable while nothing else happens: single files, one after another."""

import random
import statistics
import time
from collections import defaultdict
from datetime import datetime
from itertools import pairwise

from elasticsearch import Elasticsearch

from bench.figures import Figure, Options, quantile
from bench.running import drop, path, searchable, servers, until
from bench.texts import Text, invented
from dateline.spool.filerecord import FileRecord, recent_records
from tests.pipeline import Pipeline


def run(options: Options) -> list[Figure]:
    """The time of each drop, its median and 99th percentile, and where it goes."""
    texts = invented(options.pick(200, 30), seed=1)
    with servers() as running, path(running) as pipeline, Elasticsearch(running.elasticsearch_url) as client:
        chance = random.Random(1)
        times = [_one(pipeline, client, text, chance) for text in texts]
        shares = _shares(list(recent_records(pipeline.spool))[: len(texts)])
    where = ", ".join(f"{stage} {1000 * seconds:.0f} ms" for stage, seconds in shares.items())
    return [
        Figure("drop to searchable, median", quantile(times, 0.5), "s", at_most=0.5, note=where),
        Figure(
            "drop to searchable, 99th percentile", quantile(times, 0.99), "s", at_most=1.5, note=f"{len(times)} drops"
        ),
        Figure("drop to searchable, slowest", max(times), "s"),
    ]


def _one(pipeline: Pipeline, client: Elasticsearch, text: Text, chance: random.Random) -> float:
    time.sleep(chance.uniform(0.05, 0.3))  # not in step with the sweeps of the inbox service
    started = time.perf_counter()
    drop(pipeline, [text])
    until(lambda: searchable(client, pipeline.settings, text.word) == 1, 60)
    seconds = time.perf_counter() - started
    until(lambda: not any(pipeline.spool.claimed.iterdir()), 60)
    return seconds


def _shares(records: list[FileRecord]) -> dict[str, float]:
    """The median seconds between one noted time of a file and the next, by the name of the later one."""
    spans: dict[str, list[float]] = defaultdict(list)
    for record in records:
        times = sorted((datetime.fromisoformat(at), stage) for stage, at in record.stages.items() if at)
        for (before, _), (at, stage) in pairwise(times):
            spans[stage].append((at - before).total_seconds())
    medians = {stage: statistics.median(values) for stage, values in spans.items()}
    return {stage: seconds for stage, seconds in medians.items() if seconds >= 0.001}
