"""Suggestions as you type."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from dateline.query.suggest import Suggestion, SuggestRequest, suggest
from services.api.dependencies import Index
from services.api.problems import INVALID_PARAMETER, UNAVAILABLE, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/suggest", tags=["articles"], dependencies=[needs("read")])


class Suggestions(BaseModel):
    """What may be meant."""

    suggestions: dict[str, list[Suggestion]] = Field(description="for each kind that was asked for, the best first")


@router.get("", responses=answers(INVALID_PARAMETER, UNAVAILABLE))
async def get_suggestions(query: Annotated[SuggestRequest, Query()], index: Index) -> Suggestions:
    """Headlines, people, organisations, places, sources and keywords with words that begin like what was typed."""
    return Suggestions(suggestions=await suggest(index, query))
