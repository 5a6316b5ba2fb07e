"""ZIP archives: each member is read as if it had been dropped by itself.

APPNOTE.TXT of PKWARE, sections 4.3.14 to 4.3.16, for the directory at the end of the file.
"""

import struct
import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from dateline.article import Article
from dateline.documents.office import office_kind
from dateline.errors import UnreadableError
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.members import is_litter, read_member, too_many_members
from dateline.spool.layout import printable

name = "ZIP"
media_type = "application/zip"

_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_LONGEST_END = 65_557  # bytes: the end record with the longest comment
_SMALLEST_ENTRY = 46  # bytes of a member in the directory, without its name
_ENCRYPTED = 0x1
_LINK = 0o120000
# Deflate reaches 1,032 to 1, and text 20 to 1; more than this is made of nothing, to harm.
_MOST_RATIO, _RATIO_FROM = 200, 10_000_000


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether it begins with a member, or is empty."""
    return head.startswith((b"PK\x03\x04", _END))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles of all members. Raises UnreadableError for a broken archive, TooLargeError for too large a one."""
    try:
        with path.open("rb") as file, _opened(file, context) as archive:
            if office := office_kind(archive):
                raise UnreadableError(f"It is {office}, which is not read.", "Export its text as CSV, PDF or DOCX.")
            for member in archive.infolist():
                if not member.filename.endswith("/"):  # not is_dir(), which raises for an empty name
                    yield from _member(archive, member, context)
    except (zipfile.BadZipFile, struct.error, NotImplementedError, EOFError, ValueError) as error:
        raise _broken(str(error)) from error


def _opened(file: BinaryIO, context: ReadContext) -> zipfile.ZipFile:
    """The archive, its directory checked before anything is taken from it."""
    if _directory_bytes(file) > _SMALLEST_ENTRY * 2 * max(context.budget.members, 1):
        raise too_many_members()
    archive = zipfile.ZipFile(file)
    members = archive.infolist()
    if len(members) > context.budget.members:
        raise too_many_members()
    if any(member.header_offset < 0 for member in members):
        raise _broken("a member begins before the file")
    if _overlap(members):
        raise UnreadableError("Its members overlap: it is made to do harm.", "Do not open it; ask where it is from.")
    return archive


def _directory_bytes(file: BinaryIO) -> int:
    """The size of the directory as the end of the file states it: loading it takes ten times as much memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read()
    at = tail.rfind(_END)
    stated = struct.unpack_from("<L", tail, at + 12)[0] if at >= 0 and len(tail) >= at + 16 else 0
    at_64 = tail.rfind(_END_64)
    if stated == 0xFFFFFFFF and at_64 >= 0 and len(tail) >= at_64 + 48:
        stated = struct.unpack_from("<Q", tail, at_64 + 40)[0]
    return int(min(stated, size))


def _overlap(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether the same bytes serve several members (D. Fifield, "A better zip bomb", 2019)."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    return any(one.header_offset + one.compress_size > two.header_offset for one, two in pairwise(ordered))


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, context: ReadContext) -> Iterator[Article | Skipped]:
    if is_litter(member.filename):
        return
    where = f"member {printable(member.filename)}"
    if trouble := _trouble_with(member):
        yield Skipped(where, trouble)
        return
    try:
        with archive.open(member) as stream:
            yield from read_member(stream, member.filename, context)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        yield Skipped(where, f"it cannot be opened: {error}")


def _trouble_with(member: zipfile.ZipInfo) -> str | None:
    if member.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if (member.external_attr >> 16) & 0o170000 == _LINK:
        return "it is a symbolic link; links are never followed"
    if member.file_size > _RATIO_FROM and member.file_size > _MOST_RATIO * max(1, member.compress_size):
        return f"it opens up to {member.file_size:,} bytes from {member.compress_size:,}: it is made to do harm"
    return None


def _broken(reason: str) -> UnreadableError:
    return UnreadableError(f"The ZIP archive is broken: {reason}.", "Ask for it again; what was read before stays.")
