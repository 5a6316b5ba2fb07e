"""How to search, and the shortcuts."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from services.api.page.rendering import page

router = APIRouter()


@router.get("/help", response_class=HTMLResponse)
async def help_page(request: Request) -> HTMLResponse:
    """The page of help; anybody may read it."""
    return page(request, "help.html")
