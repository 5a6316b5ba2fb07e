"""The vectors of the articles in the index.

An article has none at first: it is found by its words until it gets one (``index.embed``). Elasticsearch keeps them
out of what it gives back unless it is asked for them. Whoever writes an article over itself asks, and hands them on.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dateline.embedding.model import IDENTITY
from dateline.index.errors import OtherModelError

FIELD = "embedding"

Vector = list[float]
"""A vector as JSON has it."""

MAPPING: dict[str, Any] = {
    "type": "dense_vector",
    "dims": IDENTITY.dimensions,
    "index": True,
    "similarity": "dot_product",  # the same as the cosine, for they are of length 1, and quicker
    # Said, for defaults change with versions and dimensions. A byte a dimension is a quarter of the memory; m and
    # ef_construction are the defaults of Lucene's HNSW graph (Malkov and Yashunin 2016, arXiv:1603.09320).
    "index_options": {"type": "int8_hnsw", "m": 16, "ef_construction": 100},
}

SETTINGS = {"mapping.exclude_source_vectors": True}
"""The default, but said: hits come without their 384 numbers, and those who ask for them get them."""

META = asdict(IDENTITY)
"""What the index states about the model of its vectors, under ``_meta.embedding``."""

WITHOUT: dict[str, Any] = {"bool": {"must_not": [{"exists": {"field": FIELD}}]}}
"""The query for articles that have no vector yet."""


def stated(mapping: Mapping[str, Any]) -> Any:
    """The model that an index says its vectors are of, in the shape of ``META``; None where it says nothing."""
    return mapping.get("_meta", {}).get("embedding")


def check_model(mapping: Mapping[str, Any]) -> None:
    """Raise OtherModelError unless the index says that its vectors are of the model of this Dateline."""
    found = stated(mapping)
    if found != META:
        told = f"{found.get('model')} ({found.get('version')})" if found else "no embedding model"
        raise OtherModelError(
            f"The index has {told}; this Dateline has {IDENTITY.model} ({IDENTITY.version}).",
            "`dateline reindex` makes a new index, with vectors of this model; words find the articles meanwhile.",
        )


def take(source: dict[str, Any]) -> Vector | None:
    """Take the vector out of the ``_source`` of a hit: an Article has no place for it."""
    vector: Vector | None = source.pop(FIELD, None)
    return vector
