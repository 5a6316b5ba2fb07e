"""Run a program that cannot outlive its parent: ``python tether.py SIGNAL PROGRAM ARGUMENT...``.

The kernel sends the signal when the parent is gone, however it went (prctl(2), PR_SET_PDEATHSIG). The setting
survives exec, so the program itself needs to know nothing of it. It imports little, for it stands before every start.
"""

import ctypes
import os
import sys

PARENT = "DATELINE_PARENT_PID"
"""The environment variable in which a tethered program tells its children its process id."""
_SET_PDEATHSIG = 1


def die_with_parent(number: int) -> None:
    """Have the kernel send this signal to this process when its parent ends. Without effect outside Linux."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_PDEATHSIG, number, 0, 0, 0):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def main() -> None:
    """Tether this process, then become the program."""
    expected = int(os.environ.get(PARENT) or os.getppid())
    die_with_parent(int(sys.argv[1]))
    if os.getppid() != expected:
        sys.exit(1)  # it was gone before the kernel knew
    os.environ[PARENT] = str(os.getpid())
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606  the command is ours


if __name__ == "__main__":
    main()
