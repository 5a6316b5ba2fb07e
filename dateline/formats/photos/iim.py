"""The data sets of the IPTC's Information Interchange Model, as they lie in a photograph.

They are the resource 0x0404 among those that Photoshop was the first to write. Sources: IPTC-NAA IIM 4.2, chapters 1
and 6; Adobe's Photoshop File Formats Specification, image resource blocks.
"""

import struct
from collections.abc import Iterator, Sequence

DataSets = dict[int, list[str]]
"""The values of record 2 (application record) by the number of the data set."""

_PHOTOSHOP = b"Photoshop 3.0\x00"
_RESOURCE, _IPTC = b"8BIM", 0x0404
_MARK = 0x1C  # each data set begins with it
_APPLICATION = 2
_LONGEST = 0x7FFF  # bytes; above, the length is written in another way, for pictures


def data_sets(segments: Sequence[bytes]) -> DataSets:
    """The data sets in the segments APP13 of a file; none where they are cut off, damaged, or hold none."""
    resources = b"".join(each.removeprefix(_PHOTOSHOP) for each in segments if each.startswith(_PHOTOSHOP))
    found: DataSets = {}
    for record, number, value in _records(_resource(resources)):
        if record == _APPLICATION and (text := _decoded(value).strip("\x00 \r\n")):
            found.setdefault(number, []).append(text)
    return found


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
    """Record, number and value of each data set."""
    at = 0
    while at + 5 <= len(data) and data[at] == _MARK:
        record, number, length = struct.unpack_from(">BBH", data, at + 1)
        if length > _LONGEST:
            return
        yield record, number, data[at + 5 : at + 5 + length]
        at += 5 + length


def _decoded(value: bytes) -> str:
    """UTF-8, which many programs write without the data set 1:90 that says so; else cp1252."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
