"""Writing that survives a crash: a file is either whole or not there."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import TransientError

NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)
"""What file systems without hard links (FAT, some network ones) answer."""
_PASSING = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk quota is used up.",
    errno.EFBIG: "The disk quota is used up.",
    errno.EROFS: "The disk is read-only.",
    errno.EACCES: "Dateline may not write there.",
    errno.EPERM: "Dateline may not write there.",
    errno.EIO: "The disk reports an error.",
    errno.ESTALE: "The network file system lost the file for a moment.",
    errno.EMFILE: "Too many files are open.",
    errno.ENFILE: "Too many files are open.",
}


def is_passing(error: OSError) -> bool:
    """Whether this is trouble of the disk, which passes, and no fault of the file."""
    return error.errno in _PASSING


@contextmanager
def disk_trouble(where: Path) -> Iterator[None]:
    """Turn the errors of a disk that is full, read-only or failing into TransientError: the file is not to blame."""
    try:
        yield
    except OSError as error:
        if not is_passing(error):
            raise
        reason = f"{_PASSING[error.errno or 0]} ({error.strerror}: {error.filename or where})"
        raise TransientError(reason, "Make room, or make the folder writable; the work goes on by itself.") from error


def write_durably(path: Path, data: bytes | Iterable[bytes], mode: int = 0o666) -> None:
    """Write the file at once and for good: temporary name, fsync, rename. Raises TransientError for disk trouble.

    Pieces are written as they come; what their iterator raises passes, and no file is left. ``mode``: who may do what
    with the file, less the umask, from its first moment on.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    with disk_trouble(path):
        try:
            with open(temporary, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
                file.writelines((data,) if isinstance(data, bytes) else data)
                file.flush()
                os.fsync(file.fileno())
            temporary.rename(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def create_whole(path: Path, data: bytes) -> bool:
    """Create the file, never seen half; False when the name is taken. Raises TransientError for disk trouble."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    write_durably(temporary, data)
    with disk_trouble(path):
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            with contextlib.suppress(FileExistsError), path.open("xb") as file:
                file.write(data)
                return True
            return False
        finally:
            temporary.unlink(missing_ok=True)
    return True


def sync_folder(folder: Path) -> None:
    """Make the renames in this folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
