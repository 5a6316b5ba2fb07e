"""Whatever OpenAPI allows, and much that it does not, is answered as OpenAPI says."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import schemathesis
from elasticsearch import Elasticsearch
from hypothesis import HealthCheck, settings
from redis import Redis
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.index.write import ArticleWriter
from services.api.app import create_app
from tests.api.serving import dropped, serving, worked_off
from tests.index.articles import article, entity, place
from tests.servers import Servers, settings_for

# A stream does not end; tests/api/test_stream.py reads streams.
_ENDLESS = ("stream_articles", "stream_alert")
_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# Made up values for each operation, after the examples and the edges of every parameter. More of them found nothing
# that these do not find, and the whole is to take about a minute.
_MADE_UP = 5
_SECONDS = 30  # within which each answer must come

_HARBOUR = article(
    "Harbour reopens",
    "The harbour of Karachi reopened.",
    places=[place("Karachi", "Karachi")],
    people=[entity("Jane Doe", "Jane Doe")],
)


_CONFIG = SchemathesisConfig.from_dict(
    {
        # Keys are tried out in test_keys.py: a made up one would be refused before anything else is looked at.
        "generation": {"deterministic": True, "no-shrink": True, "with-security-parameters": False},
        "phases": {"coverage": {"enabled": False}},
    }
)
_SCHEMA = schemathesis.openapi.from_dict(create_app(settings_for(Path("unused"))).openapi(), config=_CONFIG)


@pytest.fixture(scope="module")
def api(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """An API with an article, a file that gave one, and a file that failed."""
    home, index = tmp_path_factory.mktemp("schema"), f"test-{uuid4().hex[:12]}"
    settings = servers.at(home, index=index)
    with closing(ArticleWriter(settings)) as writer:
        writer.write([_HARBOUR], refresh=True)
    dropped(settings, "Evening Post/mayor.txt", "Mayor resigns\n\nThe mayor of Lahore resigned.")
    dropped(settings, "Evening Post/broken.pdf", "no PDF")
    worked_off(settings)
    with serving(settings) as client:
        yield client
    with Redis.from_url(settings.broker) as redis:
        redis.flushdb()  # orders that no worker is there for would be counted by the tests that come
    with Elasticsearch(servers.elasticsearch_url) as elasticsearch:
        elasticsearch.indices.delete(index=list(elasticsearch.indices.get(index=f"{index}*")))


@_SCHEMA.exclude(operation_id=list(_ENDLESS)).parametrize()
@settings(max_examples=_MADE_UP, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case, api: httpx.Client) -> None:
    """Also of the article that there is, where an operation is about one."""
    case.call_and_validate(base_url=str(api.base_url), checks=_CHECKS, timeout=_SECONDS)
    if case.operation.definition.raw["operationId"] != "delete_article" and "article_id" in case.path_parameters:
        case.path_parameters["article_id"] = _HARBOUR.id
        case.call_and_validate(base_url=str(api.base_url), checks=_CHECKS, timeout=_SECONDS)
