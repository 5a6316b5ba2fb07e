"""One compressed file: gzip, bzip2, xz and Zstandard. What it holds is read as if it had been dropped itself."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

import zstandard

from dateline.article import Article
from dateline.errors import UnreadableError
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.members import read_member

name = "compressed file"
media_type = "application/octet-stream"

_CHUNK = 1 << 20
# The most memory that a stream may ask for; the highest levels of the usual programs stay below.
_MOST_MEMORY = 256_000_000


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether it begins with the mark of one of the four."""
    return _kind(head) is not None


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles of what is inside. Raises UnreadableError, TooLargeError for more than a bundle may open up to."""
    with path.open("rb") as file:
        kind = _kind(file.read(8))
        if kind is None:
            raise UnreadableError("It is neither gzip nor bzip2, xz or Zstandard.", "Drop it as it is.")
        file.seek(0)
        opened, endings = kind
        with opened(file) as stream:
            yield from read_member(stream, _inner_name(context.name, endings), context)


_Opener = Callable[[IO[bytes]], IO[bytes]]


def _kind(head: bytes) -> tuple[_Opener, tuple[str, ...]] | None:
    return next((kind for magic, kind in _KINDS if head.startswith(magic)), None)


def _inner_name(outer: str, endings: tuple[str, ...]) -> str:
    """story.txt.gz holds story.txt, and news.tgz news.tar."""
    short = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
    for ending in endings:
        if outer.lower().endswith(ending):
            return (outer[: -len(ending)] or "content") + short.get(ending, "")
    return outer


class _Xz(io.RawIOBase):
    """The plain bytes of an xz stream. The module lzma bounds memory only for whoever feeds it by hand."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self._decompressor = lzma.LZMADecompressor(memlimit=_MOST_MEMORY)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as one step gives; 0 at the end. Raises EOFError for a stream that is cut short."""
        while True:
            if self._decompressor.eof:
                rest = self._decompressor.unused_data or self._file.read(_CHUNK)
                if not rest.strip(b"\0"):
                    return 0
                self._decompressor = lzma.LZMADecompressor(memlimit=_MOST_MEMORY)
            else:
                rest = self._file.read(_CHUNK) if self._decompressor.needs_input else b""
                if not rest and self._decompressor.needs_input:
                    raise EOFError("it is cut short")
            if data := self._decompressor.decompress(rest, len(buffer)):
                buffer[: len(data)] = data
                return len(data)


def _open_gzip(file: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file))


def _open_bzip2(file: IO[bytes]) -> IO[bytes]:
    return bz2.BZ2File(file)


def _open_xz(file: IO[bytes]) -> IO[bytes]:
    return io.BufferedReader(_Xz(file), _CHUNK)


def _open_zstandard(file: IO[bytes]) -> IO[bytes]:
    decompressor = zstandard.ZstdDecompressor(max_window_size=_MOST_MEMORY // 2)
    return io.BufferedReader(decompressor.stream_reader(file, read_across_frames=True, closefd=False), _CHUNK)


_KINDS: tuple[tuple[bytes, tuple[_Opener, tuple[str, ...]]], ...] = (
    (b"\x1f\x8b", (_open_gzip, (".gz", ".tgz"))),
    (b"BZh", (_open_bzip2, (".bz2", ".tbz2", ".tbz"))),
    (b"\xfd7zXZ\x00", (_open_xz, (".xz", ".txz"))),
    (b"\x28\xb5\x2f\xfd", (_open_zstandard, (".zst", ".tzst"))),
)
