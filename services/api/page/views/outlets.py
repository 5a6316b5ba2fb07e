"""The outlets, and what rises: the archive as a whole."""

from typing import Literal

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.query.sources import SourcesRequest, sources
from dateline.query.trending import TrendingRequest, trending
from services.api.dependencies import Index
from services.api.page.rendering import page
from services.api.scopes import needs

router = APIRouter(dependencies=[needs("read")])

_WINDOWS = {"24h": "7d", "2d": "14d", "7d": "8w"}
"""How long the newest time is, and that before it with which it is compared."""


@router.get("/sources", response_class=HTMLResponse)
async def sources_page(
    request: Request, index: Index, order_by: Literal["quiet", "count", "recent", "name"] = "quiet"
) -> HTMLResponse:
    """The outlets, those gone quiet first."""
    return page(
        request, "sources.html", found=await sources(index, SourcesRequest(order_by=order_by)), order_by=order_by
    )


@router.get("/trending", response_class=HTMLResponse)
async def trending_page(request: Request, index: Index, window: Literal["24h", "2d", "7d"] = "2d") -> HTMLResponse:
    """What is talked about more than usual."""
    asked = TrendingRequest(window=window, baseline=_WINDOWS[window], size=12)
    found = await trending(index, asked)
    return page(request, "trending.html", found=found, window=window, windows=list(_WINDOWS))
