"""The inbox: files dropped onto the page, each on its way, what failed and why, and how it all stands."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final

import structlog
from fastapi import APIRouter, File, Form, Query, UploadFile
from fastapi.sse import format_sse_event
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse

from dateline.errors import TransientError
from dateline.query.reader import IndexReader
from dateline.query.timeline import Timeline, TimelineRequest, timeline
from dateline.spool.drop import Receipt, drop, limited, read_chunks
from dateline.spool.failed import failed_files
from dateline.spool.failures import failures, kind_of, retried
from dateline.spool.fileparts import find_parts
from dateline.spool.filerecord import FileRecord, find_record
from dateline.spool.layout import SIDECAR, Spool
from dateline.spool.parts import Part
from services.api.dependencies import Files, Index, Opened
from services.api.eventstream import MEDIA_TYPE
from services.api.listing import claimed_files, waiting_files
from services.api.overview import overview
from services.api.page.addresses import address, article_url, file_url
from services.api.page.charts.bars import Bars, bars
from services.api.page.forms import own_form
from services.api.page.rendering import page
from services.api.page.views.article import may_write
from services.api.page.wording import as_time
from services.api.problems import INVALID_PARAMETER, NOT_FOUND, ProblemError
from services.api.scopes import needs

router = APIRouter(prefix="/inbox", dependencies=[needs("read")])
_log = structlog.stdlib.get_logger(__name__)

SAMPLES: Final = Path(__file__).parents[4] / "samples"
_SEE_OTHER: Final = 303
_NEWEST = 15
_PAGE = 50
_PARTS = 200
_FOLLOWED = 100  # receipts in one address
_LOOK_SECONDS = 0.3  # between two looks at the records that a page follows
_LONGEST_STREAM = 600.0  # seconds; the browser then asks again
_LAST_HOUR = TimelineRequest(from_date="-1h", use_date="received", interval="minute", duplicates="show")
STAGES: Final = ("claim", "parse", "enrich", "index")
Receipts = Annotated[list[str], Query(max_length=_FOLLOWED)]


@router.get("", response_class=HTMLResponse)
async def inbox_page(
    request: Request,
    resources: Opened,
    index: Index,
    receipt: Annotated[list[str] | None, Query(max_length=_FOLLOWED)] = None,
    told: str = "",
) -> HTMLResponse:
    """The whole of it. ``receipt``: files that were just dropped; ``told``: how many were put back."""
    spool = resources.spool
    now, newest, waiting, groups, hour, followed = await asyncio.gather(
        overview(resources),
        asyncio.to_thread(claimed_files, spool, _NEWEST, None, None),
        asyncio.to_thread(waiting_files, spool, _NEWEST),
        asyncio.to_thread(lambda: failures(failed_files(spool))),
        _last_hour(index),
        asyncio.to_thread(_records, spool, receipt or []),
    )
    settings = resources.settings
    return page(
        request,
        "inbox.html",
        overview=now,
        newest=[*waiting.records, *newest.records][:_NEWEST],
        groups=groups,
        hour=_by_minute(hour) if hour and hour.total else None,
        hour_total=hour.total if hour else None,
        followed=followed,
        told=int(told) if told.isascii() and told.isdigit() else None,
        inbox=str(spool.inbox),
        flower=f"http://{request.url.hostname}:{settings.flower_port}/" if settings.flower_host else None,
        most_mb=settings.upload_mb,
        may_write=may_write(request),
        has_samples=SAMPLES.is_dir(),
    )


@router.post("", dependencies=[needs("write"), own_form])
async def drop_files(
    request: Request, resources: Opened, file: Annotated[list[UploadFile], File()], source: Annotated[str, Form()] = ""
) -> Response:
    """Put files into the inbox: a script is told their receipts, a person sees the page that follows them."""
    most = int(resources.settings.upload_mb * 1e6)
    named = [one for one in file if one.filename]
    receipts = [
        await run_in_threadpool(_dropped, request, resources.spool, one, most, source.strip()[:200] or None)
        for one in named
    ]
    if "application/json" in request.headers.get("Accept", ""):
        return JSONResponse([asdict(receipt) for receipt in receipts], status_code=202)
    if not receipts:
        return RedirectResponse("/inbox", _SEE_OTHER)
    return RedirectResponse(address("/inbox", {"receipt": [one.id for one in receipts[:_FOLLOWED]]}), _SEE_OTHER)


@router.post("/samples", dependencies=[needs("write"), own_form])
async def drop_samples(request: Request, resources: Opened) -> Response:
    """Put the sample articles of the project into the inbox, as if somebody had dropped them."""
    receipts = await run_in_threadpool(_samples, request, resources.spool)
    return RedirectResponse(address("/inbox", {"receipt": [receipt.id for receipt in receipts]}), _SEE_OTHER)


@router.get("/status")
async def status(spool: Files, receipt: Receipts) -> Response:
    """Where these files are; for a script that cannot listen to events."""
    return Response(to_json(await asyncio.to_thread(_told, spool, receipt)), media_type="application/json")


@router.get("/events")
async def events(spool: Files, receipt: Receipts) -> Response:
    """Where these files are, told whenever it changes, until all have come to their end (server-sent events)."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_changes(spool, receipt), media_type=MEDIA_TYPE, headers=headers)


