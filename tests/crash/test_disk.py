"""A disk that cannot be written for a while, and a file that may not be read. No file is to blame for the first."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, running_pipeline, wait_for
from tests.servers import Servers

pytestmark = pytest.mark.crash


@pytest.fixture
def pipeline(servers: Servers, tmp_path: Path) -> Iterator[Pipeline]:
    """Nothing runs yet."""
    with running_pipeline(servers, tmp_path / "home", overdue_seconds=1, steps_off="entities") as running:
        yield running


def mount(*command: str) -> bool:
    return subprocess.run(["mount", *command], capture_output=True, check=False).returncode == 0


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make the folder read-only, also for root. Skips the test where that is not permitted."""
    if os.geteuid() != 0 or not mount("--bind", str(folder), str(folder)):
        pytest.skip("only root may mount, and nothing else stops root from writing")
    try:
        assert mount("-o", "remount,ro,bind", str(folder))
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_while_the_archive_is_read_only_files_wait(pipeline: Pipeline) -> None:
    with read_only(pipeline.spool.archive):
        pipeline.start_ingest()
        pipeline.start_worker()
        for number in range(5):
            pipeline.drop(f"{number}.txt", f"The story of the disk, part {number}. It waits for better times.")
        log = pipeline.spool.logs / "1.log"
        wait_for(lambda: "The disk is read-only" in log.read_text())
        wait_for(lambda: len(pipeline.articles()) == 5)
        account = pipeline.account()
        assert (account.claimed, account.failed, account.adds_up) == (5, 0, True)
    account = pipeline.at_rest(dropped=5)
    assert (account.indexed, account.failed, account.adds_up) == (5, 0, True)
    assert len(pipeline.articles()) == 5
