"""Searching through the API against the same query sent straight to Elasticsearch."""

import itertools
import json
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import urllib3

from bench.archive import fill
from bench.figures import Figure, Options, quantile
from bench.running import servers, until
from bench.texts import queries
from dateline.query.clauses import matching, readable
from dateline.query.request import SearchRequest
from dateline.query.search import shown, sort
from dateline.query.words import recent
from dateline.settings import Settings
from tests.pipeline import Pipeline, running_pipeline

_WARM = (
    400  # queries before any is measured: a young Java machine is slower, and compiles beside them on a core of ours
)
_FACETS = ("person", "place", "source")
_CLIENTS = 16
_HTTP = urllib3.PoolManager(retries=False, maxsize=_CLIENTS)


def run(options: Options) -> list[Figure]:
    """A search with facets and highlights, by turns through the API and straight; then many clients at once."""
    articles, asked = options.pick(100_000, 2_000), queries(options.pick(400, 100), seed=3)
    with (
        servers() as running,
        tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder,
        running_pipeline(running, Path(folder)) as pipeline,
    ):
        fill(pipeline.settings, articles)
        address = _started_api(pipeline)
        figures = _by_turns(pipeline.settings, address, asked, f"{articles:,} articles, by turns")
        return [*figures, *_at_once(address, asked, options.pick(60, 5))]


def _by_turns(settings: Settings, address: str, asked: list[str], note: str) -> list[Figure]:
    """Who goes first changes, for whoever follows finds warm caches."""
    times: dict[str, list[float]] = {"Elasticsearch": [], "API": []}
    for number, q in enumerate([*asked[:_WARM], *asked]):
        ways = [("Elasticsearch", _straight(settings, q)), ("API", _through(address, q))]
        for name, ask in ways if number % 2 else reversed(ways):
            times[name].append(_seconds(ask))
    figures = []
    for name, share, limit in (("median", 0.5, 1.3), ("99th percentile", 0.99, 1.5)):
        straight, through = (quantile(times[way][_WARM:], share) for way in ("Elasticsearch", "API"))
        figures += [
            Figure(f"search: Elasticsearch, {name}", 1000 * straight, "ms", note=note),
            Figure(f"search: API, {name}", 1000 * through, "ms", note=note),
            Figure(
                f"search: API to Elasticsearch, {name}", through / straight, at_most=limit, note=f"{len(asked)} asked"
            ),
        ]
    return figures


def _at_once(address: str, asked: list[str], seconds: int) -> list[Figure]:
    """Many clients, each with one question after the other."""
    until_then = time.monotonic() + seconds
    failed: list[str] = []
    times: list[float] = []

    def client(number: int) -> None:
        for q in itertools.islice(itertools.cycle(asked), number, None):
            if time.monotonic() > until_then:
                return
            try:
                times.append(_seconds(_through(address, q)))
            except (AssertionError, urllib3.exceptions.HTTPError) as error:
                failed.append(str(error))

    with ThreadPoolExecutor(_CLIENTS) as pool:
        list(pool.map(client, range(_CLIENTS)))
    note = f"{len(times):,} searches in {seconds} s, median {1000 * quantile(times, 0.5):.0f} ms {' '.join(failed[:1])}"
    return [Figure(f"search: errors of {_CLIENTS} clients at once", len(failed), at_most=0, note=note)]


def _straight(settings: Settings, q: str) -> Callable[[], bytes]:
    request = SearchRequest(q=q, page_size=settings.page_size, facets=_FACETS)
    now = datetime.now(UTC)
    hidden = {"exists": {"field": "duplicate_of"}}
    asked = {"bool": {"must": [matching(request, now, settings)], "filter": [readable(now)], "must_not": [hidden]}}
    body = {
        "query": recent(asked, now, settings),
        "sort": sort(request),
        "size": request.page_size,
        "track_total_hits": True,
        **shown(request),
    }
    url = f"{settings.elasticsearch}/{settings.index}/_search?allow_partial_search_results=false"
    return lambda: _answer("POST", url, json.dumps(body).encode())


def _through(address: str, q: str) -> Callable[[], bytes]:
    url = f"{address}/v1/articles?{urlencode({'q': q, 'facets': ','.join(_FACETS)})}"
    return lambda: _answer("GET", url)


def _answer(method: str, url: str, body: bytes | None = None) -> bytes:
    answer = _HTTP.request(method, url, body=body, headers={"Content-Type": "application/json"})
    assert answer.status == 200, answer.data[:500]
    return answer.data


def _seconds(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return time.perf_counter() - started


def _started_api(pipeline: Pipeline) -> str:
    address = f"http://{pipeline.settings.api_host}:{pipeline.settings.api_port}"
    pipeline.start("-m", "services.api")

    def answers() -> bool:
        try:
            return bool(_HTTP.request("GET", f"{address}/v1/articles?page_size=1").status == 200)
        except urllib3.exceptions.HTTPError:
            return False

    until(answers, 60)
    return address
