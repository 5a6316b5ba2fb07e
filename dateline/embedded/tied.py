"""Run a server so that it ends with its parent and holds its data folder: ``python tied.py LOCK COMMAND...``.

Redis watches neither its parent nor its folder: after ``kill -9`` of the parent it would stay behind, and two servers
on one folder would write into each other's append-only file. This sets both right and then becomes the command, with
its process id. It imports little, for it stands before every start.
"""

import ctypes
import fcntl
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h; the kernel keeps it across execve(2)
LOCKED = "the data folder is used by another server"


def command(lock: Path, argv: list[str]) -> list[str]:
    """``argv``, tied to its parent and to the file ``lock``."""
    # neither site packages nor the environment are needed to become another program: 15 ms instead of 60
    return [sys.executable, "-I", "-S", __file__, str(lock), *argv]


def main(lock: str, *argv: str) -> None:
    """Become ``argv``. Linux only for the parent's death; elsewhere the server stays behind a killed parent."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before the kernel knew
        sys.exit(1)
    held = os.open(lock, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"FAILED: {LOCKED}: {Path(lock).parent}")
    os.set_inheritable(held, True)  # the lock lives as long as the server has the file open
    os.execv(argv[0], argv)  # noqa: S606 - the command comes from redis.py


if __name__ == "__main__":
    main(*sys.argv[1:])
