import errno
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.spool.durable import disk_trouble, write_durably
from dateline.spool.layout import Spool

_FULL = """
import resource, signal, sys
from pathlib import Path
from dateline.errors import TransientError
from dateline.spool.durable import write_durably
from dateline.spool.layout import Spool
from dateline.spool.taking import take
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
home = Path(sys.argv[1])
try:
    {act}
except TransientError as error:
    print(error.reason)
"""


def on_a_full_disk(act: str, home: Path) -> str:
    """Do it where no file may grow over 0 bytes, in a process of its own: the reason of its TransientError."""
    command = [sys.executable, "-c", _FULL.format(act=act), str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_durably(path, b"one")
    write_durably(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_a_passing_trouble_and_leaves_no_half_file(tmp_path: Path) -> None:
    said = on_a_full_disk("write_durably(home / 'a', b'one')", tmp_path)
    assert "full" in said or "quota" in said
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_files_in_the_inbox(spool: Spool) -> None:
    (spool.inbox / "a.txt").write_text("text")
    assert on_a_full_disk("take(Spool(home), ['a.txt'])", spool.home)
    assert (spool.inbox / "a.txt").read_text() == "text"
    assert list(spool.claimed.iterdir()) == []


def test_other_errors_are_not_disguised(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="boom"), disk_trouble(tmp_path):
        raise OSError(errno.EINVAL, "boom")
