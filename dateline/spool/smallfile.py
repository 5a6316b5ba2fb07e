"""Reading a small file that a stranger put there: never a link, a pipe or a device, and never more than expected."""

import errno
import os
import stat
from pathlib import Path


def read_small(path: Path, most: int) -> bytes:
    """The bytes of a regular file, cut behind ``most`` and one more: who gets that many knows that it is too large.

    Raises OSError: FileNotFoundError, PermissionError, and EINVAL or ELOOP for what is no regular file.
    """
    # Without O_NONBLOCK, opening a pipe waits for ever for somebody to write into it.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no regular file", str(path))
        return file.read(most + 1)
