"""Documents kept in a ZIP container: opened, and read part by part, within limits.

APPNOTE.TXT of PKWARE, sections 4.3.7 and 4.3.16, for the headers of the members and the end of the directory.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.errors import TooLargeError, UnreadableError

_MEMBER, _END = b"PK\x03\x04", b"PK\x05\x06"
_LONGEST_END = 65_557  # bytes: the end record with the longest comment
# Bytes of the directory, which takes ten times as much memory once it is read: some 50,000 parts, a document has 100.
_LARGEST_DIRECTORY = 4_000_000
_ENCRYPTED = 0x1
_SIZES_BEHIND = 0x8
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MOST_HEADERS = 1_000  # members within the first bytes of a file; each takes at least 31 of them
_DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, RuntimeError)


class Container(zipfile.ZipFile):
    """A document's container; ``largest_part`` is how many bytes one part may open up to."""

    def __init__(self, file: BinaryIO, largest_part: int) -> None:
        super().__init__(file)
        self.largest_part = largest_part


@contextmanager
def opened(path: Path, largest_part: int) -> Iterator[Container]:
    """The container, its directory checked before it is read. Raises UnreadableError, TooLargeError."""
    with path.open("rb") as file:
        if _directory_bytes(file) > _LARGEST_DIRECTORY:
            raise TooLargeError("It has more parts than any document.", "Save it again from the program it is of.")
        try:
            archive = Container(file, largest_part)
        except _DAMAGES as error:
            raise _damaged(str(error)) from error
        with archive:
            yield archive


def part(archive: Container, name: str) -> bytes:
    """The bytes of one part. Only what is asked for is opened, in memory, so no path can lead anywhere.

    Raises UnreadableError for a part that is missing, encrypted or damaged, and TooLargeError.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise UnreadableError(f"Its part {name} is missing.", "Save it again from the program it is of.") from None
    if info.flag_bits & _ENCRYPTED:
        raise locked()
    if info.compress_type not in _METHODS:
        raise _damaged(f"the part {name} is packed in a way that documents are not")
    try:
        with archive.open(info) as stream:
            data = stream.read(archive.largest_part + 1)
    except _DAMAGES as error:
        raise _damaged(f"the part {name}: {error}") from error
    if len(data) > archive.largest_part:
        raise TooLargeError(
            f"Its part {name} opens up to more than {archive.largest_part / 1e6:g} MB.",
            "Split the document, or raise DATELINE_DOCUMENT_MB and retry.",
        )
    return data


def parts_at_head(head: bytes) -> list[str]:
    """The names of the members that begin in the first bytes of a file, in order; none when it is no container.

    What lies within a member is stepped over: a document in a bundle is the bundle's, and does not make it one.
    """
    names: list[str] = []
    at = 0
    while head.startswith(_MEMBER, at) and at + 30 <= len(head) and len(names) < _MOST_HEADERS:
        flags, size, name_size, extra_size = struct.unpack_from("<6xH10xL4xHH", head, at)
        names.append(head[at + 30 : at + 30 + name_size].decode("utf-8", "replace"))
        at += 30 + name_size + extra_size + size
        if flags & _SIZES_BEHIND and not size:
            at = head.find(_MEMBER, at)
            if at < 0:
                break
    return names


def declared_type(head: bytes) -> str:
    """What the member ``mimetype`` says, where it comes first and unpacked, as ODF and EPUB ask; else empty."""
    if not head.startswith(_MEMBER) or len(head) < 38 or head[30:38] != b"mimetype":
        return ""
    size, extra_size = struct.unpack_from("<18xL6xH", head)
    return head[38 + extra_size : 38 + extra_size + min(size, 100)].decode("ascii", "replace").strip()


def locked() -> UnreadableError:
    """The error of a document that asks for a password."""
    return UnreadableError("It is encrypted and asks for a password.", "Save it without a password, then retry.")


def _directory_bytes(file: BinaryIO) -> int:
    """The size of the directory as the end of the file states it. A document has no need of the 64-bit form."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read()
    at = tail.rfind(_END)
    stated = struct.unpack_from("<L", tail, at + 12)[0] if 0 <= at <= len(tail) - 16 else 0
    file.seek(0)
    return int(stated)


def _damaged(reason: str) -> UnreadableError:
    return UnreadableError(f"The document is damaged: {reason}.", "Ask for it again, then retry.")
