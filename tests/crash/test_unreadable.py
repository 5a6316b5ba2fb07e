"""A file without read permission. Root may read everything: here it may not."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash import bounded
from tests.pipeline import QUEUES, Pipeline, running_pipeline
from tests.servers import Servers

pytestmark = pytest.mark.crash
WORKER = ("celery", "-A", "workers.app", "worker", "-Q", QUEUES, "--without-mingle", "--without-gossip", "-c", "1")


@pytest.fixture
def pipeline(servers: Servers, tmp_path: Path) -> Iterator[Pipeline]:
    """The whole path, running with no more rights to files than their modes give."""
    settings = {"steps_off": "entities", "settle_seconds": 0.2, "sweep_seconds": 0.5}
    with running_pipeline(servers, tmp_path / "home", **settings) as running:
        begin = (bounded.__file__,) if os.geteuid() == 0 else ("-m",)
        running.start(*begin, "services.ingest")
        running.start(*begin, *WORKER)
        yield running


def test_it_fails_with_its_reason_and_its_neighbour_is_indexed(pipeline: Pipeline) -> None:
    hidden = pipeline.spool.inbox / ".hidden.part"
    hidden.write_text("A story that nobody may read. It is a good one.")
    hidden.chmod(0)
    hidden.rename(pipeline.spool.inbox / "closed.txt")
    pipeline.drop("open.txt", "A story that everybody may read. It is a better one.")
    account = pipeline.at_rest(dropped=2)
    assert (account.indexed, account.failed, account.adds_up) == (1, 1, True)
    failed = pipeline.failed("closed.txt")
    assert "may not read it" in failed.reason
    assert "chmod" in failed.advice
