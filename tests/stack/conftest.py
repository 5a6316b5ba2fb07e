from collections.abc import Iterator

import pytest

from tests.servers import settings_for
from tests.stack_launcher import Stack


@pytest.fixture(scope="package")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One whole stack for the tests of this package, for a start takes as long as all of them."""
    # One process that enriches: what is tried here is the same with more.
    with Stack(settings_for(tmp_path_factory.mktemp("stack") / "home", enrich_processes=1)) as running:
        yield running
