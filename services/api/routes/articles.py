"""Searching articles, and one article."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.responses import Response

from dateline.article import Article
from dateline.index.document import as_record
from dateline.index.request import SearchRequest
from services.api.dependencies import Opened, Search
from services.api.examples import ARTICLE, ARTICLE_PAGE
from services.api.problems import EXPIRED_CURSOR, INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE, ProblemError, answers

router = APIRouter(prefix="/v1/articles", tags=["articles"])

_REPEATED = "Repeat it for OR; a value that begins with - is excluded."


class ArticleQuery(BaseModel):
    """What can be asked for. Different parameters must all be met."""

    q: str | None = Field(
        None,
        description='Words (all must be found), "a phrase", +must, -not, a|b, begin*, ( ).',
        examples=['"steel mill" revive*'],
    )
    from_date: str | None = Field(
        None, description="Not before: date, month, year, time, or back from now: -24h, -7d, -2w.", examples=["2025-02"]
    )
    to_date: str | None = Field(None, description="Not after; the whole day, month or year.", examples=["2025-02-09"])
    language: list[str] = Field([], description=f"BCP 47; en finds en-GB. {_REPEATED}", examples=[["en"]])
    source: list[str] = Field([], description=f"Name, domain or uri of the outlet. {_REPEATED}", examples=[["Dawn"]])
    person: list[str] = Field([], description=f"Name of a person. {_REPEATED}", examples=[["Zulfikar Ali Bhutto"]])
    organisation: list[str] = Field([], description=f"Name of an organisation. {_REPEATED}", examples=[["PPP"]])
    place: list[str] = Field([], description=f"Name of a place. {_REPEATED}", examples=[["Karachi", "-Lahore"]])
    order_by: Literal["relevance", "newest", "oldest"] | None = Field(
        None, description="By default relevance where there is a q, else newest."
    )
    page_size: int | None = Field(None, ge=1, le=200, description="Articles on a page; the default is a setting, 20.")
    page: int | None = Field(None, ge=1, description="Page number from 1, for the first 10,000 hits.")
    cursor: str | None = Field(None, description="next_cursor of the page before; reaches all hits.")
    highlight: bool = Field(default=True, description="Whether to show where the words of q stand.")

    def request(self, page_size: int) -> SearchRequest:
        """As the index understands it. ``page_size``: where the caller does not say."""
        values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in self}
        return SearchRequest(**{**values, "page_size": self.page_size or page_size})


class FoundArticle(Article):
    """An article that was found."""

    highlights: dict[str, list[str]] = Field(
        {}, description="headline, abstract, body: pieces of HTML-escaped text in which <em> marks what was found"
    )
    score: float | None = Field(None, description="how well it fits the words, where it is ordered by that")


class ArticlePage(BaseModel):
    """A page of articles."""

    model_config = {"json_schema_extra": {"examples": [ARTICLE_PAGE]}}

    total: int = Field(description="all hits, on this page or not")
    page_size: int
    page: int | None = Field(description="its number, where it was asked for by number")
    next_cursor: str | None = Field(description="asks for the next page; null on the last, and on numbered pages")
    took_ms: int = Field(description="time in Elasticsearch, in milliseconds")
    articles: list[FoundArticle]


@router.get("", response_model=ArticlePage, responses=answers(INVALID_PARAMETER, EXPIRED_CURSOR, UNAVAILABLE))
async def search_articles(query: Annotated[ArticleQuery, Query()], resources: Opened) -> Response:
    """Find articles by words, dates, language, source, people, organisations and places."""
    request = query.request(resources.settings.page_size)
    found = await resources.search.search(request)
    # Not through the response model: the articles were validated before they were indexed, and doing it
    # again takes longer than the search.
    page = {
        "total": found.total,
        "page_size": request.page_size,
        "page": request.page,
        "next_cursor": found.next_cursor,
        "took_ms": found.took_ms,
        "articles": [
            {**as_record(hit.source), "highlights": hit.highlights, "score": hit.score} for hit in found.items
        ],
    }
    return Response(to_json(page), media_type="application/json")


@router.get(
    "/{article_id}",
    response_model=Article,
    responses={200: {"content": {"application/json": {"example": ARTICLE}}}, **answers(NOT_FOUND, UNAVAILABLE)},
)
async def get_article(article_id: str, search: Search) -> Response:
    """One article, whole, from the moment that it is written to the index."""
    article = await found_article(search, article_id)
    return Response(
        to_json(as_record(article.model_dump(mode="json", exclude_none=True))), media_type="application/json"
    )


async def found_article(search: Search, article_id: str) -> Article:
    """The article of this id. Raises ProblemError when there is none, UnavailableError."""
    article = await search.get(article_id)
    if article is None:
        raise ProblemError(NOT_FOUND, "There is no article of this id.", "GET /v1/articles finds the ids of articles.")
    return article
