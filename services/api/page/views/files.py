"""The dropped files: all of them, the newest first, and the record of one."""

import asyncio
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.spool.fileparts import find_parts
from dateline.spool.filerecord import FileRecord, find_record
from dateline.spool.layout import Spool
from dateline.spool.parts import Part
from services.api.dependencies import Files
from services.api.listing import claimed_files, waiting_files
from services.api.page.rendering import page
from services.api.problems import INVALID_PARAMETER, NOT_FOUND, ProblemError
from services.api.scopes import needs

router = APIRouter(prefix="/inbox/files", dependencies=[needs("read")])

_PAGE = 50
_PARTS = 200
_MOST_PARTS = 1_000_000_000  # beyond what any file has, and within what can be counted to


@router.get("", response_class=HTMLResponse)
async def files_page(
    request: Request,
    spool: Files,
    status: Literal["", "waiting", "pending", "indexed", "duplicate", "failed"] = "",
    cursor: str | None = None,
) -> HTMLResponse:
    """All files, the newest first."""
    try:
        if status == "waiting":
            listing = await asyncio.to_thread(waiting_files, spool, _PAGE)
        else:
            listing = await asyncio.to_thread(claimed_files, spool, _PAGE, status or None, cursor or None)
    except ValueError as error:
        raise ProblemError(
            INVALID_PARAMETER, "The cursor is not one of this page.", "Begin again at the newest files."
        ) from error
    return page(request, "files.html", listing=listing, chosen=status, first=cursor is None)


@router.get("/{file_id}", response_class=HTMLResponse)
async def file_page(
    request: Request, file_id: str, spool: Files, start: Annotated[int, Query(ge=0, le=_MOST_PARTS)] = 0
) -> HTMLResponse:
    """What became of one file, and of each part of it from number ``start`` on."""
    record = await asyncio.to_thread(find_record, spool, file_id)
    if record is None:
        raise ProblemError(NOT_FOUND, "There is no file of this id.", "The inbox lists all files.")
    parts = await asyncio.to_thread(_some_parts, spool, record, start)
    return page(
        request, "file.html", file=record, parts=parts[:_PARTS], following=start + _PARTS if parts[_PARTS:] else None
    )


def _some_parts(spool: Spool, record: FileRecord, start: int) -> list[Part]:
    """One more than a page of them, so that it is known whether there is a next."""
    found: list[Part] = []
    for part in find_parts(spool, record.file_id, start):
        found.append(part)
        if len(found) > _PARTS:
            break
    return found
