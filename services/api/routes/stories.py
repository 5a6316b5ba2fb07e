"""Stories: what grows, and who had it first."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from dateline.query.stories import StoriesRequest, Story, StoryPage, stories, story_page
from services.api.dependencies import Index
from services.api.problems import INVALID_PARAMETER, NOT_FOUND, UNAVAILABLE, ProblemError, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/stories", tags=["stories"], dependencies=[needs("read")])


class StoryList(BaseModel):
    """Stories in the order that was asked for."""

    stories: list[Story]


@router.get("", responses=answers(INVALID_PARAMETER, UNAVAILABLE))
async def list_stories(query: Annotated[StoriesRequest, Query()], index: Index) -> StoryList:
    """The stories of the articles that are asked for: by default those that grew most in the last 24 hours."""
    return StoryList(stories=await stories(index, query))


@router.get("/{story_id}", responses=answers(NOT_FOUND, UNAVAILABLE))
async def get_story(story_id: str, index: Index) -> StoryPage:
    """One story: its articles in time, copies below the article that they are copies of, and who had it first.

    The id of a story that went into another leads to that one.
    """
    found = await story_page(index, story_id)
    if found is None:
        raise ProblemError(NOT_FOUND, "There is no story of this id.", "GET /v1/stories lists them.")
    return found
