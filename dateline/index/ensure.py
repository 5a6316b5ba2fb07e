"""Making an index, once, whoever comes first."""

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

    def index(self, alias: str) -> str:
        """The index behind the alias, for this version: ``dateline-articles-v3``."""
        return f"{alias}-v{self.version}"


ARTICLES = Plan(VERSION, mappings, settings)


def ensure_index(client: Elasticsearch, alias: str, plan: Plan = ARTICLES) -> None:
    """Make the index and its alias unless they are there. Safe to repeat, and when several processes do it at once.

    Raises UnavailableError when the alias leads to an index of another mapping version, and passes on the
    exceptions of the client (see ``elasticsearch_trouble``).
    """
    found = found_version(client, alias)
    if found is None:
        create(client, plan.index(alias), plan, alias)
    elif found < plan.version:
        raise UnavailableError(
            f"The index behind {alias} has mapping version {found}; this Dateline writes version {plan.version}.",
            "`dateline up` fills a new one when it starts; where it does not run, `dateline reindex` does.",
        )
    elif found > plan.version:
        raise UnavailableError(
            f"The index behind {alias} has mapping version {found}; this Dateline knows version {plan.version}.",
            "A newer Dateline made it: run that one.",
        )


def found_version(client: Elasticsearch, alias: str) -> int | None:
    """The version of the mapping behind the alias, 0 for one that Dateline did not make; None without an alias."""
    if not client.indices.exists_alias(name=alias):
        return None
    answer: Any = client.indices.get_mapping(index=alias)
    return min(int(index["mappings"].get("_meta", {}).get("version") or 0) for index in answer.values())


def is_outdated(client: Elasticsearch, alias: str) -> bool:
    """Whether the articles are there, in an older mapping than this Dateline writes: ``refill`` is called for."""
    found = found_version(client, alias)
    return found is not None and found < VERSION


def create(client: Elasticsearch, name: str, plan: Plan = ARTICLES, alias: str | None = None) -> None:
    """Make an index unless it is there. Raises UnavailableError when its alias cannot be."""
    aliases: dict[str, Any] = {alias: {}} if alias else {}
    try:
        client.indices.create(index=name, settings=plan.settings(), mappings=plan.mappings(), aliases=aliases)
    except BadRequestError as error:
        if error.error == "invalid_alias_name_exception":
            raise UnavailableError(
                f"An index is called {alias}; that name is for the alias.",
                "Choose another name in DATELINE_INDEX, or remove that index.",
            ) from error
        if error.error != "resource_already_exists_exception":
            raise
        # Another process was first, and its alias came with it; only a hand-made index lacks one.
        if alias and not client.indices.exists_alias(name=alias):
            client.indices.put_alias(index=name, name=alias)
