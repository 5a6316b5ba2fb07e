"""TAR archives: each member is read as if it had been dropped by itself, one after another as they stand."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article
from dateline.errors import UnreadableError
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.members import is_litter, read_member
from dateline.spool.layout import printable

name = "TAR"
media_type = "application/x-tar"

_MAGIC_AT, _MAGIC = 257, b"ustar"


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the first header bears the mark of POSIX or GNU."""
    return head.startswith(_MAGIC, _MAGIC_AT)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles of all members. Raises UnreadableError for a broken archive, TooLargeError for too large a one."""
    try:
        with path.open("rb") as file, tarfile.open(fileobj=file, mode="r|", errors="surrogateescape") as archive:
            for member in archive:
                archive.members = []  # type: ignore[attr-defined]  # else it keeps them all
                yield from _member(archive, member, context)
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise UnreadableError(
            f"The TAR archive is broken: {error}.", "Ask for it again; what was read before stays."
        ) from error


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo, context: ReadContext) -> Iterator[Article | Skipped]:
    if member.isdir() or is_litter(member.name):
        return
    where = f"member {printable(member.name)}"
    if not member.isfile():
        kind = "a link" if member.islnk() or member.issym() else "no file"
        yield Skipped(where, f"it is {kind}; only files are read")
        return
    stream = archive.extractfile(member)
    assert stream is not None, "a file has a stream"
    yield from read_member(stream, member.name, context)
