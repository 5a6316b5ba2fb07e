"""Making the index, once, whoever comes first."""

from typing import Any

from elasticsearch import BadRequestError, Elasticsearch

from dateline.index.errors import UnavailableError
from dateline.index.mapping import VERSION, index_name, mappings, settings


def ensure_index(client: Elasticsearch, alias: str) -> None:
    """Make the index and its alias unless they are there. Safe to repeat, and when several processes do it at once.

    Raises UnavailableError when the alias leads to an index of another mapping version, and passes on the
    exceptions of the client (see ``elasticsearch_trouble``).
    """
    if not client.indices.exists_alias(name=alias):
        _create(client, alias)
    answer: Any = client.indices.get_mapping(index=alias)
    for name, index in answer.items():
        found = index["mappings"].get("_meta", {}).get("version")
        if found != VERSION:
            raise UnavailableError(
                f"The index {name} has mapping version {found}; this Dateline writes version {VERSION}.",
                f"Fill {index_name(alias)} from the archive and lead the alias {alias} to it.",
            )


def _create(client: Elasticsearch, alias: str) -> None:
    name = index_name(alias)
    try:
        client.indices.create(index=name, settings=settings(), mappings=mappings(), aliases={alias: {}})
    except BadRequestError as error:
        if error.error == "invalid_alias_name_exception":
            raise UnavailableError(
                f"An index is called {alias}; that name is for the alias.",
                "Choose another name in DATELINE_INDEX, or remove that index.",
            ) from error
        if error.error != "resource_already_exists_exception":
            raise
        # Another process was first, and its alias came with it; only a hand-made index lacks one.
        if not client.indices.exists_alias(name=alias):
            client.indices.put_alias(index=name, name=alias)
