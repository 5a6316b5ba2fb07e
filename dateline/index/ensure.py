"""Making the index, once, whoever comes first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch

from dateline.index.errors import UnavailableError
from dateline.index.mapping import VERSION, mappings, settings


@dataclass(frozen=True)
class Plan:
    """What an index is made of; ``version`` rises with every change of it, and the index is named by it."""

    version: int
    mappings: Callable[[], dict[str, Any]]
    settings: Callable[[], dict[str, Any]]


ARTICLES = Plan(VERSION, mappings, settings)


def ensure_index(client: Elasticsearch, alias: str, plan: Plan = ARTICLES) -> None:
    """Make the index and its alias unless they are there. Safe to repeat, and when several processes do it at once.

    Raises UnavailableError when the alias leads to an index of another mapping version, and passes on the
    exceptions of the client (see ``elasticsearch_trouble``).
    """
    if not client.indices.exists_alias(name=alias):
        _create(client, alias, plan)
    answer: Any = client.indices.get_mapping(index=alias)
    for name, index in answer.items():
        found = index["mappings"].get("_meta", {}).get("version")
        if found != plan.version:
            raise UnavailableError(
                f"The index {name} has mapping version {found}; this Dateline writes version {plan.version}.",
                f"Fill {alias}-v{plan.version} from the archive and lead the alias {alias} to it.",
            )


def _create(client: Elasticsearch, alias: str, plan: Plan) -> None:
    name = f"{alias}-v{plan.version}"
    try:
        client.indices.create(index=name, settings=plan.settings(), mappings=plan.mappings(), aliases={alias: {}})
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
