"""One person, organisation or place: how often, since when, with whom, and what it said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dateline.folding import fold
from dateline.query.entities import Entity, Kind, dated, described, exactly
from dateline.query.fields import Clause
from dateline.query.quotes import Quotation, QuotesRequest, quotes
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection

_ALIKE = 20
"""Names with the same words, among which the one that is meant is looked for."""

_TOGETHER = 10
_NEWEST = 10
_QUOTES = 5


@dataclass(frozen=True)
class Together:
    """Another name in the same articles. ``lift``: how many times more often than if it had nothing to do with it."""

    name: str
    count: int
    lift: float


@dataclass(frozen=True)
class EntityPage:
    """One name, and its surroundings. ``by_month``: (month, articles); ``newest``: id, headline, published, source."""

    entity: Entity
    by_month: list[tuple[str, int]]
    together: dict[Kind, list[Together]]
    quotes: list[Quotation]
    newest: list[dict[str, Any]]


@dataclass(frozen=True)
class NotNamed:
    """No article has this name; these have its words."""

    like: list[str]


async def entity_page(index: IndexReader, kind: Kind, name: str, selection: Selection) -> EntityPage | NotNamed:
    """The name, as it is written or with other accents and case; of a place also its GeoNames id.

    Raises InvalidRequestError, UnavailableError.
    """
    now = datetime.now(UTC)
    query = await index.selected(selection, now)
    names = await _names(index, kind, name, query)
    meant = next((one for one in names if one == name), None) or next(
        (one for one in names if fold(one) == fold(name)), None
    )
    if meant is None and kind == "places" and name.isdecimal():
        meant = next(iter(names), None)
    if meant is None:
        return NotNamed(names)
    kinds: tuple[Kind, ...] = ("people", "organisations", "places")
    found = await index.ask(
        query={"bool": {"filter": [query, exactly(kind, meant)]}},
        size=_NEWEST,
        sort=[{"sort_date": "desc"}, {"id": "asc"}],
        track_total_hits=True,
        source=["id", "headline", "published", "received", "source", kind],
        aggregations={
            **dated(),
            "months": {"date_histogram": {"field": "sort_date", "calendar_interval": "month", "min_doc_count": 0}},
            # One more than is shown: the name itself may be among them.
            **{other: {"terms": {"field": f"{other}.name", "size": _TOGETHER + 1}} for other in kinds},
        },
    )
    counts = found["aggregations"]
    total = found["hits"]["total"]["value"]
    beside = {
        other: {b["key"]: b["doc_count"] for b in counts[other]["buckets"] if (other, b["key"]) != (kind, meant)}
        for other in kinds
    }
    hits = [hit["_source"] for hit in found["hits"]["hits"]]
    return EntityPage(
        entity=Entity(
            name=meant,
            count=total,
            first=counts["first"]["value_as_string"],
            last=counts["last"]["value_as_string"],
            **described(kind, meant, hits),
        ),
        by_month=[(bucket["key_as_string"][:7], bucket["doc_count"]) for bucket in counts["months"]["buckets"]],
        together=await _lifted(index, query, beside, total),
        quotes=await _said(index, kind, meant, selection),
        newest=[{key: value for key, value in hit.items() if key != kind} for hit in hits],
    )


async def _names(index: IndexReader, kind: Kind, name: str, query: Clause) -> list[str]:
    """Names with these words, or of the place with this GeoNames id, the most frequent first."""
    wanted: Clause = {"match_phrase": {f"{kind}.name.text": name}}
    if kind == "places" and name.isdecimal():
        wanted = {"term": {"places.geonames_id": min(int(name[:10]), 2**31 - 1)}}
    answer = await index.ask(
        query={"bool": {"filter": [query, wanted]}},
        size=_ALIKE,
        source=[kind],
        sort=[{"sort_date": "desc"}],
        track_total_hits=False,
    )
    found = [entity for hit in answer["hits"]["hits"] for entity in hit["_source"].get(kind, ())]
    if name.isdecimal() and kind == "places":
        return list(dict.fromkeys(one["name"] for one in found if one.get("geonames_id") == int(name)))
    return list(dict.fromkeys(one["name"] for one in found if fold(name) in fold(one["name"])))


async def _lifted(
    index: IndexReader, query: Clause, beside: Mapping[Kind, Mapping[str, int]], total: int
) -> dict[Kind, list[Together]]:
    """How much more often than by chance these names stand beside it."""
    asked = {
        kind: {"terms": {"field": f"{kind}.name", "include": list(names), "size": len(names)}}
        for kind, names in beside.items()
        if names
    }
    answer = await index.ask(query=query, size=0, track_total_hits=True, aggregations=asked or {})
    everything = answer["hits"]["total"]["value"]
    alone = {
        kind: {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"][kind]["buckets"]}
        for kind in asked
    }
    return {
        kind: [
            Together(name, count, round(count * everything / (total * max(alone[kind].get(name, count), 1)), 2))
            for name, count in list(names.items())[:_TOGETHER]
        ]
        for kind, names in beside.items()
    }


async def _said(index: IndexReader, kind: Kind, name: str, selection: Selection) -> list[Quotation]:
    if kind == "places":
        return []
    asked = selection.model_dump(include=set(Selection.model_fields) - {"q"})
    found = await quotes(index, QuotesRequest(**asked, speaker=(name,), page_size=_QUOTES))
    return found.quotes
