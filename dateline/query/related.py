"""What else there is on the matter of an article, and which other articles have its text."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dateline.article import Article
from dateline.query.articles import get_article
from dateline.query.clauses import either, readable
from dateline.query.fields import Clause
from dateline.query.reader import IndexReader

_SHOWN = [
    "id",
    "headline",
    "published",
    "received",
    "source",
    "language",
    "url",
    "story_id",
    "duplicate_of",
    "similarity",
]
_MOST_COPIES = 1_000

# The 40 words of headline and body that are most its own; an article on another matter shares some of them, too.
_WORDS = 40
_IN_COMMON = "25%"
_WORD_LENGTH = 3
# A name in common counts like a word or two, and what came out within a month more than what did a year before.
_NAME = 1.5
_NEARNESS = 0.5
_SCALE = "30d"


@dataclass(frozen=True)
class Related:
    """Another article. ``article``: id, headline, dates, source, language, url; ``same_story``: told as one event."""

    article: dict[str, Any]
    same_story: bool
    score: float


@dataclass(frozen=True)
class Copies:
    """Articles with one text, the first of all first; each with its ``similarity`` to that, null for itself."""

    first: str
    articles: list[dict[str, Any]]


async def related(index: IndexReader, article_id: str, size: int) -> list[Related] | None:
    """Articles that share its rarest words and its names, but not its text; None when there is no such article.

    Raises UnavailableError.
    """
    article = await get_article(index, article_id)
    if article is None:
        return None
    answer = await index.ask(
        query=_alike(index, article),
        size=size,
        source=_SHOWN,
        track_total_hits=False,
    )
    return [
        Related(
            article=hit["_source"],
            same_story=article.story_id is not None and hit["_source"].get("story_id") == article.story_id,
            score=hit["_score"],
        )
        for hit in answer["hits"]["hits"]
    ]


async def copies(index: IndexReader, article_id: str) -> Copies | None:
    """The articles with the text of this one, itself included; None when there is no such article.

    Raises UnavailableError.
    """
    article = await get_article(index, article_id)
    if article is None:
        return None
    first = article.duplicate_of or article.id
    answer = await index.ask(
        query={"bool": {"filter": [_of_one_text(first), readable(datetime.now(UTC))]}},
        size=_MOST_COPIES,
        sort=[{"sort_date": "asc"}, {"id": "asc"}],
        source=_SHOWN,
        track_total_hits=False,
    )
    found = [hit["_source"] for hit in answer["hits"]["hits"]]
    return Copies(first, sorted(found, key=lambda one: one["id"] != first))


def _of_one_text(first: str) -> Clause:
    return either([{"ids": {"values": [first]}}, {"term": {"duplicate_of": first}}])


def _alike(index: IndexReader, article: Article) -> Clause:
    words: Clause = {
        "more_like_this": {
            "fields": ["headline", "body"],
            "like": [{"_index": index.settings.index, "_id": article.id}],
            "min_term_freq": 1,
            "min_doc_freq": 2,
            "min_word_length": _WORD_LENGTH,
            "max_query_terms": _WORDS,
            "minimum_should_match": _IN_COMMON,
        }
    }
    names: list[Clause] = [
        {"constant_score": {"filter": {"term": {f"{kind}.name": entity.name}}, "boost": _NAME}}
        for kind, entities in (
            ("people", article.people),
            ("organisations", article.organisations),
            ("places", article.places),
        )
        for entity in entities
    ]
    query: Clause = {
        "bool": {
            "must": [words],
            "should": names,
            "filter": [readable(datetime.now(UTC))],
            "must_not": [_of_one_text(article.duplicate_of or article.id), {"exists": {"field": "duplicate_of"}}],
        }
    }
    written = article.published or article.received or datetime.now(UTC)
    near = {"sort_date": {"origin": written.isoformat(), "scale": _SCALE, "decay": 0.5}}
    return {
        "function_score": {
            "query": query,
            "functions": [{"filter": {"match_all": {}}, "weight": 1}, {"gauss": near, "weight": _NEARNESS}],
            "score_mode": "sum",
            "boost_mode": "multiply",
        }
    }
