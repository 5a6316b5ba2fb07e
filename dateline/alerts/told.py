"""What of an article is told of a match: as it is now, and only while it may be read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dateline.query.clauses import readable
from dateline.query.reader import IndexReader

FIELDS = (
    "id",
    "uri",
    "version",
    "headline",
    "abstract",
    "summary",
    "byline",
    "authors",
    "dateline",
    "section",
    "language",
    "published",
    "updated",
    "received",
    "source",
    "url",
    "agency",
    "duplicate_of",
    "story_id",
)
"""All but the text, and what is found in it: those who want that ask for the article by its id."""


async def told(index: IndexReader, ids: Iterable[str], now: datetime) -> dict[str, dict[str, Any]]:
    """The articles of these ids that may be read at this time, by id. Raises UnavailableError."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    answer = await index.ask(
        query={"bool": {"filter": [{"ids": {"values": wanted}}, readable(now)]}},
        size=len(wanted),
        source=list(FIELDS),
        track_total_hits=False,
    )
    return {hit["_id"]: hit["_source"] for hit in answer["hits"]["hits"]}
