"""What was said."""

from typing import Annotated

from fastapi import APIRouter, Query

from dateline.query.quotes import QuotesPage, QuotesRequest, quotes
from services.api.dependencies import Index
from services.api.problems import INVALID_PARAMETER, UNAVAILABLE, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/quotes", tags=["names"], dependencies=[needs("read")])


@router.get("", responses=answers(INVALID_PARAMETER, UNAVAILABLE))
async def list_quotes(query: Annotated[QuotesRequest, Query()], index: Index) -> QuotesPage:
    """Quotes by their words and by who said them, article by article."""
    return await quotes(index, query)
