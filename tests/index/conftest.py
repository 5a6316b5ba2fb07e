from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from dateline.index.write import ArticleWriter
from dateline.settings import Settings

if TYPE_CHECKING:
    from tests.servers import Servers


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a home of this test's own, and no server."""
    return Settings(_env_file=None, home=tmp_path / "home")


def own_index(servers: "Servers", home: Path) -> Settings:
    """Settings that reach the shared Elasticsearch, with a home and an index of their own."""
    reached = servers.settings
    own = {"home": home, "index": f"test-{uuid4().hex[:12]}", "elasticsearch_url": reached.elasticsearch}
    return reached.model_copy(update=own)


@pytest.fixture
def served(servers: "Servers", tmp_path: Path) -> Settings:
    return own_index(servers, tmp_path / "home")


@pytest.fixture
def writer(served: Settings) -> Iterator[ArticleWriter]:
    """A writer on an index of its own."""
    writer = ArticleWriter(served)
    yield writer
    writer.close()
