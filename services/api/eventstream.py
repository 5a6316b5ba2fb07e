"""Server-sent events (HTML Living Standard, 9.2)."""

import asyncio
from collections.abc import AsyncIterator

import structlog
from fastapi.sse import format_sse_event
from pydantic_core import to_json
from starlette.responses import StreamingResponse
from starlette.types import Send

from dateline.alerts.streams import Event, Stream

MEDIA_TYPE = "text/event-stream"
_log = structlog.stdlib.get_logger(__name__)

_RECONNECT_MS = 2_000
# Who takes nothing for so long is not there any more, in seconds.
_PATIENCE = 30.0


class EventStream(StreamingResponse):
    """The events of a stream, until the client or the server goes."""

    def __init__(self, stream: Stream) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(_encoded(stream), media_type=MEDIA_TYPE, headers=headers)
        self._stream = stream

    async def stream_response(self, send: Send) -> None:
        """Send it, and close the stream however that ends."""

        async def send_in_time(message: object) -> None:
            async with asyncio.timeout(_PATIENCE):
                await send(message)  # type: ignore[arg-type]

        try:
            await super().stream_response(send_in_time)
        except TimeoutError:
            _log.info("a listener takes nothing, cut off", stream=self._stream.name)
        finally:
            self._stream.close()


async def _encoded(stream: Stream) -> AsyncIterator[bytes]:
    yield format_sse_event(retry=_RECONNECT_MS)
    async for event in stream.events():
        yield _as_bytes(event)


def _as_bytes(event: Event) -> bytes:
    position = event.position.write()
    if event.article is None:
        # An id without data moves the client on without an event.
        return format_sse_event(comment="", id=position)
    return format_sse_event(event="article", data_str=to_json(event.article).decode(), id=position)
