from collections.abc import Iterator

import pytest

from dateline.grouping import Store
from dateline.grouping.memory import MemoryStore
from dateline.index.connection import connect
from dateline.index.groupstore import GroupStore
from dateline.settings import Settings


@pytest.fixture(params=["in memory", "in Elasticsearch"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store of either kind: what holds for one holds for the other."""
    if request.param == "in memory":
        yield MemoryStore()
        return
    served: Settings = request.getfixturevalue("served")
    with connect(served) as client:
        made = GroupStore(client, served.index)
        made.ensure()
        yield made
