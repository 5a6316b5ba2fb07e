"""Answers without end: sent piece by piece, as fast as the client takes them."""

import asyncio
from collections.abc import AsyncIterable, Mapping

from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send


class Streamed(StreamingResponse):
    """A streamed answer that waits for a slow client, but not for one that takes nothing for ``stall_seconds``.

    Whatever goes wrong on the way breaks the connection off before the last chunk (RFC 9112, 7.1), so that no client
    takes what it has for the whole.
    """

    def __init__(
        self, content: AsyncIterable[bytes], *, media_type: str, headers: Mapping[str, str], stall_seconds: float
    ) -> None:
        super().__init__(content, media_type=media_type, headers=headers)
        self._stall_seconds = stall_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_in_time(message: Message) -> None:
            async with asyncio.timeout(self._stall_seconds):
                await send(message)

        await super().__call__(scope, receive, send_in_time)
