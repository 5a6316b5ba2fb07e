"""The vectors of the articles in the index.

An article has none at first: it is found by its words until it gets one (``index.embed``). Elasticsearch keeps them
out of what it gives back unless it is asked for them. Whoever writes an article over itself asks, and hands them on.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from elasticsearch import Elasticsearch

from dateline.embedding.model import IDENTITY
from dateline.index.errors import OtherModelError, UnavailableError
from dateline.index.verdict import reason_in_words

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


def with_vectors(client: Elasticsearch, alias: str, ids: Collection[str]) -> list[dict[str, Any]]:
    """The articles of these ids that are there, with their vectors, as the shard has them: unrefreshed writes too.

    Raises UnavailableError, and the client's exceptions.
    """
    if not ids:
        return []
    # The client's mget has no name for this parameter.
    answer = client.perform_request(
        "POST",
        f"/{alias}/_mget",
        params={"_source_exclude_vectors": "false"},
        headers={"accept": "application/json", "content-type": "application/json"},
        body={"ids": list(ids)},
    )
    documents: list[dict[str, Any]] = answer.body["docs"]
    for document in documents:
        if "error" in document:
            raise UnavailableError(f"Elasticsearch cannot read: {reason_in_words(document['error'])}")
    return [document for document in documents if document["found"]]
