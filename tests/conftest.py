import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.servers import Servers, running_servers, settings_for


@pytest.fixture(scope="session", autouse=True)
def _clean_environment() -> None:
    """Settings of the person who runs the tests do not reach them, from the shell or from a .env file."""
    Settings.model_config["env_file"] = None
    for name in [name for name in os.environ if name.startswith("DATELINE_") and name != "DATELINE_CACHE"]:
        del os.environ[name]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for a home of its own, without servers."""
    return settings_for(tmp_path / "home")


@pytest.fixture
def home(settings: Settings) -> Settings:
    """Settings for a home of its own, without servers."""
    return settings


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """One real Redis and one real Elasticsearch, shared by all tests; started when the first test asks."""
    with running_servers(tmp_path_factory.mktemp("servers")) as running:
        yield running


@pytest.fixture
def index_name(servers: Servers) -> Iterator[str]:
    """An index alias of this test's own; what was made under it is deleted at the end."""
    name = f"test-{uuid4().hex[:12]}"
    yield name
    with Elasticsearch(servers.elasticsearch_url) as client:
        if made := list(client.indices.get(index=f"{name}*")):
            client.indices.delete(index=made)


@pytest.fixture
def served(servers: Servers, tmp_path: Path, index_name: str) -> Settings:
    """Settings for a home and an index of its own on the real servers."""
    return servers.at(tmp_path / "home", index=index_name)


@pytest.fixture
def writer(served: Settings) -> Iterator[ArticleWriter]:
    """A writer on an index of its own."""
    writer = ArticleWriter(served)
    yield writer
    writer.close()
