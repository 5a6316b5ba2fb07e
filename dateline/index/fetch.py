"""Documents by their ids: read from the shard itself, so that a write is seen before the index is refreshed."""

from collections.abc import Collection, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from dateline.index.errors import IndexMissingError, UnavailableError
from dateline.index.verdict import reason_in_words

_VECTORS = {"_source_exclude_vectors": "false"}
_JSON = {"accept": "application/json", "content-type": "application/json"}

Document = dict[str, Any]
"""As Elasticsearch gives it: ``_id``, ``_version``, ``_seq_no``, ``_primary_term``, ``_source``."""


def fetch(
    client: Elasticsearch,
    alias: str,
    ids: Collection[str],
    fields: Sequence[str] | None = None,
    *,
    vectors: bool = False,
) -> list[Document]:
    """The documents with these ids, those that there are; of their fields all, or these, with their vectors if wanted.

    Raises IndexMissingError without the index, UnavailableError when it cannot be read, and the client's exceptions.
    """
    if not ids:
        return []
    wanted = list(dict.fromkeys(ids))
    if vectors:
        # The client's mget has no name for this parameter, as its get and search have.
        answer: Any = client.perform_request(
            "POST", f"/{alias}/_mget", params=_VECTORS, headers=_JSON, body={"ids": wanted}
        )
    else:
        answer = client.mget(index=alias, ids=wanted, source_includes=fields)
    for document in answer["docs"]:
        if "error" in document:
            raise unreadable(alias, document["error"])
    return [document for document in answer["docs"] if document["found"]]


def unreadable(alias: str, error: dict[str, Any]) -> UnavailableError:
    """What a refusal to one of several reads means."""
    if error.get("type") == "index_not_found_exception":
        return IndexMissingError(f"The index {alias} is not there.", "It is made at the next try.")
    return UnavailableError(f"Elasticsearch cannot read {alias}: {reason_in_words(error)}", "It is tried again.")