@router.get("/failed", response_class=HTMLResponse)
async def failed_page(request: Request, spool: Files) -> HTMLResponse:
    """What failed, by reason, with what to do."""
    groups = await asyncio.to_thread(lambda: failures(failed_files(spool)))
    return page(request, "failed.html", groups=groups, may_write=may_write(request))


@router.post("/retry", dependencies=[needs("write"), own_form])
async def retry(spool: Files, path: Annotated[str, Form()] = "", reason: Annotated[str, Form()] = "") -> Response:
    """Put one failed file back into the inbox, or all that failed for one reason."""
    count = await run_in_threadpool(_put_back, spool, path, reason)
    return RedirectResponse(address("/inbox", {"told": str(count)}), _SEE_OTHER)


@router.get("/files", response_class=HTMLResponse)
async def files_page(
    request: Request, spool: Files, status: str | None = None, cursor: str | None = None
) -> HTMLResponse:
    """All files, the newest first."""
    try:
        if status == "waiting":
            listing = await asyncio.to_thread(waiting_files, spool, _PAGE)
        else:
            listing = await asyncio.to_thread(claimed_files, spool, _PAGE, status or None, cursor)
    except ValueError as error:
        raise ProblemError(
            INVALID_PARAMETER, "The cursor is not one of this page.", "Begin again at the newest files."
        ) from error
    return page(request, "files.html", listing=listing, chosen=status)


@router.get("/files/{file_id}", response_class=HTMLResponse)
async def file_page(request: Request, file_id: str, spool: Files, start: int = 0) -> HTMLResponse:
    """What became of one file, and of each part of it."""
    record = await asyncio.to_thread(find_record, spool, file_id)
    if record is None:
        raise ProblemError(NOT_FOUND, "There is no file of this id.", "The inbox lists all files.")
    parts = await asyncio.to_thread(_some_parts, spool, record, max(0, start))
    return page(request, "file.html", file=record, parts=parts, start=start, page_parts=_PARTS)


async def _last_hour(index: IndexReader) -> Timeline | None:
    try:
        return await timeline(index, _LAST_HOUR)
    except TransientError:
        return None


def _by_minute(hour: Timeline) -> Bars:
    """A bar for each of the last 60 minutes."""
    counts = {as_time(bar.start): bar.count for bar in hour.bars}
    last = datetime.now(UTC).replace(second=0, microsecond=0)
    minutes = [last - timedelta(minutes=back) for back in range(59, -1, -1)]
    return bars([counts.get(minute, 0) for minute in minutes], [minute.isoformat() for minute in minutes])


def _dropped(request: Request, spool: Spool, file: UploadFile, most: int, source: str | None) -> Receipt:
    known = {"request": request.state.request_id}
    receipt = drop(spool, file.filename or "", limited(read_chunks(file.file), most), known, source)
    _log.info("dropped", receipt=receipt.id, path=receipt.path, size=receipt.size)
    return receipt


def _samples(request: Request, spool: Spool) -> list[Receipt]:
    samples = [path for path in sorted(SAMPLES.rglob("*")) if path.is_file() and not path.name.endswith(SIDECAR)]
    return [_sample(request, spool, path) for path in samples]


def _sample(request: Request, spool: Spool, path: Path) -> Receipt:
    beside = path.with_name(path.name + SIDECAR)
    said = json.loads(beside.read_bytes()) if beside.is_file() else {}
    known = {**said, "request": request.state.request_id}
    return drop(spool, path.name, [path.read_bytes()], known, None if path.parent == SAMPLES else path.parent.name)


def _put_back(spool: Spool, path: str, reason: str) -> int:
    chosen = [
        file for file in failed_files(spool) if (path and file.path == path) or (reason and kind_of(file) == reason)
    ]
    return sum(retried(spool, file) is None for file in chosen)


def _records(spool: Spool, receipts: list[str]) -> list[tuple[str, FileRecord]]:
    found = [(receipt, find_record(spool, receipt)) for receipt in receipts]
    return [(receipt, record) for receipt, record in found if record]


def _some_parts(spool: Spool, record: FileRecord, start: int) -> list[Part]:
    found: list[Part] = []
    for part in find_parts(spool, record.file_id, start):
        if len(found) == _PARTS:
            break
        found.append(part)
    return found


def _told(spool: Spool, receipts: list[str]) -> list[dict[str, Any]]:
    """What a script shows of the files."""
    return [
        {
            "receipt": receipt,
            "name": record.name,
            "status": record.status,
            "stage": record.stage,
            "progress": record.progress,
            "counts": record.counts,
            "file": file_url(record.file_id) if record.file_id else None,
            "articles": [
                {"href": article_url(article["id"]), "headline": article["headline"]} for article in record.articles[:3]
            ],
            "failure": record.failure,
        }
        for receipt, record in _records(spool, receipts)
    ]


async def _changes(spool: Spool, receipts: list[str]) -> AsyncIterator[bytes]:
    before: dict[str, dict[str, Any]] = {}
    loop = asyncio.get_running_loop()
    end = loop.time() + _LONGEST_STREAM
    while loop.time() < end:
        now = {told["receipt"]: told for told in await asyncio.to_thread(_told, spool, receipts)}
        for receipt, told in now.items():
            if before.get(receipt) != told:
                yield format_sse_event(event="file", data_str=to_json(told).decode())
        before = now
        if all(told["status"] not in ("waiting", "pending") for told in now.values()):
            break
        await asyncio.sleep(_LOOK_SECONDS)
    yield format_sse_event(event="end", data_str="{}")
