"""The file that an article came from, as it was dropped."""

import asyncio
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from dateline.spool.filerecord import find_original
from dateline.spool.layout import Spool, split_file_id
from services.api.dependencies import Files, Index
from services.api.lookup import found_article
from services.api.problems import NOT_FOUND, UNAVAILABLE, ProblemError, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1/articles", tags=["articles"], dependencies=[needs("read")])

_CHUNK = 1 << 18


@router.get(
    "/{article_id}/original",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The very bytes, to save and not to show",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        },
        **answers(NOT_FOUND, UNAVAILABLE),
    },
)
async def get_original(article_id: str, index: Index, spool: Files) -> StreamingResponse:
    """The bytes of the file that the article came from, unchanged."""
    article = await found_article(index, article_id)
    opened = await asyncio.to_thread(_opened, spool, article.file.id)
    if opened is None:
        raise ProblemError(NOT_FOUND, "The file of this article is not in the archive.", "Was it removed by hand?")
    size, chunks = opened
    headers = {
        "Content-Disposition": disposition(article.file.name),
        "Content-Length": str(size),
        # A dropped page must never run as a page of this server.
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "ETag": f'"{article.file.sha256}"',
    }
    return StreamingResponse(chunks, media_type="application/octet-stream", headers=headers)


def disposition(name: str) -> str:
    """A Content-Disposition (RFC 6266) that saves under this name; the ASCII form is for old clients."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name) or "original"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _opened(spool: Spool, file_id: str) -> tuple[int, Iterator[bytes]] | None:
    """The size in bytes and the content of the file; it is open already, so that it cannot vanish any more."""
    # The claim may move into the archive between being found and being opened.
    for _ in range(3):
        place, claim = split_file_id(file_id), find_original(spool, file_id)
        if place is None or claim is None:
            return None
        entry = next(entry for entry in claim.entries if entry.number == place[1])
        try:
            chunks = _content(claim.source(entry))
            return int(next(chunks)), chunks
        except FileNotFoundError:
            continue
    return None


def _content(path: Path) -> Iterator[bytes]:
    """First the size, as digits, then the bytes. A generator closes its file also when the client goes away."""
    with path.open("rb") as file:
        yield b"%d" % os.fstat(file.fileno()).st_size
        while chunk := file.read(_CHUNK):
            yield chunk
