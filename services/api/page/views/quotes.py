"""What was said, and by whom."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.query.quotes import QuotesRequest, quotes
from dateline.query.request import DEEPEST
from services.api.dependencies import Index
from services.api.page.rendering import page
from services.api.scopes import needs

router = APIRouter(prefix="/quotes", dependencies=[needs("read")])

_PAGE = 15


@router.get("", response_class=HTMLResponse)
async def quotes_page(  # noqa: PLR0913, PLR0917  each is a part of the address
    request: Request, index: Index, q: str = "", speaker: str = "", number: int = 1, kind: str = "direct"
) -> HTMLResponse:
    """Quotes with these words, of this speaker; the newest first."""
    number = min(max(number, 1), DEEPEST // _PAGE)
    asked = QuotesRequest(
        q=q.strip() or None,
        speaker=(speaker.strip(),) if speaker.strip() else (),
        kind=None if kind == "all" else "direct",
        page_size=_PAGE,
        page=number,
    )
    found = await quotes(index, asked)
    return page(
        request,
        "quotes.html",
        found=found,
        q=q,
        speaker=speaker,
        kind="all" if kind == "all" else "direct",
        number=number,
        has_more=number * _PAGE < min(found.articles, DEEPEST),
    )
