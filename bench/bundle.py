"""A large bundle on the real path: how soon its first article is found, and what it costs others meanwhile."""

import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psutil
from elasticsearch import Elasticsearch

from bench.figures import Figure, Options, peak_megabytes, quantile
from bench.running import drop, path, searchable, servers, until
from bench.texts import Text, invented
from dateline.formats.known import load, read
from dateline.formats.reading.context import Budget, ReadContext
from dateline.spool.layout import claim_time
from dateline.spool.overdue import claim_ids
from tests.pipeline import ROOT, Pipeline

_TEXTS = 500  # different ones; the bundle repeats them under other addresses
_CHARACTERS = 2_000  # of a body
_PEAK_MEGABYTES = 300
_FIRST_SECONDS = 3.0


def run(options: Options) -> list[Figure]:
    """The first article of a large file, single drops beside it, and the memory that reading takes."""
    megabytes, members = options.pick(1_000, 50), options.pick(100_000, 5_000)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        lines, archive = Path(folder, "large.jsonl"), Path(folder, "large.zip")
        _write_lines(lines, megabytes)
        _write_archive(archive, members)
        figures = [_flat("JSON Lines", lines), _flat("ZIP", archive)]
        with servers() as running, path(running) as pipeline, Elasticsearch(running.elasticsearch_url) as client:
            singles = invented(options.pick(60, 10), seed=3)
            half = len(singles) // 2
            alone = [_dropped(pipeline, client, text) for text in singles[:half]]
            first = _first(pipeline, client, lines)
            beside = [_dropped(pipeline, client, text) for text in singles[half:]]
            peak = _largest_process(pipeline, "parse")
    note = f"JSON Lines, {megabytes:,} MB; the rest goes on meanwhile"
    return [
        *figures,
        Figure("bundle: first article searchable after the claim", first, "s", at_most=_FIRST_SECONDS, note=note),
        Figure("single drop beside a bundle, median", quantile(beside, 0.5), "s", note=f"{len(beside)} drops"),
        Figure("single drop beside a bundle, slowest", max(beside), "s"),
        Figure("single drop alone, median", quantile(alone, 0.5), "s", note=f"{len(alone)} drops, in the same run"),
        Figure("bundle: process that parses it, memory", peak, "MB", at_most=_PEAK_MEGABYTES, note="resident"),
    ]


def _dropped(pipeline: Pipeline, client: Elasticsearch, text: Text) -> float:
    started = time.perf_counter()
    drop(pipeline, [text])
    until(lambda: searchable(client, pipeline.settings, text.word) == 1, 120)
    return time.perf_counter() - started


def _first(pipeline: Pipeline, client: Elasticsearch, lines: Path) -> float:
    """Seconds from the claim of the file until one more article is found than before."""
    before = searchable(client, pipeline.settings)
    staged = pipeline.settings.home / lines.name
    staged.hardlink_to(lines)
    staged.rename(pipeline.spool.inbox / lines.name)
    until(lambda: bool(claim_ids(pipeline.spool)), 60)
    (claim_id,) = claim_ids(pipeline.spool)
    until(lambda: searchable(client, pipeline.settings) > before, 120)
    return (datetime.now(UTC) - claim_time(claim_id)).total_seconds()


def _largest_process(pipeline: Pipeline, stage: str) -> float:
    """Resident megabytes of the largest process of the worker of this stage."""
    workers = [psutil.Process(process.pid) for process in pipeline.processes]
    serving = [worker for worker in workers if f"{stage}@%h" in worker.cmdline()]
    return float(max(child.memory_info().rss for worker in serving for child in worker.children())) / 1e6


def _flat(name: str, bundle: Path) -> Figure:
    """The peak of a process that reads the bundle from end to end."""
    command = [sys.executable, "-m", "bench.bundle", str(bundle)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    articles, seconds, peak = json.loads(done.stdout)
    size = bundle.stat().st_size / 1e6
    note = f"{articles:,} articles in {size:,.0f} MB, {articles / seconds:,.0f}/s"
    return Figure(f"{name}: peak memory", peak, "MB", at_most=_PEAK_MEGABYTES, note=note)


def _read_here(bundle: Path) -> tuple[int, float, float]:
    """Articles, seconds and the peak of this process in megabytes."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    context = ReadContext(bundle.name, None, now, None, "UTC", 2_000_000, 4_000_000_000, budget=Budget())
    load()
    started = time.perf_counter()
    articles = sum(1 for _ in read(bundle, context))
    return articles, time.perf_counter() - started, peak_megabytes()


def _body() -> Callable[[int], tuple[str, str]]:
    texts = list(invented(_TEXTS, seed=9))

    def body(number: int) -> tuple[str, str]:
        text = texts[number % len(texts)]
        return f"{text.headline} ({number})", "\n\n".join([text.body] * max(1, _CHARACTERS // len(text.body)))

    return body


def _write_lines(target: Path, megabytes: int) -> None:
    body = _body()
    number = 0
    with target.open("w") as file:
        while file.tell() < megabytes * 1_000_000:
            for _ in range(1_000):
                headline, text = body(number)
                row = {"title": headline, "text": text, "url": f"https://harbour-post.example/{number}"}
                file.write(json.dumps(row) + "\n")
                number += 1


def _write_archive(target: Path, members: int) -> None:
    body = _body()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(members):
            headline, text = body(number)
            archive.writestr(f"{number // 1_000:03d}/{number}.txt", f"{headline}\n\n{text}\n")


if __name__ == "__main__":
    print(json.dumps(_read_here(Path(sys.argv[1]))))
