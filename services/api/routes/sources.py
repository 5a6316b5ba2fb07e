"""The outlets, and which have gone quiet."""

from typing import Annotated

from fastapi import APIRouter, Query

from dateline.query.sources import Outlets, SourcesRequest, sources
from services.api.dependencies import Index
from services.api.problems import INVALID_PARAMETER, UNAVAILABLE, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/sources", tags=["articles"], dependencies=[needs("read")])


@router.get("", responses=answers(INVALID_PARAMETER, UNAVAILABLE))
async def list_sources(query: Annotated[SourcesRequest, Query()], index: Index) -> Outlets:
    """The outlets of the articles that are asked for: what each sends, how often, and which have gone quiet."""
    return await sources(index, query)
