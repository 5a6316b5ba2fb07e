"""Containers taken apart and packed again, so that what lies inside can be changed while the outside stays whole."""

import bz2
import gzip
import io
import lzma
import re
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

import olefile
import zstandard

from tests.formats.outlook import Folder, compound_file

Members = list[tuple[str, bytes]]
"""Names and contents, in order; a name may come twice."""
_MOST = 4_000_000  # bytes; what opens up to more is changed from the outside only
_LARGEST_STREAM, _STREAMS = 4_095, 55_000  # bytes that the writer of compound files has room for
_LONGEST = 31  # characters of a name in a compound file
_WARC = re.compile(rb"WARC/1\.\d\r\n(?:[^\r\n]+\r\n)*?Content-Length: *(\d+)\r\n(?:[^\r\n]+\r\n)*\r\n", re.IGNORECASE)
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_COMPRESSED: dict[bytes, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    b"\x1f\x8b": (gzip.decompress, lambda data: gzip.compress(data, 1, mtime=0)),
    b"BZh": (bz2.decompress, lambda data: bz2.compress(data, 1)),
    b"\xfd7zXZ\x00": (lzma.decompress, lambda data: lzma.compress(data, preset=0)),
    b"\x28\xb5\x2f\xfd": (
        lambda data: zstandard.ZstdDecompressor().decompress(data, max_output_size=_MOST),
        lambda data: zstandard.ZstdCompressor(1).compress(data),
    ),
}


class Opened(NamedTuple):
    """What lies in a container, and how to pack it again."""

    members: Members
    pack: Callable[[Sequence[tuple[str, bytes]]], bytes]


def opened(data: bytes) -> Opened | None:
    """The container taken apart; None for what is none, or is broken."""
    if len(data) > _MOST:
        return None
    for begins, open_one in _OPENERS:
        if begins(data):
            try:
                found = open_one(data)
            except Exception:  # noqa: BLE001  whatever is wrong with it, its bytes can still be changed
                return None
            return found if found.members and sum(len(inner) for _, inner in found.members) <= _MOST else None
    return None


def _zip(data: bytes) -> Opened:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Opened([(info.filename, archive.read(info)) for info in archive.infolist()], _zipped)


def _zipped(members: Sequence[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        warnings.simplefilter("ignore")  # of names that come twice
        for name, data in members:
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return made.getvalue()


def _tar(data: bytes) -> Opened:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        files = [info for info in archive if info.isfile()]
        return Opened([(info.name, file.read()) for info in files if (file := archive.extractfile(info))], packed_tar)


def packed_tar(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A TAR archive of these members."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def _stream(data: bytes) -> Opened:
    plain, packed = next(both for mark, both in _COMPRESSED.items() if data.startswith(mark))
    return Opened([("", plain(data))], lambda members: b"".join(packed(inner) for _, inner in members))


def _compound(data: bytes) -> Opened:
    with olefile.OleFileIO(data) as file:
        return Opened(
            [("/".join(map(str, path)), file.openstream(path).read()) for path in file.listdir()], _compounded
        )


def _compounded(members: Sequence[tuple[str, bytes]]) -> bytes:
    root: Folder = {}
    room = _STREAMS
    for path, data in members:
        folder, _, name = path.rpartition("/")
        piece = data[: min(_LARGEST_STREAM, room)]
        room -= len(piece)
        place = root
        for part in folder.split("/") if folder else ():
            inner = place.setdefault(part[:_LONGEST], {})
            place = inner if isinstance(inner, dict) else root  # a stream has the name already
        place[name[:_LONGEST]] = piece
    return compound_file(root)


def _warc(data: bytes) -> Opened:
    """Blocks of records by their headers, which get the length that is right."""
    members, at = [], 0
    while record := _WARC.match(data, at):
        end = record.end() + int(record[1])
        members.append((record[0].decode("latin-1"), data[record.end() : end]))
        at = end + 4
    return Opened(members, _warc_of)


def _warc_of(members: Sequence[tuple[str, bytes]]) -> bytes:
    length = re.compile(r"(?i)(?<=content-length: )\d+")
    return b"".join(
        length.sub(str(len(block)), header).encode("latin-1", "replace") + block + b"\r\n\r\n"
        for header, block in members
    )


def _pdf(data: bytes) -> Opened:
    """The streams, opened where they are deflated. The table of offsets goes wrong, and PDFium makes it anew."""
    found = list(_PDF_STREAM.finditer(data))
    plain = [_inflated(each[1]) for each in found]

    def pack(members: Sequence[tuple[str, bytes]]) -> bytes:
        made, at = [], 0
        for stream, inner, (_, changed) in zip(found, plain, members, strict=False):
            made += [data[at : stream.start(1)], stream[1] if inner is None else zlib.compress(changed, 1)]
            at = stream.end(1)
        return b"".join([*made, data[at:]])

    return Opened([(str(number), inner or b"") for number, inner in enumerate(plain)], pack)


def _inflated(data: bytes) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return None


_OPENERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Opened]], ...] = (
    (lambda data: data.startswith(b"PK"), _zip),
    (lambda data: data.startswith(tuple(_COMPRESSED)), _stream),
    (lambda data: data.startswith(b"\xd0\xcf\x11\xe0"), _compound),
    (lambda data: data.startswith(b"WARC/1"), _warc),
    (lambda data: data.startswith(b"%PDF-"), _pdf),
    (lambda data: data.startswith(b"ustar", 257), _tar),
)
