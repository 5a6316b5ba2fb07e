"""The segments of a JPEG file that stand before its picture (ITU-T T.81, annex B)."""

import struct
from collections.abc import Iterator
from typing import IO

APP1, APP13 = 0xE1, 0xED
"""Where programs keep what they know of the picture: Exif and XMP in the first, Photoshop's resources in the other."""

_START, _SCAN = b"\xff\xd8", 0xDA
_MOST_SEGMENTS = 1_000  # what is larger than 64 kB is split over some dozens


def segments(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Marker and content of each; it ends where the picture begins, or the file is cut off or damaged."""
    if file.read(2) != _START:
        return
    for _ in range(_MOST_SEGMENTS):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] == _SCAN:
            return
        (length,) = struct.unpack(">H", head[2:])
        yield head[1], file.read(max(0, length - 2))
