import os
from pathlib import Path

import pytest

from services.ingest.writers import is_being_written, is_local, leases_work


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if not leases_work(tmp_path):
        pytest.skip(f"no leases on {tmp_path}")
    return tmp_path


def test_a_file_is_being_written_exactly_while_it_is_open_for_writing(folder: Path) -> None:
    path = folder / "a.txt"
    with path.open("w") as file:
        assert is_being_written(path) is True
        file.write("text")
        assert is_being_written(path) is True
    assert is_being_written(path) is False


def test_a_reader_does_not_count(folder: Path) -> None:
    path = folder / "a.txt"
    path.touch()
    with path.open():
        assert is_being_written(path) is False


def test_a_file_that_was_moved_while_open_is_still_being_written(folder: Path) -> None:
    with (folder / "a").open("w"):
        (folder / "a").rename(folder / "b")
        assert is_being_written(folder / "b") is True


def test_nothing_is_known_of_what_is_gone_or_no_file(tmp_path: Path) -> None:
    assert is_being_written(tmp_path / "gone") is None
    os.mkfifo(tmp_path / "pipe")
    assert is_being_written(tmp_path / "pipe") is None


def test_a_file_system_in_memory_of_the_kernel_is_not_one_to_rely_on() -> None:
    assert not is_local(Path("/proc"))


def test_the_probe_leaves_nothing_behind(tmp_path: Path) -> None:
    leases_work(tmp_path)
    assert list(tmp_path.iterdir()) == []
