from collections.abc import Iterator
from contextlib import closing

import pytest

from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.stages.driving import NO_STEPS


@pytest.fixture
def quick(served: Settings) -> Settings:
    """Settings without the steps, which take longer than all else."""
    return served.model_copy(update={"steps_off": NO_STEPS, "enrich_processes": 2})


@pytest.fixture
def writer(quick: Settings) -> Iterator[ArticleWriter]:
    with closing(ArticleWriter(quick)) as writer:
        yield writer
