"""Who and what the articles of a selection name: people, organisations, places, the most frequent first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import Field

from dateline.folding import fold
from dateline.query.fields import Clause
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection

Kind = Literal["people", "organisations", "places"]

_NAMED = 1_000
"""Names looked through for those with the words that are asked for."""

_LOOKED_INTO = 3
"""The newest articles with a name, from which its roles and forms are taken: they are not kept by name in the index."""

_MOST_FORMS = 5


class EntityRequest(Selection):
    """The selection, and which of the names in it."""

    name: str | None = Field(None, description="Only names with these words; the last may be a beginning.")
    size: int = Field(50, ge=1, le=_NAMED, description="Most names.")
    order_by: Literal["count", "recent"] = Field("count", description="The most frequent first, or the latest.")


@dataclass(frozen=True)
class Entity:
    """One name. ``count``: articles with it; ``mentions``: forms of it in texts; the rest is of places."""

    name: str
    count: int
    first: str
    last: str
    roles: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    geonames_id: int | None = None
    country: str | None = None
    location: dict[str, float] | None = None


@dataclass(frozen=True)
class EntityList:
    """``total``: how many names there are, exact up to some thousands; fewer may be listed."""

    total: int
    entities: list[Entity]


async def entities(index: IndexReader, kind: Kind, request: EntityRequest) -> EntityList:
    """The names of this kind in the articles of the selection. Raises InvalidRequestError, UnavailableError."""
    query = await index.selected(request, datetime.now(UTC))
    if request.name:
        wanted = {"match_phrase_prefix": {f"{kind}.name.text": {"query": request.name}}}
        query = {"bool": {"filter": [query, wanted]}}
    named = {
        "terms": {
            "field": f"{kind}.name",
            "size": _NAMED if request.name else request.size,
            "order": [{"last": "desc"}] if request.order_by == "recent" else [{"_count": "desc"}, {"_key": "asc"}],
        },
        "aggregations": {**dated(), "newest": newest(f"{kind}")},
    }
    aggregations = {"names": named, "total": {"cardinality": {"field": f"{kind}.name", "precision_threshold": 40_000}}}
    answer = await index.ask(query=query, size=0, track_total_hits=False, aggregations=aggregations)
    buckets = answer["aggregations"]["names"]["buckets"]
    if request.name:
        buckets = [bucket for bucket in buckets if _has_words(bucket["key"], request.name)]
    total = len(buckets) if request.name else answer["aggregations"]["total"]["value"]
    return EntityList(total, [_entity(kind, bucket) for bucket in buckets[: request.size]])


def dated() -> dict[str, Any]:
    """Aggregations for the dates of the first and the last article."""
    return {"first": {"min": {"field": "sort_date"}}, "last": {"max": {"field": "sort_date"}}}


def newest(field_name: str, size: int = _LOOKED_INTO) -> dict[str, Any]:
    """An aggregation for one field of the newest articles."""
    return {"top_hits": {"size": size, "sort": [{"sort_date": "desc"}], "_source": [field_name]}}


def exactly(kind: Kind, name: str) -> Clause:
    """Articles that have this very name."""
    return {"term": {f"{kind}.name": name}}


def described(kind: Kind, name: str, sources: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What these articles (``_source``) say of the name: roles and forms, of a place where it is."""
    roles: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    where: dict[str, Any] = {}
    for source in sources:
        for entity in source.get(kind, ()):
            if entity["name"] == name:
                roles.update(entity.get("roles", ()))
                mentions.update(entity.get("mentions", ()))
                where = where or {key: entity.get(key) for key in ("geonames_id", "country", "location")}
    found = {"roles": roles, "mentions": mentions}
    common = {key: [value for value, _ in counts.most_common(_MOST_FORMS)] for key, counts in found.items()}
    return {**common, **where}


def _entity(kind: Kind, bucket: Mapping[str, Any]) -> Entity:
    sources = [hit["_source"] for hit in bucket["newest"]["hits"]["hits"]]
    return Entity(
        name=bucket["key"],
        count=bucket["doc_count"],
        first=bucket["first"]["value_as_string"],
        last=bucket["last"]["value_as_string"],
        **described(kind, bucket["key"], sources),
    )


def _has_words(name: str, wanted: str) -> bool:
    """Whether the words stand in the name in this order, the last as a beginning."""
    return f" {fold(wanted)}" in f" {fold(name)}"
