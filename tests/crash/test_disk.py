"""A disk that cannot be written for a while. No file is to blame, and none is lost."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.spool.overdue import claim_ids
from tests.pipeline import Pipeline, running_pipeline, wait_for
from tests.servers import Servers

pytestmark = pytest.mark.crash
FILES = 5
_DISK, _BLOCK = 4_194_304, 4096  # bytes


def mount(*command: str) -> bool:
    return subprocess.run(["mount", *command], capture_output=True, check=False).returncode == 0


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Something mounted on the folder. Skips the test where that is not permitted."""
    if os.geteuid() != 0 or not mount(*options, str(folder)):
        pytest.skip("only root may mount, and nothing else stops root from writing")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make the folder read-only, also for root."""
    with mounted(folder, "--bind", str(folder)):
        assert mount("-o", "remount,ro,bind", str(folder))
        yield


@pytest.fixture
def pipeline(servers: Servers, tmp_path: Path) -> Iterator[Pipeline]:
    """A home on a small disk of its own, with the logs elsewhere: what they say is waited for. Nothing runs yet."""
    home, logs = tmp_path / "home", tmp_path / "logs"
    for folder in (home, logs):
        folder.mkdir()
    with mounted(home, "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs"):
        (home / "logs").symlink_to(logs)
        with running_pipeline(servers, home, overdue_seconds=1, steps_off="entities") as running:
            yield running


def drop(pipeline: Pipeline) -> None:
    for number in range(FILES):
        pipeline.drop(f"{number}.txt", f"The story of the disk, part {number}. It waits for better times.")


def said(pipeline: Pipeline, words: str) -> bool:
    """Whether any program said this in its log."""
    return any(words in log.read_text() for log in pipeline.spool.logs.glob("*.log"))


def fill(pipeline: Pipeline) -> Path:
    """Write until the disk takes no further byte; the file that fills it."""
    ballast = pipeline.spool.home / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for _ in range(_DISK // _BLOCK):
            try:
                file.write(bytes(_BLOCK))
            except OSError:
                return ballast
    pytest.fail("the disk takes more than it is large")


def assert_all_arrive(pipeline: Pipeline) -> None:
    account = pipeline.at_rest(dropped=FILES)
    assert (account.indexed, account.failed, account.adds_up) == (FILES, 0, True)
    assert len(pipeline.articles()) == FILES


def test_while_the_disk_is_full_files_stay_in_the_inbox(pipeline: Pipeline) -> None:
    drop(pipeline)
    ballast = fill(pipeline)
    pipeline.start_ingest()
    pipeline.start_worker()
    wait_for(lambda: said(pipeline, "The disk is full"))
    assert len(list(pipeline.spool.inbox.iterdir())) == FILES
    assert not claim_ids(pipeline.spool)
    ballast.unlink()
    assert_all_arrive(pipeline)


def test_while_the_disk_is_full_claims_wait_where_they_are(pipeline: Pipeline) -> None:
    pipeline.start_ingest()
    drop(pipeline)
    wait_for(lambda: not list(pipeline.spool.inbox.iterdir()))
    ballast = fill(pipeline)
    pipeline.start_worker()
    wait_for(lambda: said(pipeline, "The disk is full"))
    account = pipeline.account()
    assert (account.claimed, account.failed, account.adds_up) == (FILES, 0, True)
    ballast.unlink()
    assert_all_arrive(pipeline)


def test_while_the_archive_is_read_only_files_wait(pipeline: Pipeline) -> None:
    with read_only(pipeline.spool.archive):
        pipeline.start_ingest()
        pipeline.start_worker()
        drop(pipeline)
        wait_for(lambda: said(pipeline, "The disk is read-only"))
        wait_for(lambda: len(pipeline.articles()) == FILES)
        account = pipeline.account()
        assert (account.claimed, account.failed, account.adds_up) == (FILES, 0, True)
    assert_all_arrive(pipeline)


def test_a_folder_of_the_inbox_on_another_disk_is_said_and_holds_nothing_up(pipeline: Pipeline) -> None:
    """A move between disks is no rename: such a file cannot be claimed."""
    elsewhere = pipeline.spool.inbox / "elsewhere"
    elsewhere.mkdir()
    with mounted(elsewhere, "-t", "tmpfs", "-o", "size=100k", "tmpfs"):
        (elsewhere / "first.txt").write_text("The story that stays. It was here first.")
        drop(pipeline)
        pipeline.start_ingest()
        pipeline.start_worker()
        wait_for(lambda: pipeline.account().indexed == FILES)
        wait_for(lambda: said(pipeline, "cannot be claimed"))
        account = pipeline.account()
        assert (account.waiting, account.failed, account.adds_up) == (1, 0, True)
