"""Servers that the tests of this folder may kill, and a path on them."""

from collections.abc import Iterator

import pytest

from tests.crash.killable import Killable, running_killable

REDIS_PORT = 19381
ELASTICSEARCH_PORT = 19382


@pytest.fixture(scope="module")
def killable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killable]:
    """The whole path on servers of its own, all of it running."""
    with running_killable(tmp_path_factory.mktemp("killable"), REDIS_PORT, ELASTICSEARCH_PORT) as running:
        yield running
