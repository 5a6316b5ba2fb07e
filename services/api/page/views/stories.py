"""Stories: articles on one event, and which outlet had it first."""

import asyncio
from typing import Literal

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.query.entities import EntityRequest, entities
from dateline.query.quotes import QuotesRequest, quotes
from dateline.query.stories import StoriesRequest, stories, story_page
from services.api.dependencies import Index
from services.api.page.addresses import story_url
from services.api.page.charts.lanes import lanes
from services.api.page.charts.world import circles
from services.api.page.rendering import page
from services.api.problems import NOT_FOUND, ProblemError
from services.api.scopes import needs

router = APIRouter(prefix="/stories", dependencies=[needs("read")])

_LISTED = 40
_QUOTES = 6
_PLACES = 60
_SEE_OTHER = 303


@router.get("", response_class=HTMLResponse)
async def stories_page(
    request: Request, index: Index, order_by: Literal["growing", "newest", "largest"] = "growing"
) -> HTMLResponse:
    """The stories, those that grow first."""
    found = await stories(index, StoriesRequest(order_by=order_by, size=_LISTED))
    return page(request, "stories.html", stories=found, order_by=order_by)


@router.get("/{story_id}", response_class=HTMLResponse)
async def one_story(request: Request, story_id: str, index: Index) -> Response:
    """One story. That of one which went into another leads there."""
    found = await story_page(index, story_id)
    if found is None:
        raise ProblemError(NOT_FOUND, "There is no story of this id.", "See the stories that there are.")
    if found.story.id != story_id:
        return RedirectResponse(story_url(found.story.id), _SEE_OTHER)
    of_it = (found.story.id,)
    said, where = await asyncio.gather(
        quotes(index, QuotesRequest(story=of_it, kind="direct", page_size=_QUOTES, order_by="oldest")),
        entities(index, "places", EntityRequest(story=of_it, size=_PLACES, duplicates="show")),
    )
    everyone = [article for first in found.articles for article in (first, *first["copies"])]
    return page(
        request,
        "story.html",
        story=found.story,
        articles=found.articles,
        lanes=lanes(everyone),
        quotes=said.quotes[:_QUOTES],
        circles=circles(where.entities),
    )
