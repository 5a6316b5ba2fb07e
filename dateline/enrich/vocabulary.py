"""The vocabulary of a model of spaCy as it lies on the disk: the vectors of its words, and its most frequent words.

spaCy holds the half a million words as Python objects, 210 MB of them, and needs none to find names. Looking one up
also counts a reference in it, whereby each forked process comes to copy the pages that it should share. Here the
vectors are found through arrays, 6 MB, and stay in their file, of which the system keeps what is used.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.strings import StringStore, get_string_id

_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')  # a string of JSON


class WordVectors:
    """The vectors of words by the hashes of the words, for ``Vocab.vectors``: what spaCy's StaticVectors asks for."""

    def __init__(self, folder: Path) -> None:
        hashes, rows = _table(folder)
        order = np.argsort(hashes)
        self._hashes: NDArray[np.uint64] = hashes[order]
        self._rows: NDArray[np.int32] = rows[order].astype(np.int32)
        # Not as a memmap, whose every slice costs more than that of an array.
        self._vectors: NDArray[np.float32] = np.asarray(np.load(folder / "vectors", mmap_mode="r"))

    @property
    def shape(self) -> tuple[int, int]:
        """How many different vectors there are, and of how many numbers each."""
        return self._vectors.shape[0], self._vectors.shape[1]

    def get_batch(self, keys: Any) -> NDArray[np.float32]:
        """The vectors of these words, a row each; those of unknown words are zero."""
        wanted = np.asarray(keys, dtype=np.uint64)
        places = np.searchsorted(self._hashes, wanted)
        places[places == len(self._hashes)] = 0
        found: NDArray[np.float32] = self._vectors[self._rows[places]]
        found[self._hashes[places] != wanted] = 0
        return found


def frequent_words(folder: Path, number: int) -> list[str]:
    """The most frequent words in their order: that in which the vectors are kept. Takes 1 s."""
    hashes = _table(folder, number)[0].tolist()
    wanted = set(hashes)
    by_hash = {key: word for word in _strings(folder) if (key := get_string_id(word)) in wanted}
    symbols = StringStore()  # the names of spaCy's own attributes (number, in) have small numbers, and are in no list
    return [by_hash.get(word) or symbols[word] for word in hashes]


def _strings(folder: Path) -> Iterator[str]:
    """All strings of the model, one at a time: at once they take 50 MB, which Python does not give back."""
    for match in _LITERAL.finditer((folder / "strings.json").read_text("utf-8")):
        literal = match[0]
        yield json.loads(literal) if "\\" in literal else literal[1:-1]


def _table(folder: Path, number: int | None = None) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Each word's hash and the row of its vector, in the order of the file; of the first ``number`` words or all."""
    with (folder / "key2row").open("rb") as file:
        unpacker = srsly.msgpack.Unpacker(file)
        count = 2 * min(unpacker.read_map_header(), number or sys.maxsize)
        flat = np.fromiter((unpacker.unpack() for _ in range(count)), np.uint64, count)
    return flat[::2].copy(), flat[1::2].copy()
