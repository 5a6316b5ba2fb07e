"""A rectangle that was drawn on the map: the search within it."""

from math import isfinite
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse

from dateline.query.errors import InvalidRequestError
from services.api.page.asked import Asked
from services.api.page.outline import enclosed
from services.api.scopes import needs

router = APIRouter(dependencies=[needs("read")])

_SEE_OTHER = 303
_PLACES = 2  # of a degree: a kilometre


@router.get("/search/within")
async def search_within(
    request: Request, drawn: Annotated[str, Query(description="left,top,right,bottom in the units of the map")]
) -> RedirectResponse:
    """Leads to the search with the ``bbox`` of the rectangle; what else was asked for stays."""
    degrees = enclosed(*_rectangle(drawn))
    asked = Asked.of(pair for pair in request.query_params.multi_items() if pair[0] != "drawn")
    return RedirectResponse(asked.instead(bbox=",".join(f"{each:.{_PLACES}f}" for each in degrees)).url, _SEE_OTHER)


def _rectangle(drawn: str) -> tuple[float, float, float, float]:
    try:
        left, top, right, bottom = (float(each) for each in drawn.split(","))
        if all(isfinite(each) for each in (left, top, right, bottom)):
            return left, top, right, bottom
    except ValueError:
        pass
    raise InvalidRequestError("drawn", f"{drawn[:60]!r} is no rectangle.", "Draw it on the map.")
