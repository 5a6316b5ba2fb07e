from collections.abc import Iterator

import pytest

from dateline.keys.keyring import Keyring
from dateline.settings import Settings
from tests.api.page.browsing import Browser, browsing


@pytest.fixture
def browser(served: Settings) -> Iterator[Browser]:
    """A browser on this machine, at an API on the real servers."""
    with browsing(served) as browser:
        yield browser


@pytest.fixture
def away(settings: Settings) -> Iterator[Browser]:
    """A browser on this machine, at an API whose Elasticsearch and Redis are away."""
    with browsing(settings) as browser:
        yield browser


@pytest.fixture
def stranger(settings: Settings) -> Iterator[Browser]:
    """A browser at an API that asks everybody for a key; Elasticsearch and Redis are away."""
    with browsing(settings.model_copy(update={"api_open": "nobody", "api_requests_per_minute": 0})) as browser:
        yield browser


@pytest.fixture
def keyring(settings: Settings) -> Keyring:
    return Keyring(settings.home)
