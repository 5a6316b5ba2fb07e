"""Exporting a whole archive through the API, against a bare scan of a point in time; and the memory of the API."""

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import urllib3

from bench.archive import fill
from bench.figures import Figure, Options, peak_megabytes
from bench.running import servers, until
from dateline.settings import Settings
from tests.pipeline import Pipeline, running_pipeline

_PAGE = 1_000  # articles of the bare scan, as the export has them
_ROUNDS = 3  # by turns; the best of each way, for the neighbours on the machine only ever slow one down
_CHUNK = 1 << 16
_FASTEST = 5_000  # articles a second that are asked of an export, unless the index itself is slower
_SHARE = 0.7
_HTTP = urllib3.PoolManager(retries=False)


def run(options: Options) -> list[Figure]:
    """Articles a second of the bare scan and of each way to export, and what the API process grows by."""
    articles = options.pick(100_000, 20_000)
    with (
        servers() as running,
        tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder,
        running_pipeline(running, Path(folder)) as pipeline,
    ):
        fill(pipeline.settings, articles)
        address, api = _started_api(pipeline)
        before = peak_megabytes(api)
        scans: list[float] = []
        exports: dict[str, list[float]] = {}
        for _ in range(_ROUNDS):
            scans.append(articles / _scanned(pipeline.settings, articles))
            for way in ("format=ndjson", "format=csv", "order_by=id", "order_by=newest"):
                exports.setdefault(way, []).append(articles / _exported(f"{address}&{way}", articles))
        peak = peak_megabytes(api)
    note = f"{articles:,} articles, best of {_ROUNDS}, by turns"
    scan = max(scans)
    least = min(_FASTEST, _SHARE * scan)
    return [
        Figure("export: a bare scan of a point in time", scan, "articles/s", note=note),
        *(
            Figure(
                f"export: {way}",
                max(speeds),
                "articles/s",
                at_least=least if way.startswith("format") else None,
                note=f"{max(speeds) / scan:.2f} of the scan",
            )
            for way, speeds in exports.items()
        ),
        Figure("export: peak memory of the API process", peak, "MB", note=f"{before:.0f} MB before"),
        Figure("export: growth of the API process", peak - before, "MB", at_most=100),
    ]


def _scanned(settings: Settings, articles: int) -> float:
    """Seconds to receive all articles from Elasticsearch, page after page, with nothing done to them."""
    began = time.perf_counter()
    assert sum(_hits(settings)) == articles
    return time.perf_counter() - began


def _hits(settings: Settings) -> Iterator[int]:
    pit = _asked(settings, f"/{settings.index}/_pit?keep_alive=5m")["id"]
    place: dict[str, Any] = {}
    while True:
        body = {
            "pit": {"id": pit, "keep_alive": "5m"},
            "sort": ["_shard_doc"],
            "size": _PAGE,
            "track_total_hits": False,
            **place,
        }
        hits = _asked(settings, "/_search", body)["hits"]["hits"]
        yield len(hits)
        if len(hits) < _PAGE:
            break
        place = {"search_after": hits[-1]["sort"]}
    _asked(settings, "/_pit", {"id": pit}, "DELETE")


def _asked(settings: Settings, path: str, body: object = None, method: str = "POST") -> dict[str, Any]:
    answer = _HTTP.request(
        method,
        f"{settings.elasticsearch}{path}",
        body=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status == 200, answer.data[:500]
    found: dict[str, Any] = orjson.loads(answer.data)
    return found


def _exported(address: str, articles: int) -> float:
    """Seconds to receive an export of all articles."""
    began = time.perf_counter()
    answer = _HTTP.request("GET", address, preload_content=False)
    assert answer.status == 200, answer.read(500)
    assert int(answer.headers["X-Total-Count"]) == articles
    lines = sum(chunk.count(b"\n") for chunk in answer.stream(_CHUNK))
    assert lines >= articles  # of a row of CSV, a text may have several
    answer.release_conn()
    return time.perf_counter() - began


def _started_api(pipeline: Pipeline) -> tuple[str, int]:
    """The address of an export of everything, and the process."""
    address = f"http://{pipeline.settings.api_host}:{pipeline.settings.api_port}"
    process = pipeline.start("-m", "services.api")

    def answers() -> bool:
        try:
            return bool(_HTTP.request("GET", f"{address}/v1/articles?page_size=1").status == 200)
        except urllib3.exceptions.HTTPError:
            return False

    until(answers, 60)
    return f"{address}/v1/export?duplicates=show", process.pid
