from collections.abc import Iterator

import pytest

from tests.alerts.receiving import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver of webhooks on this machine."""
    with receiving() as receiver:
        yield receiver
