import stat
import threading
from pathlib import Path

import pytest

from dateline.errors import TransientError
from dateline.query.secret import shared_secret


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    assert shared_secret(tmp_path) == shared_secret(tmp_path)
    assert stat.S_IMODE((tmp_path / "spool" / "secret").stat().st_mode) == 0o600


def test_all_who_ask_at_once_get_the_same(tmp_path: Path) -> None:
    begin = threading.Barrier(8)
    found: list[bytes] = []

    def ask() -> None:
        begin.wait()
        found.append(shared_secret(tmp_path))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert [path.name for path in (tmp_path / "spool").iterdir()] == ["secret"]


def test_homes_have_secrets_of_their_own(tmp_path: Path) -> None:
    assert shared_secret(tmp_path / "one") != shared_secret(tmp_path / "two")


def test_an_emptied_secret_is_not_used(tmp_path: Path) -> None:
    shared_secret(tmp_path)
    (tmp_path / "spool" / "secret").write_bytes(b"")
    with pytest.raises(TransientError, match="too short"):
        shared_secret(tmp_path)
