"""Whether somebody still writes to a file: the kernel knows, on a local file system."""

import errno
import fcntl
import os
import secrets
import signal
from pathlib import Path

import psutil

# On these a lease sees every writer. On a network file system it sees only those of this host.
_LOCAL = frozenset({"ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "f2fs", "bcachefs", "jfs"})


def is_local(folder: Path) -> bool:
    """Whether the folder lies on a file system of this machine alone."""
    mounts = {part.mountpoint: part.fstype for part in psutil.disk_partitions(all=True)}
    here = folder.resolve()
    nearest = next((str(place) for place in (here, *here.parents) if str(place) in mounts), None)
    return nearest is not None and mounts[nearest] in _LOCAL


def leases_work(folder: Path) -> bool:
    """Whether leases are to be had here; they need Linux, and a file system that grants them."""
    probe = folder / f".lease-{secrets.token_hex(4)}"
    try:
        probe.touch()
        return is_being_written(probe) is False
    except OSError:
        return False
    finally:
        probe.unlink(missing_ok=True)


def is_being_written(path: Path) -> bool | None:
    """Whether any process has the file open for writing; None where that cannot be known, or the file is gone.

    A read lease is granted only while nobody has the file open for writing (fcntl(2), F_SETLEASE).
    """
    # Whoever opens the file in the very moment of the lease has the kernel send us SIGIO, whose default is the end.
    signal.signal(signal.SIGIO, signal.SIG_IGN)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return True if error.errno == errno.EAGAIN else None
    else:
        return False
    finally:
        os.close(descriptor)
