"""Whether a worker lives, as the health check of its container asks."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.pipeline import running_pipeline, wait_for
from tests.servers import Servers


def lives(home: Path) -> bool:
    """What the health check says in a container with this home."""
    environment = {**os.environ, "DATELINE_HOME": str(home)}
    return subprocess.run([sys.executable, "-m", "workers.alive"], env=environment, check=False).returncode == 0


def test_a_worker_lives_from_its_start_to_its_end_and_none_of_another_home(servers: Servers, tmp_path: Path) -> None:
    with running_pipeline(servers, tmp_path / "home") as pipeline:
        assert not lives(pipeline.settings.home)
        worker = pipeline.start_worker("parse")
        wait_for(lambda: lives(pipeline.settings.home))
        assert not lives(tmp_path / "other")
        worker.terminate()
        worker.wait(30)
        assert not lives(pipeline.settings.home)


def test_a_worker_whose_loop_stands_still_is_dead(servers: Servers, tmp_path: Path) -> None:
    with running_pipeline(servers, tmp_path / "home") as pipeline:
        pipeline.start_worker("parse")
        (file,) = wait_for(lambda: list(pipeline.spool.logs.glob("*.alive")))
        long_ago = time.time() - 120
        os.utime(file, (long_ago, long_ago))
        assert not lives(pipeline.settings.home)


def test_nothing_of_it_lies_where_other_users_have_their_files_too(servers: Servers, tmp_path: Path) -> None:
    common = tmp_path / "common"
    common.mkdir()
    with running_pipeline(servers, tmp_path / "home") as pipeline:
        pipeline.start_worker("parse", TMPDIR=str(common))
        wait_for(lambda: lives(pipeline.settings.home))
        assert not list(common.glob("*alive*"))
