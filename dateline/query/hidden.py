"""The copies that a page of results hides, told beside the article that stands for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dateline.query.page import Hit
from dateline.query.reader import IndexReader
from dateline.query.selection import Selection

_TOLD = 10
"""Copies of each text that are told one by one; of more, only the number is."""

_SHOWN = ["id", "headline", "published", "published_precision", "received", "source", "language"]


@dataclass(frozen=True)
class HiddenCopies:
    """``count`` of them; the latest of ``articles`` (id, headline, dates, source, language) first."""

    count: int
    articles: list[dict[str, Any]]


async def hidden_copies(index: IndexReader, selection: Selection, hits: Sequence[Hit]) -> dict[str, HiddenCopies]:
    """By the id of each hit that has some: the other articles with its text that the selection asks for, too.

    ``hits`` need ``duplicate_of`` among their fields. One question, however many they are; nothing is hidden unless
    the selection folds copies. Raises InvalidRequestError, UnavailableError.
    """
    if selection.duplicates != "hide" or not hits:
        return {}
    stands_for = {hit.source.get("duplicate_of") or hit.source["id"]: hit.source["id"] for hit in hits}
    firsts = list(stands_for)
    answer = await index.ask(
        query={
            "bool": {
                "filter": [index.readable(selection, datetime.now(UTC)), {"terms": {"duplicate_of": firsts}}],
                "must_not": [{"ids": {"values": list(stands_for.values())}}],
            }
        },
        size=0,
        track_total_hits=False,
        aggregations={
            "texts": {
                "terms": {"field": "duplicate_of", "include": firsts, "size": len(firsts)},
                "aggregations": {
                    "latest": {"top_hits": {"size": _TOLD, "sort": [{"sort_date": "desc"}], "_source": _SHOWN}}
                },
            }
        },
    )
    return {
        stands_for[text["key"]]: HiddenCopies(
            text["doc_count"], [hit["_source"] for hit in text["latest"]["hits"]["hits"]]
        )
        for text in answer["aggregations"]["texts"]["buckets"]
    }
