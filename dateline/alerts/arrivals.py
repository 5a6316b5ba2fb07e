"""What has become searchable since: in the order of the writes, none missed, whoever wrote and with whatever clock.

Elasticsearch numbers the writes to a shard (``_seq_no``), and tells up to which number all are done (the global
checkpoint). What is done is searchable after a refresh. So between two checkpoints lies a set of articles that does
not change any more; times of several writers have no such moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dateline.alerts.position import Position
from dateline.index.errors import UnavailableError
from dateline.query.fields import Clause
from dateline.query.reader import IndexReader

_PAGE = 500
"""Articles looked at together: as many as are indexed in a quarter of a minute at 30 a second."""

_ENDED = 10_000
"""Embargoes that end at one moment; Elasticsearch gives no more hits at once."""

# An article is stamped before it is sent, and a request may be tried for so long.
_UNDER_WAY = timedelta(minutes=3)
# In an index made anew from the archive every article is written again, and has come to us long ago.
_RECENT = timedelta(days=1)

_CHECKPOINTS = "indices.*.uuid,indices.*.shards.*.routing.primary,indices.*.shards.*.seq_no.global_checkpoint"


@dataclass(frozen=True)
class Arrival:
    """An article that can be searched now. ``original``: of which it is a copy; ``position``: behind it."""

    id: str
    version: int
    language: str | None
    original: str | None
    position: Position


@dataclass(frozen=True)
class Arrivals:
    """What has arrived, and how far that reaches. ``more``: there is something behind it already."""

    articles: Sequence[Arrival]
    position: Position
    more: bool


@dataclass(frozen=True)
class _Head:
    name: str
    index: str
    sequence: int


async def head(index: IndexReader, now: datetime) -> Position:
    """The position behind all that is written by now. Raises UnavailableError."""
    last = await _head(index)
    return Position(last.index, last.sequence, now)


async def arrived(index: IndexReader, since: Position, now: datetime) -> Arrivals:
    """What became searchable behind a position: new articles, new versions, and those whose embargo has ended.

    An article that is only written over itself (enriched anew, led to another original, copied to another index) is
    not among them, unless it was new three minutes before the position. Raises UnavailableError.
    """
    last = await _head(index)
    same = last.index == since.index and since.sequence <= last.sequence
    begin = since.sequence if same else -1
    hits: list[dict[str, Any]] = []
    if last.sequence > begin:
        await index.reach(lambda: index.client.indices.refresh(index=last.name))
        between: Clause = {"range": {"_seq_no": {"gt": begin, "lte": last.sequence}}}
        fresh = [_since("indexed", since.at - _UNDER_WAY), *([] if same else [_since("received", since.at - _RECENT)])]
        hits = await _found(index, last, [between, *fresh], "_seq_no", _PAGE)
    found = [_as_arrival(hit, Position(last.index, hit["_seq_no"], since.at)) for hit in hits]
    if len(found) == _PAGE:
        return Arrivals(found, found[-1].position, more=True)
    known = {each.id for each in found}
    ended: Clause = {"range": {"embargoed": {"gt": since.at.isoformat(), "lte": now.isoformat()}}}
    for hit in await _found(index, last, [ended], "embargoed", _ENDED):
        if hit["_id"] not in known:
            until = datetime.fromisoformat(hit["fields"]["embargoed"][0])
            found.append(_as_arrival(hit, Position(last.index, last.sequence, until)))
    return Arrivals(found, Position(last.index, last.sequence, now), more=False)


async def _head(index: IndexReader) -> _Head:
    answer = await index.reach(
        lambda: index.client.indices.stats(
            index=index.settings.index, metric="docs", level="shards", filter_path=_CHECKPOINTS
        )
    )
    for name, described in answer.get("indices", {}).items():
        for copy in described.get("shards", {}).get("0", ()):
            if copy["routing"]["primary"] and "seq_no" in copy:
                return _Head(name, described["uuid"], int(copy["seq_no"]["global_checkpoint"]))
    raise UnavailableError("The index of the articles has no shard that serves.", "It is tried again by itself.")


async def _found(
    index: IndexReader, where: _Head, filters: list[Clause], order: str, most: int
) -> list[dict[str, Any]]:
    fields: Any = ["duplicate_of", "embargoed", "language"]
    # In this very index: the alias may lead elsewhere by now, where the numbers mean other writes.
    answer = await index.reach(
        lambda: index.client.search(
            index=where.name,
            query={"bool": {"filter": filters}},
            sort=[{order: "asc"}],
            size=most,
            source=False,
            fields=fields,
            version=True,
            seq_no_primary_term=True,
            track_total_hits=False,
            allow_partial_search_results=False,
        )
    )
    return list(answer["hits"]["hits"])


def _since(field: str, at: datetime) -> Clause:
    """Not before that time, or at a time that is not known."""
    unknown: Clause = {"bool": {"must_not": [{"exists": {"field": field}}]}}
    return {"bool": {"should": [{"range": {field: {"gte": at.isoformat()}}}, unknown], "minimum_should_match": 1}}


def _as_arrival(hit: dict[str, Any], position: Position) -> Arrival:
    fields = hit.get("fields", {})
    language, original = (fields.get(name, [None])[0] for name in ("language", "duplicate_of"))
    return Arrival(hit["_id"], int(hit["_version"]), language, original, position)
