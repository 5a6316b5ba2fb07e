"""The inbox: files dropped onto the page, each on its way, what failed, and how it all stands."""

import asyncio
from dataclasses import asdict
from typing import Annotated, Any, Final

from fastapi import APIRouter, File, Form, Query, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from dateline.errors import TooLargeError
from dateline.query.reader import IndexReader
from dateline.spool.drop import Receipt
from dateline.spool.failed import failed_files
from dateline.spool.failures import failures
from services.api.dependencies import Files, Index, Opened
from services.api.dropping import drop_upload, most_bytes
from services.api.listing import claimed_files, waiting_files
from services.api.page.addresses import address
from services.api.page.forms import own_form
from services.api.page.rendering import page
from services.api.page.samples import SAMPLES, drop_samples
from services.api.page.standing import standing
from services.api.page.views.article import may_write
from services.api.page.views.following import FOLLOWED, records
from services.api.resources import Resources
from services.api.scopes import needs

router = APIRouter(prefix="/inbox", dependencies=[needs("read")])

_SEE_OTHER: Final = 303
_NEWEST = 15
_LONGEST_SOURCE = 200  # characters, as POST /v1/files has it


@router.get("", response_class=HTMLResponse)
async def inbox_page(  # noqa: PLR0913, PLR0917  what it is made of, and what it may be asked
    request: Request,
    resources: Opened,
    index: Index,
    receipt: Annotated[list[str] | None, Query(max_length=FOLLOWED)] = None,
    more: str = "",
    told: str = "",
    left: str = "",
) -> HTMLResponse:
    """The whole of it.

    ``receipt``: files that were just dropped, ``more``: how many beside those; ``told``: how many failed files were
    put back, ``left``: how many could not be.
    """
    spool = resources.spool
    stands, newest, waiting, groups, followed = await asyncio.gather(
        _stands(request, resources, index),
        asyncio.to_thread(claimed_files, spool, _NEWEST, None, None),
        asyncio.to_thread(waiting_files, spool, _NEWEST),
        asyncio.to_thread(lambda: failures(failed_files(spool))),
        asyncio.to_thread(records, spool, receipt or []),
    )
    return page(
        request,
        "inbox.html",
        newest=[*waiting.records, *newest.records][:_NEWEST],
        groups=groups,
        followed=followed,
        more=_count(more),
        told=_count(told),
        left=_count(left),
        most_bytes=most_bytes(resources),
        **stands,
    )


@router.get("/state", response_class=HTMLResponse)
async def state(request: Request, resources: Opened, index: Index) -> HTMLResponse:
    """How it all stands: the part of the page that its script asks for now and then, without reading what failed."""
    return page(request, "inbox_state.html", **await _stands(request, resources, index))


@router.post("", dependencies=[needs("write"), own_form])
async def drop_files(
    request: Request, resources: Opened, file: Annotated[list[UploadFile], File()], source: Annotated[str, Form()] = ""
) -> Response:
    """Put files into the inbox: a script is told their receipts, a person sees the page that follows them."""
    named = [one for one in file if one.filename]
    receipts = await run_in_threadpool(_dropped, request, resources, named, source.strip()[:_LONGEST_SOURCE] or None)
    if "application/json" in request.headers.get("Accept", ""):
        return JSONResponse([asdict(receipt) for receipt in receipts], status_code=202)
    return _following(receipts)


@router.post("/samples", dependencies=[needs("write"), own_form])
async def drop_the_samples(request: Request, spool: Files) -> Response:
    """Put the sample articles of the project into the inbox, as if somebody had dropped them."""
    return _following(await run_in_threadpool(drop_samples, request, spool))


def _following(receipts: list[Receipt]) -> Response:
    """To the page that follows them."""
    more = max(0, len(receipts) - FOLLOWED)
    asked = {"receipt": [receipt.id for receipt in receipts[:FOLLOWED]], "more": str(more) if more else None}
    return RedirectResponse(address("/inbox", asked), _SEE_OTHER)


async def _stands(request: Request, resources: Resources, index: IndexReader) -> dict[str, Any]:
    shown = await standing(request, resources, index)
    return {**shown, "may_write": may_write(request), "has_samples": SAMPLES.is_dir()}


def _dropped(request: Request, resources: Resources, files: list[UploadFile], source: str | None) -> list[Receipt]:
    """All or none: the sizes are known before the first is dropped, and who is told that one is too large begins anew.

    Raises TooLargeError, TransientError.
    """
    most = most_bytes(resources)
    for file in files:
        if (file.size or 0) > most:
            message = f"{file.filename} is larger than {most / 1e6:,.0f} MB; no file was taken."
            raise TooLargeError(message, f"Copy it into {resources.spool.inbox} yourself, and drop the others again.")
    return [drop_upload(request, resources, file, {}, source) for file in files]


def _count(told: str) -> int | None:
    """A number in an address that anybody may have written; None where it is none."""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else None
