from collections.abc import Iterator

import httpx
import pytest

from dateline.settings import Settings
from tests.api.serving import serving


@pytest.fixture
def client(served: Settings) -> Iterator[httpx.Client]:
    """A client of an API on the real servers, with a home and an index of this test's own."""
    with serving(served) as client:
        yield client


@pytest.fixture
def alone(settings: Settings) -> Iterator[httpx.Client]:
    """A client of an API whose Elasticsearch and Redis are away."""
    with serving(settings) as client:
        yield client
