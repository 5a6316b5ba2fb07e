"""What failed and why, and the way back into the inbox."""

import asyncio
from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.spool.failed import failed_files
from dateline.spool.failures import failures, is_meant, retried
from dateline.spool.layout import Spool
from services.api.dependencies import Files
from services.api.page.addresses import address
from services.api.page.forms import own_form
from services.api.page.rendering import page
from services.api.page.views.article import may_write
from services.api.scopes import needs

router = APIRouter(prefix="/inbox", dependencies=[needs("read")])


@router.get("/failed", response_class=HTMLResponse)
async def failed_page(request: Request, spool: Files) -> HTMLResponse:
    """What failed, by reason, with what to do."""
    groups = await asyncio.to_thread(lambda: failures(failed_files(spool)))
    return page(request, "failed.html", groups=groups, may_write=may_write(request))


@router.post("/retry", dependencies=[needs("write"), own_form])
async def retry(spool: Files, path: Annotated[str, Form()] = "", reason: Annotated[str, Form()] = "") -> Response:
    """Put one failed file back into the inbox, or all that failed for one reason; the inbox tells how that went."""
    moved, left = await run_in_threadpool(_put_back, spool, path or None, reason or None)
    return RedirectResponse(address("/inbox", {"told": str(moved), "left": str(left) if left else None}), 303)


def _put_back(spool: Spool, path: str | None, reason: str | None) -> tuple[int, int]:
    """How many went back, and how many could not."""
    chosen = [file for file in failed_files(spool) if is_meant(file, path, reason)]
    troubles = Counter(retried(spool, file) is not None for file in chosen)
    return troubles[False], troubles[True]
