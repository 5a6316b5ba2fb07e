"""The members of a bundle, read as if each had been dropped by itself, within what the whole may open up to."""

import lzma
import os
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

import zstandard

from dateline.article import Article, FileRef
from dateline.errors import FileError, MediaError, TooLargeError, UnreadableError
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.spool.layout import printable

_CHUNK = 1 << 20
# What the streams of the containers raise for bytes that are not theirs.
_DAMAGES = (
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
    zstandard.ZstdError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
# What archives of desktop systems carry beside the files, and what is hidden: nobody misses it.
_LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


class Stream(Protocol):
    """All that is asked of an open member."""

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes, none at the end."""


def read_member(stream: Stream, name: str, context: ReadContext, kind: str = "member") -> Iterator[Article | Skipped]:
    """The articles of one member, given as an open stream, and why it gives none; ``kind`` is what notes call it.

    What is wrong with the member is skipped, and the rest of the bundle goes on. Raises TooLargeError when the bundle
    opens up to more than it may.
    """
    where = f"{kind} {printable(name)}"
    if is_litter(name):
        return
    if trouble := _trouble_with(name):
        yield Skipped(where, trouble)
        return
    context.budget.members -= 1
    if context.budget.members < 0:
        raise too_many_members()
    inner = context.within(PurePosixPath(printable(name)).name)
    out_of_memory = False
    descriptor, path = tempfile.mkstemp(prefix="dateline-member-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            _copy(stream, file, context)
        for given in _read(Path(path), printable(name), inner):
            yield replace(given, where=f"{where}, {given.where}") if isinstance(given, Skipped) else given
    except _SpentError as error:
        raise error.reason from None
    except FileError as error:
        yield Skipped(where, error.reason, is_fault=not isinstance(error, MediaError))
    except MemoryError:
        out_of_memory = True  # what holds the memory is let go only after this block
    finally:
        os.unlink(path)
    if out_of_memory:
        yield Skipped(where, "reading it takes more memory than DATELINE_PARSE_MEMORY_MB allows")


def is_litter(name: str) -> bool:
    """Whether the member is a hidden file, or one that a desktop system left behind."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part in _LITTER or (part.startswith(".") and part not in {".", ".."}) for part in parts)


def too_many_members() -> TooLargeError:
    """The error of a bundle with too many members."""
    return TooLargeError("It holds more members than a bundle may.", "Split it, or raise DATELINE_BUNDLE_MEMBERS.")


class _SpentError(Exception):
    """The budget of the whole bundle is spent: not the fault of one member, so it ends the reading."""

    def __init__(self, reason: TooLargeError) -> None:
        super().__init__(reason.reason)
        self.reason = reason


def _trouble_with(name: str) -> str | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        return "its path leads out of the bundle"
    return None


def _copy(stream: Stream, file: IO[bytes], context: ReadContext) -> None:
    """Write the stream to the file, and count it. Raises TooLargeError for the member, _SpentError for the bundle."""
    size = 0
    while chunk := _next_chunk(stream):
        size += len(chunk)
        context.budget.bytes -= len(chunk)
        if context.budget.bytes < 0:
            raise _SpentError(
                TooLargeError("It opens up to more bytes than a bundle may.", "Split it, or raise DATELINE_BUNDLE_MB.")
            )
        if size > context.max_file_bytes:
            raise TooLargeError(f"It opens up to more than the {context.max_file_bytes / 1e6:g} MB of a file.")
        file.write(chunk)


def _next_chunk(stream: Stream) -> bytes:
    try:
        return stream.read(_CHUNK)
    except _DAMAGES as error:
        if isinstance(error, OSError) and error.errno:  # the disk's, not the stream's
            raise
        raise UnreadableError(f"it is damaged: {error}", "Ask for it again, then retry.") from error


def _read(path: Path, member: str, context: ReadContext) -> Iterator[Article | Skipped]:
    from dateline.formats import known  # noqa: PLC0415  it lists the bundles, which read their members by this module

    reader = known.reader_of(path, context)
    if context.depth > context.budget.depth and reader in known.BUNDLES:
        raise UnreadableError(f"bundles lie more than {context.budget.depth} deep within each other")
    for given in reader.read(path, context):
        if isinstance(given, Skipped):
            yield given
            continue
        given.file.media_type = given.file.media_type or reader.media_type
        lies_in(given, member)
        yield given


def lies_in(article: Article, member: str) -> None:
    """Say of the article that it, or the member that it lay in, lay in this member."""
    inner = article.file
    article.file = FileRef(
        media_type=inner.media_type,
        encoding=inner.encoding,
        member=f"{member}/{inner.member}" if inner.member else member,
    )
