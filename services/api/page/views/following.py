"""Where dropped files are, for the script of the inbox: told as it changes, or asked for now and then."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.sse import format_sse_event
from pydantic_core import to_json
from starlette.responses import Response, StreamingResponse

from dateline.spool.filerecord import FileRecord, find_record
from dateline.spool.layout import Spool
from services.api.dependencies import Files
from services.api.eventstream import MEDIA_TYPE
from services.api.page.addresses import article_url, file_url
from services.api.scopes import needs

router = APIRouter(prefix="/inbox", dependencies=[needs("read")])

FOLLOWED = 100
"""Receipts in one address: a browser's address may have some 8,000 characters, and one takes 41."""
_LOOK_SECONDS = 0.3  # between two looks at the records that a page follows
_LONGEST_STREAM = 600.0  # seconds; the browser then asks again
_ARTICLES = 3  # a line has room for
Receipts = Annotated[list[str], Query(max_length=FOLLOWED)]


@router.get("/status")
async def status(spool: Files, receipt: Receipts) -> Response:
    """Where these files are; for a script that cannot listen to events."""
    return Response(to_json(await asyncio.to_thread(_told, spool, receipt)), media_type="application/json")


@router.get("/events")
async def events(spool: Files, receipt: Receipts) -> Response:
    """Where these files are, told whenever it changes, until all have come to their end (server-sent events)."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_changes(spool, receipt), media_type=MEDIA_TYPE, headers=headers)


def records(spool: Spool, receipts: list[str]) -> list[tuple[str, FileRecord]]:
    """Receipts with the records of their files, without those that there are no files of."""
    found = [(receipt, find_record(spool, receipt)) for receipt in receipts]
    return [(receipt, record) for receipt, record in found if record]


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
                {"href": article_url(article["id"]), "headline": article["headline"]}
                for article in record.articles[:_ARTICLES]
            ],
            "failure": record.failure,
        }
        for receipt, record in records(spool, receipts)
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
