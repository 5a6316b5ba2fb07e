"""Articles over time, and what rises among them."""

from typing import Annotated

from fastapi import APIRouter, Query

from dateline.query.timeline import Timeline, TimelineRequest, timeline
from dateline.query.trending import Trending, TrendingRequest, trending
from services.api.dependencies import Index
from services.api.problems import INVALID_PARAMETER, UNAVAILABLE, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1", tags=["articles"], dependencies=[needs("read")])


@router.get("/timeline", responses=answers(INVALID_PARAMETER, UNAVAILABLE))
async def get_timeline(query: Annotated[TimelineRequest, Query()], index: Index) -> Timeline:
    """How many of the articles that are asked for there were in each step of time."""
    return await timeline(index, query)


@router.get("/trending", responses=answers(INVALID_PARAMETER, UNAVAILABLE))
async def get_trending(query: Annotated[TrendingRequest, Query()], index: Index) -> Trending:
    """People, organisations, places and phrases that are in more of the newest articles than in those before."""
    return await trending(index, query)
