"""Searching through the API against the same query sent straight to Elasticsearch."""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import urllib3

from bench.figures import Figure, Options, quantile
from bench.running import servers, until
from bench.texts import invented, queries
from dateline.article import Article, Entity, FileRef
from dateline.index.write import ArticleWriter
from dateline.query.clauses import matching, readable
from dateline.query.highlight import highlighting
from dateline.query.request import SearchRequest
from dateline.query.search import sort
from dateline.query.words import recent
from dateline.settings import Settings
from tests.pipeline import Pipeline, running_pipeline
from tests.servers import Servers

_BATCH = 500  # articles a bulk request
_WARM = 100  # queries before any is measured: a young Java machine is several times slower
_HTTP = urllib3.PoolManager(retries=False)


def run(options: Options) -> list[Figure]:
    """Median times of API and Elasticsearch, taken by turns, and their ratio.

    Without a page number the API opens a point in time first, so that the answer can be followed by its cursor.
    """
    articles, asked = options.pick(20_000, 2_000), queries(options.pick(400, 100), seed=3)
    with servers() as running, tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        return _measured(running, Path(folder), articles, asked)


def _measured(running: Servers, home: Path, articles: int, asked: list[str]) -> list[Figure]:
    with running_pipeline(running, home) as pipeline:
        _fill(pipeline.settings, articles)
        address = _started_api(pipeline)
        times = _by_turns(pipeline.settings, address, asked)
    straight = statistics.median(times["Elasticsearch"])
    figures = [Figure("search: Elasticsearch", 1000 * straight, "ms", note=f"{articles:,} articles, by turns")]
    for name, limit in (("API", 1.3), ("API, page by number", None)):
        median, tail = statistics.median(times[name]), quantile(times[name], 0.95)
        note = f"95th percentile {1000 * tail:.1f} ms"
        figures += [
            Figure(f"search: {name}", 1000 * median, "ms", note=note),
            Figure(f"search: {name} to Elasticsearch", median / straight, at_most=limit, note=f"{len(asked)} queries"),
        ]
    return figures


def _by_turns(settings: Settings, address: str, asked: list[str]) -> dict[str, list[float]]:
    """Seconds of each query on each way. Who goes first changes, for whoever follows finds warm caches."""
    times: dict[str, list[float]] = {"Elasticsearch": [], "API": [], "API, page by number": []}
    for number, q in enumerate([*asked[:_WARM], *asked]):
        ways = [
            ("Elasticsearch", _straight(settings, q)),
            ("API", _through(address, q, {})),
            ("API, page by number", _through(address, q, {"page": 1})),
        ]
        turn = number % len(ways)
        for name, ask in ways[turn:] + ways[:turn]:
            times[name].append(_seconds(ask))
    return {name: seconds[_WARM:] for name, seconds in times.items()}


def _straight(settings: Settings, q: str) -> Callable[[], bytes]:
    request = SearchRequest(q=q, page_size=settings.page_size)
    now = datetime.now(UTC)
    asked = {"bool": {"must": [matching(request, now, settings)], "filter": [readable(now)]}}
    body = {
        "query": recent(asked, now, settings),
        "sort": sort(request),
        "size": request.page_size,
        "track_total_hits": True,
        "highlight": highlighting(),
    }
    url = f"{settings.elasticsearch}/{settings.index}/_search?allow_partial_search_results=false"
    return lambda: _answer("POST", url, json.dumps(body).encode())


def _through(address: str, q: str, page: dict[str, int]) -> Callable[[], bytes]:
    url = f"{address}/v1/articles?{urlencode({'q': q, **page})}"
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


def _fill(settings: Settings, count: int) -> None:
    texts = invented(count, seed=3)
    now = datetime.now(UTC)
    writer = ArticleWriter(settings)
    for first in range(0, count, _BATCH):
        batch = [
            _article(text.headline, text.body, now - timedelta(hours=first + n))
            for n, text in enumerate(texts[first : first + _BATCH])
        ]
        writer.write(batch, refresh=False)
    writer.close()
    index: Any = f"{settings.elasticsearch}/{settings.index}"
    _answer("POST", f"{index}/_refresh")


def _article(headline: str, body: str, published: datetime) -> Article:
    article = Article(headline=headline, body=body, language="en", published=published, published_precision="full")
    article.people = [Entity(name="Ilse Brandt", mentions=["Ilse Brandt"], spans=[(0, 11)])]
    article.file = FileRef(id="bench", name="bench.txt")
    return article.identified()
