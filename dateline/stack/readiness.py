"""Is a part of the stack ready for work. Each check takes a second or two at most and never raises."""

import contextlib
import os
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException

from celery import Celery
from elasticsearch import ApiError, TransportError
from kombu.exceptions import OperationalError
from redis import Redis
from redis.exceptions import RedisError

from dateline.embedded.running import elasticsearch_is_ready
from dateline.errors import DatelineError
from dateline.index.connection import connect
from dateline.index.ensure import ensure_index, is_outdated
from dateline.settings import Settings
from dateline.stack.programs import workers

_SECONDS = 2.0


@dataclass(frozen=True)
class Part:
    """Something that must be ready. ``program`` is the one to look at while it is not; None: a server elsewhere."""

    label: str
    program: str | None
    ready: Callable[[], bool]
    after: str | None = None
    """The label of a part that must be ready before it makes sense to look."""


def parts(settings: Settings) -> list[Part]:
    """All that must be ready before the stack is, what others wait for first."""
    redis = "redis" if settings.redis_url is None else None
    elasticsearch = "elasticsearch" if settings.elasticsearch_url is None else None
    return [
        Part("Redis", redis, lambda: redis_answers(settings)),
        Part("Elasticsearch", elasticsearch, lambda: elasticsearch_answers(settings)),
        Part("Index of the articles", elasticsearch, lambda: _index_is_there(settings), "Elasticsearch"),
        Part("API", "api", lambda: _http_ok(f"{api_url(settings)}/readyz"), "Elasticsearch"),
        Part("Flower", "flower", lambda: _http_ok(f"{flower_url(settings)}/healthcheck")),
        *(
            Part(f"Worker {stage}", stage, partial(worker_consumes, settings, stage), "Redis")
            for stage in workers(settings)
        ),
    ]


def api_url(settings: Settings) -> str:
    """Where a browser on this machine finds the API."""
    return f"http://{_reachable(settings.api_host)}:{settings.api_port}"


def flower_url(settings: Settings) -> str:
    """Where a browser on this machine finds Flower."""
    return f"http://{_reachable(settings.flower_host)}:{settings.flower_port}"


def redis_answers(settings: Settings) -> bool:
    """Whether the broker answers."""
    try:
        with Redis.from_url(settings.broker, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS) as client:
            return bool(client.ping())
    except RedisError:
        return False


def elasticsearch_answers(settings: Settings) -> bool:
    """Whether Elasticsearch answers and has recovered its data."""
    if settings.elasticsearch_url is None:
        return elasticsearch_is_ready(settings)
    with connect(settings).options(request_timeout=_SECONDS) as client:
        try:
            return bool(client.cluster.health(wait_for_status="yellow", timeout="1s")["status"] != "red")
        except (ApiError, TransportError):
            return False


def worker_consumes(settings: Settings, stage: str) -> bool:
    """Whether this host's worker of the stage takes messages: it answers a ping only once it does."""
    name = f"{stage}@{os.uname().nodename}"
    with Celery(broker=settings.broker, set_as_current=False) as app:
        app.conf.broker_transport_options = {"socket_timeout": _SECONDS, "socket_connect_timeout": _SECONDS}
        with contextlib.suppress(OperationalError, RedisError, OSError):
            return bool(app.control.ping(destination=[name], timeout=1.0, limit=1))
    return False


def _index_is_there(settings: Settings) -> bool:
    with connect(settings) as client:
        try:
            # One of an older mapping is filled anew once everything runs.
            if not is_outdated(client, settings.index):
                ensure_index(client, settings.index)
        except (ApiError, TransportError, DatelineError):
            return False
    return True


def _http_ok(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS) as answer:  # noqa: S310  our own http address
            return bool(answer.status == 200)
    except (OSError, HTTPException):
        return False


def _reachable(host: str) -> str:
    """An address that stands for all of them is none to connect to."""
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
