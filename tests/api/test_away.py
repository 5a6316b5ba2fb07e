"""Elasticsearch or Redis away, slow, or back: every operation says so, and works again by itself."""

import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from dateline.embedded.node import Node
from dateline.embedded.redis import RedisServer
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from services.api.app import create_app
from services.api.problems import MEDIA_TYPE
from tests.api.serving import serving
from tests.index.articles import article
from tests.servers import settings_for

_STREAMS = {"stream_articles", "stream_alert"}
_PATIENCE = 30.0  # seconds: the API itself gives up on Elasticsearch after ten
_HARBOUR = article("Harbour reopens", "The harbour of Karachi reopened.")
# What an operation cannot do without.
_QUERIES = {"suggest": {"q": "harb"}}
_BODIES: dict[str, Any] = {
    "post_search": {"q": "harbour"},
    "create_alert": {"name": "Harbours", "selection": {"q": "harbour"}},
    "test_alert": {"selection": {"q": "harbour"}},
    "correct_article": {"section": "Ports"},
}


def _operations(settings: Settings) -> list[tuple[str, str, str]]:
    """Method, path and name of each operation, streams left out: they have no end."""
    return [
        (method.upper(), path, operation["operationId"])
        for path, methods in create_app(settings).openapi()["paths"].items()
        for method, operation in methods.items()
        if operation["operationId"] not in _STREAMS and path != "/metrics"
    ]


OPERATIONS = _operations(settings_for(Path("unused")))
REPEATABLE = {"reprocess_article", "test_alert", "create_alert", "post_search"}
READING = [each for each in OPERATIONS if each[0] == "GET"]


def _asked(client: httpx.Client, method: str, path: str, name: str) -> httpx.Response:
    where = re.sub(r"\{article_id\}", _HARBOUR.id, path)
    where = re.sub(r"\{[a-z_]*number\}", "1", where)
    where = re.sub(r"\{[^}]*\}", "none", where)
    body = _BODIES.get(name)
    return client.request(method, where, params=_QUERIES.get(name), json=body, timeout=_PATIENCE)


def _says_what_is_wrong(answer: httpx.Response) -> None:
    assert answer.status_code < 500 or answer.status_code == 503, answer.text
    if answer.status_code == 503:
        assert answer.headers["Content-Type"] == MEDIA_TYPE
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.json()["advice"]


@pytest.mark.parametrize(("method", "path", "name"), OPERATIONS, ids=lambda part: part if part.isidentifier() else "")
def test_while_both_are_away_it_says_so_or_works(alone: httpx.Client, method: str, path: str, name: str) -> None:
    _says_what_is_wrong(_asked(alone, method, path, name))


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, psutil.Process]]:
    """An Elasticsearch of its own that may be stopped, and its process; there is no Redis."""
    settings = settings_for(tmp_path_factory.mktemp("slow") / "home", elasticsearch_heap_mb=256)
    with Node(settings) as started, closing(ArticleWriter(settings)) as writer:
        writer.write([_HARBOUR], refresh=True)
        assert started.process
        yield settings, psutil.Process(started.process.pid)


@contextmanager
def _stopped(process: psutil.Process) -> Iterator[None]:
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


def test_while_elasticsearch_does_not_answer_no_operation_hangs_and_then_all_work_again(
    node: tuple[Settings, psutil.Process],
) -> None:
    settings, process = node
    with serving(settings) as client:
        before = {name: _asked(client, method, path, name).status_code for method, path, name in READING}
        with _stopped(process), ThreadPoolExecutor(len(READING)) as pool:
            began = time.monotonic()
            answers = list(pool.map(lambda each: _asked(client, *each), READING))
            assert time.monotonic() - began < _PATIENCE
        for answer in answers:
            _says_what_is_wrong(answer)
        assert 503 in {answer.status_code for answer in answers}
        while client.get("/readyz").status_code != 200:
            assert time.monotonic() - began < 3 * _PATIENCE
        after = {name: _asked(client, method, path, name).status_code for method, path, name in READING}
    assert after == before
    assert 503 not in after.values()


@pytest.fixture
def queue(node: tuple[Settings, psutil.Process]) -> Iterator[psutil.Process]:
    """A Redis for that node's settings that may be stopped."""
    settings, _ = node
    with RedisServer(settings) as started:
        assert started.process
        yield psutil.Process(started.process.pid)


def test_while_redis_does_not_answer_no_operation_hangs_and_then_all_work_again(
    node: tuple[Settings, psutil.Process], queue: psutil.Process
) -> None:
    settings, _ = node
    operations = [*READING, *(each for each in OPERATIONS if each[2] in REPEATABLE)]
    with serving(settings) as client:
        before = {name: _asked(client, method, path, name).status_code for method, path, name in operations}
        assert before["reprocess_article"] == 202
        with _stopped(queue), ThreadPoolExecutor(len(operations)) as pool:
            began = time.monotonic()
            answers = dict(zip(before, pool.map(lambda each: _asked(client, *each), operations), strict=True))
            assert time.monotonic() - began < _PATIENCE
        for answer in answers.values():
            _says_what_is_wrong(answer)
        assert answers["search_articles"].status_code == 200, "to search needs no queue"
        assert answers["reprocess_article"].status_code == 503
        after = {name: _asked(client, method, path, name).status_code for method, path, name in operations}
    assert after == before
