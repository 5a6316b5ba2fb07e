"""Stories: articles on one event, which had it first, and which grow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from pydantic import Field

from dateline.index.groupstore import merged_into
from dateline.query.fields import MOST_ARTICLES, Clause
from dateline.query.reader import IndexReader
from dateline.query.selection import LONGEST_VALUE, Selection

_MAIN = 5  # names of each kind that tell what a story is about
_DAYS = 14  # of a series; longer is seldom told of
_LONGEST = 1_000  # articles of one story that are listed
_SHOWN = ("id", "headline", "published", "received", "source", "language", "url", "duplicate_of", "similarity")
_OF_FIRST = ["id", "headline", "abstract", "summary", "source"]
_ORDERS: dict[str, list[Clause]] = {
    "growing": [{"recent": "desc"}, {"last": "desc"}],
    "newest": [{"last": "desc"}],
    "largest": [{"_count": "desc"}],
}
_FIRST = [{"sort_date": "asc"}, {"id": "asc"}]


class StoriesRequest(Selection):
    """The stories of the articles of a selection."""

    duplicates: Literal["hide", "show", "only"] = Field("show", description="Whether copies count as articles.")
    order_by: Literal["growing", "newest", "largest"] = Field(
        "growing", description="By articles of the last 24 hours, by the last article, or by all of them."
    )
    least: int = Field(2, ge=1, le=MOST_ARTICLES, description="Fewest articles of a story.")
    size: int = Field(20, ge=1, le=200, description="Most stories.")


@dataclass(frozen=True)
class Story:
    """One story. ``headline``, ``summary``, ``article_id`` and ``source``: of the article that had it first.

    ``texts``: articles without the copies; ``recent``: articles of the last 24 hours; ``sources``: how many outlets;
    ``series``: articles of each day, the last one's last, as far back as the story goes or 14 days.
    """

    id: str
    headline: str
    summary: str | None
    article_id: str
    source: dict[str, Any] | None
    articles: int
    texts: int
    recent: int
    sources: int
    first: str
    last: str
    series: list[int]
    people: list[str]
    organisations: list[str]
    places: list[str]


@dataclass(frozen=True)
class StoryPage:
    """A story and its articles in time; each copy stands in ``copies`` of the article that it is one of."""

    story: Story
    articles: list[dict[str, Any]]


async def stories(index: IndexReader, request: StoriesRequest) -> list[Story]:
    """The stories of the selection. Raises InvalidRequestError, UnavailableError."""
    query = await index.selected(request, datetime.now(UTC))
    answer = await index.ask(
        query=query,
        size=0,
        track_total_hits=False,
        aggregations={
            "stories": {
                "terms": {
                    "field": "story_id",
                    "size": request.size,
                    "min_doc_count": request.least,
                    "order": _ORDERS[request.order_by],
                },
                "aggregations": _told(index.settings.time_zone),
            }
        },
    )
    return [_story(bucket) for bucket in answer["aggregations"]["stories"]["buckets"]]


async def story_page(index: IndexReader, story_id: str) -> StoryPage | None:
    """The story of this id, or the one that it went into; None where there is none. Raises UnavailableError."""
    if not story_id.strip() or story_id.startswith("-") or len(story_id) > LONGEST_VALUE:
        return None  # no id, and in a selection it would mean something else, or nothing
    story_id = await _last(index, story_id)
    query = await index.selected(Selection(story=(story_id,), duplicates="show"), datetime.now(UTC))
    answer = await index.ask(
        query=query,
        size=_LONGEST,
        sort=_FIRST,
        source=list(_SHOWN),
        track_total_hits=False,
        aggregations={
            "stories": {"terms": {"field": "story_id", "size": 1}, "aggregations": _told(index.settings.time_zone)}
        },
    )
    buckets = answer["aggregations"]["stories"]["buckets"]
    if not buckets:
        return None
    return StoryPage(_story(buckets[0]), _folded([hit["_source"] for hit in answer["hits"]["hits"]]))


def _told(zone: str) -> dict[str, Any]:
    """Aggregations that say of a story what ``Story`` has."""
    return {
        "first": {"min": {"field": "sort_date"}},
        "last": {"max": {"field": "sort_date"}},
        "recent": {"filter": {"range": {"sort_date": {"gte": "now-24h"}}}},
        "copies": {"filter": {"exists": {"field": "duplicate_of"}}},
        "sources": {"cardinality": {"field": "source.name"}},
        "days": {
            "date_histogram": {
                "field": "sort_date",
                "calendar_interval": "day",
                "time_zone": zone,
                "format": "yyyy-MM-dd",
                "min_doc_count": 1,
            }
        },
        "earliest": {"top_hits": {"size": 1, "sort": _FIRST, "_source": _OF_FIRST}},
        **{kind: {"terms": {"field": f"{kind}.name", "size": _MAIN}} for kind in ("people", "organisations", "places")},
    }


def _story(bucket: Mapping[str, Any]) -> Story:
    earliest = bucket["earliest"]["hits"]["hits"][0]["_source"]
    names: dict[str, list[str]] = {
        kind: [each["key"] for each in bucket[kind]["buckets"]] for kind in ("people", "organisations", "places")
    }
    return Story(
        id=bucket["key"],
        headline=earliest["headline"],
        summary=earliest.get("abstract") or earliest.get("summary"),
        article_id=earliest["id"],
        source=earliest.get("source"),
        articles=bucket["doc_count"],
        texts=bucket["doc_count"] - bucket["copies"]["doc_count"],
        recent=bucket["recent"]["doc_count"],
        sources=bucket["sources"]["value"],
        first=bucket["first"]["value_as_string"],
        last=bucket["last"]["value_as_string"],
        series=_series(
            {date.fromisoformat(day["key_as_string"]): day["doc_count"] for day in bucket["days"]["buckets"]}
        ),
        **names,
    )


def _series(days: Mapping[date, int]) -> list[int]:
    first, last = min(days), max(days)
    length = min((last - first).days + 1, _DAYS)
    return [days.get(last - timedelta(days=back), 0) for back in reversed(range(length))]


def _folded(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles in time, each copy below the one that it is a copy of, where that is there."""
    there = {article["id"]: {**article, "copies": []} for article in articles}
    top: list[dict[str, Any]] = []
    for article in there.values():
        original = there.get(article.get("duplicate_of") or "")
        (original["copies"] if original else top).append(article)
    return top


async def _last(index: IndexReader, story_id: str, before: frozenset[str] = frozenset()) -> str:
    """The story that this one went into, and that into another, up to the last."""
    alias, id_ = merged_into(index.settings.index, story_id)
    found = await index.get(id_, alias)
    if found is None:
        return story_id
    into = str(found["_source"]["into"])
    return story_id if into in before else await _last(index, into, before | {story_id})
