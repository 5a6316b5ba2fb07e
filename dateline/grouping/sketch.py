"""Bottom-k sketches: the smallest hashes of a set tell how much of it is in another.

K. Beyer et al., "On synopses for distinct-value estimation under multiset operations" (SIGMOD 2007); E. Cohen and
H. Kaplan, "Summarizing data using bottom-k sketches" (PODC 2007). Against MinHash in bands: one hash function instead
of many, and a part of a text is as easily told as the whole.
"""

import hashlib
from collections.abc import Iterable
from heapq import nsmallest

from dateline.article import Sketch

SIZE = 64
"""Hashes kept. The estimate of a resemblance near one half is then off by 0.06 (one standard deviation)."""

_BYTES = 6  # 48 bits: exact in every JSON reader, and a million texts have no two phrases by chance in one hash


def sketch(items: Iterable[str]) -> Sketch:
    """The sketch of these items, each counted once. The same on every machine and in every version of Python."""
    hashes = {_hash(item) for item in items}
    return Sketch(size=len(hashes), lowest=nsmallest(SIZE, hashes))


def contained(one: Sketch, other: Sketch) -> float:
    """The share (0 to 1) of the smaller set that is in the larger, estimated; exact for sets of at most ``SIZE``."""
    smaller = min(one.size, other.size)
    if not smaller:
        return 0.0
    mine, theirs = set(one.lowest), set(other.lowest)
    union = nsmallest(SIZE, mine | theirs)
    resemblance = sum(value in mine and value in theirs for value in union) / len(union)
    return min(1.0, resemblance * (one.size + other.size) / (1 + resemblance) / smaller)


def _hash(item: str) -> int:
    return int.from_bytes(hashlib.blake2b(item.encode("utf-8", "replace"), digest_size=_BYTES).digest())
