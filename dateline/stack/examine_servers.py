"""Redis, Elasticsearch, the index in it, the API."""

import urllib.error
import urllib.request
from http.client import HTTPException

from elasticsearch import ApiError, TransportError
from redis import Redis
from redis.exceptions import RedisError

from dateline.errors import DatelineError
from dateline.index.connection import address, connect, elasticsearch_trouble
from dateline.index.ensure import ensure_index
from dateline.settings import Settings
from dateline.stack.finding import Finding, good, wrong
from dateline.stack.readiness import api_url

_SECONDS = 3.0
_OLDEST_REDIS = (6, 2)
_ELASTICSEARCH = 9
_START = "Start it: `dateline up`, or the server that {setting} names."


def redis(settings: Settings) -> Finding:
    """Its version, and that it never throws messages away."""
    try:
        with Redis.from_url(
            settings.broker, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS, decode_responses=True
        ) as client:
            version = str(client.info("server")["redis_version"])
            policy = str(client.info("memory").get("maxmemory_policy", "unknown"))
            lasting = bool(client.info("persistence").get("aof_enabled"))
    except RedisError as error:
        return wrong(str(error), _START.format(setting="DATELINE_REDIS_URL"))
    if tuple(int(part) for part in version.split(".")[:2]) < _OLDEST_REDIS:
        return wrong(f"version {version}", "Use Redis 6.2 or later.")
    if policy not in ("noeviction", "unknown"):
        return wrong(f"{version}, maxmemory-policy {policy}", "Set maxmemory-policy noeviction: else queues vanish.")
    return good(f"{version}, {policy}, append-only file {'on' if lasting else 'off'}")


def elasticsearch(settings: Settings) -> Finding:
    """Its version and health."""
    try:
        with elasticsearch_trouble(address(settings)), connect(settings).options(request_timeout=_SECONDS) as client:
            version = str(client.info()["version"]["number"])
            health = str(client.cluster.health(timeout="1s")["status"])
    except DatelineError as error:
        silent = isinstance(error.__cause__, TransportError)
        start = _START.format(setting="DATELINE_ELASTICSEARCH_URL")
        return wrong(
            f"does not answer at {address(settings)}" if silent else error.reason, start if silent else error.advice
        )
    if int(version.split(".", maxsplit=1)[0]) != _ELASTICSEARCH:
        return wrong(f"version {version}", f"Use Elasticsearch {_ELASTICSEARCH}.")
    if health == "red":
        return wrong(f"{version}, health red", "Part of the index cannot be read: see logs/elasticsearch-node.log.")
    return good(f"{version}, health {health}")


def index(settings: Settings) -> Finding:
    """The alias, and the mapping that this version writes."""
    with elasticsearch_trouble(address(settings)), connect(settings).options(request_timeout=_SECONDS) as client:
        try:
            ensure_index(client, settings.index)
            articles = client.count(index=settings.index)["count"]
        except TransportError:
            return wrong("cannot be looked at", "Mend Elasticsearch first.")
        except ApiError as error:
            return wrong(str(error), "See logs/elasticsearch-node.log.")
    return good(f"{settings.index}: {articles:,} articles, the mapping of this version")


def api(settings: Settings) -> Finding:
    """Whether it answers, and is ready."""
    url = f"{api_url(settings)}/readyz"
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS):  # noqa: S310  our own http address
            return good(f"ready at {api_url(settings)}")
    except urllib.error.HTTPError as error:
        return wrong(f"{url} answers {error.code}", "Mend what is wrong above; then see logs/api.log.")
    except (OSError, HTTPException):
        return wrong(
            f"does not answer at {api_url(settings)}", "Start it: `dateline up`. If it should run: logs/api.log."
        )
