"""Searching articles, and one article."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json
from starlette.requests import Request
from starlette.responses import Response

from dateline.article import Article
from dateline.index.document import as_record
from dateline.query.reader import IndexReader
from dateline.query.request import SearchRequest
from dateline.query.search import Hit, SearchPage, search
from services.api.dependencies import Index
from services.api.examples import ARTICLE, ARTICLE_PAGE
from services.api.formatted import OTHER_CONTENT, Format, Ninjs, fitted, one_in, page_in
from services.api.lookup import found_article
from services.api.parameters import known_fields
from services.api.problems import (
    EXPIRED_CURSOR,
    INVALID_BODY,
    INVALID_PARAMETER,
    NOT_FOUND,
    UNAVAILABLE,
    answers,
)
from services.api.scopes import needs
from services.api.tagged import tagged

router = APIRouter(prefix="/v1/articles", tags=["articles"], dependencies=[needs("read")])

_JSON = "application/json"


def _in_part(schema: dict[str, Any]) -> None:
    """No field is sure to be there: ``fields`` may have left it out."""
    schema.pop("required", None)


class FoundArticle(Article):
    """An article that was found, whole or with the fields that were asked for."""

    model_config = ConfigDict(json_schema_extra=_in_part)

    highlights: dict[str, list[str]] = Field(
        {}, description="headline, abstract, body: pieces of HTML-escaped text in which <em> marks what was found"
    )
    score: float | None = Field(None, description="how well it fits the words, where it is ordered by that")


class FacetValue(BaseModel):
    """One value of a facet."""

    value: str
    count: int = Field(description="articles that have it")


class ArticlePage(BaseModel):
    """A page of articles."""

    model_config = {"json_schema_extra": {"examples": [ARTICLE_PAGE]}}

    total: int = Field(description="all hits, on this page or not")
    page_size: int
    page: int | None = Field(description="its number, where it was asked for by number")
    next_cursor: str | None = Field(description="asks for the next page; null on the last, and on numbered pages")
    took_ms: int = Field(description="time in Elasticsearch, in milliseconds")
    facets: dict[str, list[FacetValue]] = Field(description="for each facet asked for, its most frequent values")
    articles: list[FoundArticle]


class ArticleQuery(SearchRequest):
    """A search, and the format of its answer."""

    format: Format = Field(
        "json",
        description="json is described here, the others in docs/publish.md. fields, facets and highlight are of json.",
    )


_LINKED = {"Link": {"description": "The next page (RFC 8288)", "schema": {"type": "string"}}}
_PAGES: dict[int | str, dict[str, Any]] = {
    200: {"headers": _LINKED, "content": OTHER_CONTENT},
    304: {"description": "Nothing has changed since the ETag in If-None-Match"},
    **answers(INVALID_PARAMETER, EXPIRED_CURSOR, UNAVAILABLE),
}


@router.get("", response_model=ArticlePage | list[Ninjs], responses=_PAGES)
async def search_articles(request: Request, query: Annotated[ArticleQuery, Query()], index: Index) -> Response:
    """Find articles by words, dates, language, source, people, organisations, places, and more.

    Any search is also a feed: ask for `format=rss`, `atom` or `jsonfeed`, and the newest come first.
    """
    asked = fitted(query, query.format)
    found = await search(index, asked)
    following = str(request.url.include_query_params(cursor=found.next_cursor)) if found.next_cursor else None
    if query.format == "json":
        response = _answer(request, found, query, index)
    else:
        response = page_in(query.format, request, asked, found, following)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


@router.post(
    "/search",
    response_model=ArticlePage,
    dependencies=[Depends(known_fields(SearchRequest))],
    responses=answers(INVALID_PARAMETER, INVALID_BODY, EXPIRED_CURSOR, UNAVAILABLE),
)
async def post_search(request: Request, query: SearchRequest, index: Index) -> Response:
    """The same search, with its parameters as a JSON object: for those that are too long for a URL."""
    return _answer(request, await search(index, query), query, index)


def _answer(request: Request, found: SearchPage, query: SearchRequest, index: IndexReader) -> Response:
    # Not through the response model: the articles were validated before they were indexed, and doing it
    # again takes longer than the search.
    articles = [_shown(hit, whole=not query.fields) for hit in found.items]
    page = {
        "total": found.total,
        "page_size": query.page_size or index.settings.page_size,
        "page": query.page,
        "next_cursor": found.next_cursor,
        "took_ms": found.took_ms,
        "facets": found.facets,
        "articles": articles,
    }
    # The time it took, the cursor and the scores, which fall from day to day, are new each time.
    lasting = [found.total, found.facets, [hit.source for hit in found.items]]
    return tagged(request, to_json(page), _JSON, to_json(lasting))


def _shown(hit: Hit, *, whole: bool) -> dict[str, Any]:
    source = as_record(hit.source) if whole else hit.source
    return {**source, "highlights": hit.highlights, "score": hit.score}


@router.get(
    "/{article_id}",
    response_model=Article | Ninjs,
    responses={
        200: {"content": {_JSON: {"example": ARTICLE}, **OTHER_CONTENT}},
        304: {"description": "Nothing has changed since the ETag in If-None-Match"},
        **answers(NOT_FOUND, UNAVAILABLE),
    },
)
async def get_article(
    request: Request,
    article_id: str,
    index: Index,
    format: Annotated[Format, Query(description="As in a search.")] = "json",  # noqa: A002  the name of the parameter
) -> Response:
    """One article, whole, from the moment that it is written to the index."""
    article = await found_article(index, article_id)
    return one_in(format, request, article.model_dump(mode="json", exclude_none=True))
