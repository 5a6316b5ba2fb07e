"""Run a module under another host name: ``python elsewhere.py NAME MODULE ARGUMENT...``; needs root."""

import ctypes
import os
import runpy
import socket
import sys

_NEW_UTS = 0x04000000  # linux/sched.h, CLONE_NEWUTS


def move_to(host: str) -> None:
    """Give this process, and its children, a host name of their own. Raises PermissionError, OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_UTS):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    socket.sethostname(host)


if __name__ == "__main__":
    move_to(sys.argv[1])
    sys.argv = sys.argv[2:]
    sys.path.insert(0, os.getcwd())
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
