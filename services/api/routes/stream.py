"""Articles as they arrive."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from starlette.responses import Response

from dateline.alerts.position import read_position
from dateline.alerts.streams import Streams
from dateline.query.selection import Selection
from services.api.dependencies import Listening
from services.api.eventstream import MEDIA_TYPE, EventStream
from services.api.problems import EXPIRED_CURSOR, INVALID_PARAMETER, UNAVAILABLE, answers
from services.api.scopes import needs

router = APIRouter(prefix="/v1", tags=["alerts"], dependencies=[needs("read")])

LastEventId = Annotated[
    str | None, Header(alias="Last-Event-ID", description="id of the last event that came: go on behind it.")
]
EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events named article, each with an article as JSON; and lines that tell nothing",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
    }
}


@router.get(
    "/stream",
    response_class=Response,
    responses={**EVENTS, **answers(INVALID_PARAMETER, EXPIRED_CURSOR, UNAVAILABLE)},
)
async def stream_articles(
    query: Annotated[Selection, Query()], streams: Listening, last_event_id: LastEventId = None
) -> Response:
    """New articles that fit, as server-sent events, for as long as the connection stands."""
    return await opened(streams, query, last_event_id)


async def opened(streams: Streams, selection: Selection, last_event_id: str | None) -> Response:
    """The stream of a selection, behind the last event that its client has. Raises what ``Streams.open`` raises."""
    since = read_position(last_event_id, "Last-Event-ID") if last_event_id else None
    return EventStream(await streams.open(selection, since))
