"""What a photographer or an agency wrote into a JPEG file: the data sets of the IPTC's Information Interchange Model.

They lie in the resource 0x0404 of the segments APP13 that Photoshop wrote first. Sources: IPTC-NAA IIM 4.2 (chapters 1
and 6), ITU-T T.81 annex B (segments), Adobe's Photoshop File Formats Specification (image resource blocks).
"""

import struct
from collections.abc import Iterator
from typing import IO

DataSets = dict[int, list[str]]
"""The values of record 2 (application record) by the number of the data set."""

_START, _SCAN, _APP13 = b"\xff\xd8", 0xDA, 0xED
_PHOTOSHOP = b"Photoshop 3.0\x00"
_RESOURCE, _IPTC = b"8BIM", 0x0404
_MARK = 0x1C  # each data set begins with it
_APPLICATION = 2
_CHARACTER_SET = (1, 90)
_UTF8 = b"\x1b%G"  # ISO 2022: what follows is UTF-8
_MOST_SEGMENTS = 1_000  # before the picture; Photoshop splits what is larger than 64 kB over some dozens


def data_sets(file: IO[bytes]) -> DataSets:
    """The data sets of an open JPEG file; none where it is cut off, damaged, or has none. The picture is not read."""
    resources = b"".join(_photoshop(file))
    found: DataSets = {}
    is_utf8 = False
    for record, number, value in _records(_resource(resources)):
        if (record, number) == _CHARACTER_SET:
            is_utf8 = value == _UTF8
        elif record == _APPLICATION:
            text = _decoded(value, is_utf8=is_utf8).strip("\x00 \r\n")
            found.setdefault(number, []).extend([text] if text else [])
    return found


def _photoshop(file: IO[bytes]) -> Iterator[bytes]:
    """What Photoshop's segments hold, without their mark."""
    if file.read(2) != _START:
        return
    for _ in range(_MOST_SEGMENTS):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] == _SCAN:
            return
        (length,) = struct.unpack(">H", head[2:])
        data = file.read(max(0, length - 2))
        if head[1] == _APP13 and data.startswith(_PHOTOSHOP):
            yield data[len(_PHOTOSHOP) :]


def _resource(data: bytes) -> bytes:
    """The IPTC's one among the resources, each a number, a name with its length before it, a length and data."""
    at = 0
    while data[at : at + 4] == _RESOURCE and at + 12 <= len(data):
        number, named = struct.unpack_from(">HB", data, at + 4)
        at += 6 + (named + 2) // 2 * 2  # the name with its length is padded to an even size
        if at + 4 > len(data):
            break
        (length,) = struct.unpack_from(">I", data, at)
        if number == _IPTC:
            return data[at + 4 : at + 4 + length]
        at += 4 + (length + 1) // 2 * 2
    return b""


def _records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Record, number and value of each data set; the extended ones, for more than 32 kB, end it: none holds text."""
    at = 0
    while at + 5 <= len(data) and data[at] == _MARK:
        record, number, length = struct.unpack_from(">BBH", data, at + 1)
        if length > 0x7FFF:
            return
        yield record, number, data[at + 5 : at + 5 + length]
        at += 5 + length


def _decoded(value: bytes, *, is_utf8: bool) -> str:
    """Many programs write UTF-8 without saying so."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8" if is_utf8 else "cp1252", "replace")
