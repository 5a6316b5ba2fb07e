"""What was said: quotes by their words and by who said them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import Field

from dateline.query.clauses import either
from dateline.query.errors import TooDeepError
from dateline.query.fields import Clause
from dateline.query.highlight import AFTER, BEFORE
from dateline.query.reader import IndexReader
from dateline.query.request import DEEPEST, LARGEST_PAGE
from dateline.query.selection import Names, Selection

_OF_ONE_ARTICLE = 100
"""Most quotes of one article: Elasticsearch's own limit for what is found inside of a hit."""

_SLOP = 3
_ARTICLE = ("id", "headline", "published", "received", "source", "url")


class QuotesRequest(Selection):
    """The selection says which articles, but ``q`` means the words of the quotes."""

    q: str | None = Field(
        None,
        description='Words of the quote: all of them, "a phrase", +must, -not, a|b, begin*, ( ).',
        examples=["steel mill"],
    )
    speaker: Names = Field(
        (), description="Who said it: the name, or words of it. Repeat it for OR.", examples=[["Viktorovich"]]
    )
    kind: Literal["direct", "indirect"] | None = Field(None, description="direct is word for word.")
    order_by: Literal["relevance", "newest", "oldest"] | None = Field(
        None, description="By default relevance where there is a q, else newest."
    )
    page_size: int = Field(20, ge=1, le=LARGEST_PAGE, description="Articles whose quotes are on a page.")
    page: int = Field(1, ge=1, description="Number of the page, for the first 10,000 articles.")


@dataclass(frozen=True)
class Quotation:
    """One quote. ``article``: id, headline, dates, source and url of the article that has it."""

    text: str
    speaker: str | None
    verb: str | None
    kind: str
    confidence: float | None
    span: list[int]
    article: dict[str, Any]
    highlights: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class QuotesPage:
    """``total``: all quotes found; ``articles``: the articles that have them."""

    total: int
    articles: int
    quotes: list[Quotation]


async def quotes(index: IndexReader, request: QuotesRequest) -> QuotesPage:
    """Quotes, article by article. Raises InvalidRequestError (TooDeepError), UnavailableError."""
    if request.page * request.page_size > DEEPEST:
        raise TooDeepError(f"Only the first {DEEPEST:,} articles can be reached.", "Narrow it by dates.")
    of_articles = Selection(**request.model_dump(include=set(Selection.model_fields) - {"q"}))
    query = await index.selected(of_articles, datetime.now(UTC))
    said = _said(request)
    by_date = {"sort_date": {"order": "asc" if request.order_by == "oldest" else "desc"}}
    by_score: list[Clause] = [{"_score": "desc"}] if request.words and request.order_by in {None, "relevance"} else []
    answer = await index.ask(
        query={"bool": {"filter": [query], "must": [_nested(said)]}},
        sort=[*by_score, by_date, {"id": "asc"}],
        size=request.page_size,
        from_=(request.page - 1) * request.page_size,
        source=list(_ARTICLE),
        track_total_hits=True,
        aggregations={"quotes": {"nested": {"path": "quotes"}, "aggregations": {"found": {"filter": said}}}},
    )
    return QuotesPage(
        total=answer["aggregations"]["quotes"]["found"]["doc_count"],
        articles=answer["hits"]["total"]["value"],
        quotes=[
            _quotation(hit["_source"], inner)
            for hit in answer["hits"]["hits"]
            for inner in hit["inner_hits"]["quotes"]["hits"]["hits"]
        ],
    )


def _said(request: QuotesRequest) -> Clause:
    """The query for the quotes themselves."""
    clauses: list[Clause] = []
    if request.words:
        clauses.append(
            {"simple_query_string": {"query": request.words, "fields": ["quotes.text"], "default_operator": "and"}}
        )
    if request.speaker:
        phrases = [{"match_phrase": {"quotes.speaker.text": {"query": n, "slop": _SLOP}}} for n in request.speaker]
        clauses.append(either(phrases))
    if request.kind:
        clauses.append({"term": {"quotes.kind": request.kind}})
    return {"bool": {"must": clauses or [{"match_all": {}}]}}


def _nested(said: Clause) -> Clause:
    found: dict[str, Any] = {
        "size": _OF_ONE_ARTICLE,
        "highlight": {
            "encoder": "html",
            "pre_tags": [BEFORE],
            "post_tags": [AFTER],
            "fields": {"quotes.text": {"number_of_fragments": 0}},
        },
    }
    return {"nested": {"path": "quotes", "query": said, "score_mode": "max", "inner_hits": found}}


def _quotation(article: dict[str, Any], found: Mapping[str, Any]) -> Quotation:
    source = found["_source"]
    return Quotation(
        text=source["text"],
        speaker=source.get("speaker"),
        verb=source.get("verb"),
        kind=source["kind"],
        confidence=source.get("confidence"),
        span=source["span"],
        article=article,
        highlights=found.get("highlight", {}).get("quotes.text", []),
    )
