"""All articles of a query in one answer."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import StreamingResponse

from dateline.publish import PUBLISHED, OutputFormat
from dateline.query.export import STALL_SECONDS, Export, ExportRequest, exporting
from services.api.dependencies import Index
from services.api.formatted import channel
from services.api.problems import INVALID_PARAMETER, UNAVAILABLE, answers
from services.api.scopes import needs
from services.api.streamed import Streamed

router = APIRouter(prefix="/v1/export", tags=["articles"], dependencies=[needs("read")])

_DATED = "published_precision"  # how much of the date is known, which a row writes just so


class ExportQuery(ExportRequest):
    """What is exported, and as what."""

    format: Literal["ndjson", "csv"] = Field(
        "ndjson", description="ndjson has a JSON object a line, csv a row an article and always the same columns."
    )


@dataclass(frozen=True)
class _Opened:
    export: Export
    published: OutputFormat
    words: str


async def _opened(query: Annotated[ExportQuery, Query()], index: Index) -> AsyncIterator[_Opened]:
    """Open until the answer has been sent, or could not be."""
    published = PUBLISHED[query.format]
    asked = query.model_copy(update={"fields": _fields(query, published)})
    async with exporting(index, asked) as export:
        yield _Opened(export, published, query.words)


def _fields(query: ExportQuery, published: OutputFormat) -> tuple[str, ...]:
    if published.fields is None:
        return query.fields
    return (*query.fields, _DATED) if query.fields else published.fields


_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The articles, to the last one unless the connection breaks off",
        "headers": {"X-Total-Count": {"description": "How many articles these are", "schema": {"type": "integer"}}},
        "content": {
            PUBLISHED[name].media_type.partition(";")[0]: {"schema": {"type": "string"}} for name in ("ndjson", "csv")
        },
    },
    **answers(INVALID_PARAMETER, UNAVAILABLE),
}


@router.get("", response_class=StreamingResponse, responses=_RESPONSES)
async def export_articles(request: Request, opened: Annotated[_Opened, Depends(_opened)]) -> Streamed:
    """All articles of a query, however many, as they were when it was asked."""
    published = opened.published
    return Streamed(
        published.stream_async(opened.export.pieces(), channel(request, opened.words, None)),
        media_type=published.media_type,
        headers={
            "X-Total-Count": str(opened.export.total),
            "Content-Disposition": f'attachment; filename="articles{published.ending}"',
            "Cache-Control": "no-store",
        },
        stall_seconds=STALL_SECONDS,
    )
