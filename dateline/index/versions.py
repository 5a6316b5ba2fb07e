"""Earlier states of articles: kept when a newer version of the source or a correction takes their place.

All states of an article are one document: it is read by its id, at once, and goes with one deletion.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from elasticsearch import ConflictError, Elasticsearch, NotFoundError

from dateline.article import Article
from dateline.index.document import BESIDE
from dateline.index.ensure import Plan, ensure_index
from dateline.index.errors import UnavailableError

MOST = 50
"""States of one article; the oldest go first. Wires correct a story a dozen times; a live page is updated for a day."""

_ROUNDS = 10  # as long as somebody else keeps a state of the same article
_UNTOLD = frozenset(
    {"version", "received", "indexed", "updated", "file", "steps", "provenance", "warnings", BESIDE}
    | {"duplicate_of", "similarity", "story_id"}
)
"""Fields of which a change alone makes no other state: they say how the article came and what it is near to."""


def _mappings() -> dict[str, Any]:
    kept = {"type": "object", "enabled": False}
    return {
        "dynamic": "strict",
        "_meta": {"version": PLAN.version},
        "properties": {"kept": {"type": "integer"}, "states": kept},
    }


def _settings() -> dict[str, Any]:
    return {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "-1"}


PLAN = Plan(1, _mappings, _settings)


@dataclass(frozen=True)
class State:
    """An article until something took its place. ``changed``: the fields that were other afterwards."""

    number: int
    until: str
    why: str
    by: str | None
    changed: list[str]
    article: dict[str, Any]


def changed(before: Article, after: Article) -> list[str]:
    """The fields in which two states differ, of those that make a state."""
    return [
        name for name in Article.model_fields if name not in _UNTOLD and getattr(before, name) != getattr(after, name)
    ]


def versions_index(alias: str) -> str:
    """The alias of the index of earlier states, beside the articles'."""
    return f"{alias}-versions"


class VersionStore:
    """Keeps states. Every method passes on the client's exceptions."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._alias = versions_index(alias)

    def ensure(self) -> None:
        """Make its index unless it is there."""
        ensure_index(self._client, self._alias, PLAN)

    def keep(self, before: Article, after: Article, why: str, by: str | None = None) -> None:
        """Keep the state before, if the one after differs in what a reader sees. Raises UnavailableError."""
        fields = changed(before, after)
        if not fields:
            return
        article = before.model_dump(mode="json", exclude_none=True, exclude={BESIDE})
        for _ in range(_ROUNDS):
            kept, states, place = self._stored(before.id)
            state = State(kept + 1, datetime.now(UTC).isoformat(), why, by, fields, article)
            document = {"kept": kept + 1, "states": [*states, asdict(state)][-MOST:]}
            try:
                self._client.index(index=self._alias, id=before.id, document=document, require_alias=True, **place)
            except ConflictError:
                continue
            return
        raise UnavailableError("Others keep changing the same article.", "It is tried again by itself.")

    def forget(self, article_id: str) -> None:
        """Remove all states of the article."""
        self._client.options(ignore_status=404).delete(index=self._alias, id=article_id)

    def _stored(self, article_id: str) -> tuple[int, list[dict[str, Any]], dict[str, Any]]:
        """How many were ever kept, those that are, and what says that nobody has written in between."""
        try:
            found = self._client.get(index=self._alias, id=article_id)
        except NotFoundError as error:
            if "found" not in (error.body if isinstance(error.body, dict) else {}):
                raise  # the index is not there
            return 0, [], {"op_type": "create"}
        source = found["_source"]
        place = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
        return source["kept"], source["states"], place
