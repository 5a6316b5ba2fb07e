"""Clients for Elasticsearch, and its troubles in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import orjson
from elasticsearch import ApiError, AsyncElasticsearch, Elasticsearch, TransportError, UnsupportedProductError
from elasticsearch.serializer import CompatibilityModeJsonSerializer

from dateline.index.errors import IndexMissingError, IndexStartingError, UnavailableError
from dateline.settings import Settings

_WRITE_SECONDS = 20.0  # a bulk request of 8 MB takes under 2 s here; the time limit of the index task is 60 s
_SEARCH_SECONDS = 10.0
_SEARCH_CONNECTIONS = 50
_DEFAULT_PORTS = {"http": 80, "https": 443}
_STARTING = {"no_shard_available_action_exception", "search_phase_execution_exception"}
_ADVICE = "Look at dateline status and the log of Elasticsearch; the work goes on by itself when it is back."


class _FastReader(CompatibilityModeJsonSerializer):
    """Reads answers with orjson, which takes less of the processor than the standard library."""

    def json_loads(self, data: bytes) -> Any:
        try:
            return orjson.loads(data)
        except orjson.JSONDecodeError:  # it is stricter: NaN, half a surrogate pair
            return super().json_loads(data)


def connect(settings: Settings) -> Elasticsearch:
    """A client for writing. It never retries by itself: who calls knows better what may be sent twice."""
    return Elasticsearch(**_options(settings), request_timeout=_WRITE_SECONDS)


def connect_async(settings: Settings) -> AsyncElasticsearch:
    """A client for searching from an event loop. Close it with ``await client.close()``."""
    return AsyncElasticsearch(
        **_options(settings),
        request_timeout=_SEARCH_SECONDS,
        connections_per_node=_SEARCH_CONNECTIONS,
    )


def address(settings: Settings) -> str:
    """Scheme, host and port of Elasticsearch without user and password: what may be shown and logged."""
    parts = urlsplit(settings.elasticsearch)
    port = parts.port or _DEFAULT_PORTS.get(parts.scheme, 9200)
    return f"{parts.scheme}://{parts.hostname}:{port}"


def _options(settings: Settings) -> dict[str, Any]:
    parts = urlsplit(settings.elasticsearch)
    # The client asks for a port even where the scheme has a well-known one.
    host = parts.netloc if parts.port else f"{parts.netloc}:{_DEFAULT_PORTS.get(parts.scheme, 9200)}"
    options: dict[str, Any] = {
        "hosts": [urlunsplit((parts.scheme, host, parts.path, "", ""))],
        "max_retries": 0,
        "retry_on_timeout": False,
        "serializers": {_FastReader.mimetype: _FastReader()},
    }
    if settings.elasticsearch_user:
        options["basic_auth"] = (settings.elasticsearch_user, settings.elasticsearch_password or "")
    return options


@contextmanager
def elasticsearch_trouble(where: str) -> Iterator[None]:
    """Turn the errors that are no fault of the request into UnavailableError; others pass. ``where``: the address."""
    try:
        yield
    except UnsupportedProductError as error:
        raise UnavailableError(
            f"What answers at {where} is not Elasticsearch.", "Check the port and the URL."
        ) from error
    except TransportError as error:
        raise UnavailableError(f"Elasticsearch does not answer at {where}: {error.message}", _ADVICE) from error
    except ApiError as error:
        if error.status_code == 404 and error.error == "index_not_found_exception":
            raise IndexMissingError("The index of the articles is not there.", "It is made at the next try.") from error
        if error.status_code in (401, 403):
            raise UnavailableError(
                f"Elasticsearch at {where} refuses us: {error.message}",
                "Check DATELINE_ELASTICSEARCH_USER and DATELINE_ELASTICSEARCH_PASSWORD and the rights of that user.",
            ) from error
        if error.status_code == 503 and error.error in _STARTING:
            raise IndexStartingError(f"The index at {where} is not ready to be read.", _ADVICE) from error
        if error.status_code == 429 or error.status_code >= 500:
            raise UnavailableError(f"Elasticsearch at {where} cannot serve now: {error.message}", _ADVICE) from error
        raise
