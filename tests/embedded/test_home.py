"""The node's home is built once, also when two processes ask at the same time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.embedded import cache, elasticsearch
from dateline.embedded.errors import ServerError

PREPARE = "from dateline.embedded.elasticsearch import prepare; print(prepare())"


@pytest.fixture
def empty_cache(tmp_path: Path) -> Path:
    """A cache folder that has the jars of the real one and nothing built."""
    elasticsearch.prepare()
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "jars").symlink_to(cache.folder() / "jars")
    return folder


def test_two_processes_that_prepare_at_once_get_one_home(empty_cache: Path) -> None:
    left_over = empty_cache / "new-killed"
    left_over.mkdir()
    environment = {**os.environ, "DATELINE_CACHE": str(empty_cache)}
    both = [
        subprocess.Popen([sys.executable, "-c", PREPARE], stdout=subprocess.PIPE, text=True, env=environment)
        for _ in range(2)
    ]
    homes = {process.communicate()[0].strip() for process in both}
    assert [process.returncode for process in both] == [0, 0]
    (home,) = homes
    assert sorted(path.name for path in empty_cache.iterdir()) == sorted([Path(home).name, "jars", "lock"])
    assert (Path(home) / "lib" / "embedded-node.jar").exists()


def test_a_cache_that_cannot_be_written_is_said_with_the_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("DATELINE_CACHE", str(blocked / "cache"))
    with pytest.raises(ServerError, match="cannot be set up") as error:
        elasticsearch.prepare()
    assert "DATELINE_CACHE" in error.value.advice
