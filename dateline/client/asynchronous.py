"""The client for asyncio."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Mapping
from types import TracebackType
from typing import Any, Self, Unpack

import anyio
import httpx
from httpx_sse import aconnect_sse

from dateline.client.answers import Dropped, DroppedFile, FoundArticle
from dateline.client.async_calls import AsyncCalls
from dateline.client.errors import raised
from dateline.client.listening import PAUSE, Event, is_refused, listening, told
from dateline.client.queries import SearchArticlesQuery, StreamArticlesQuery
from dateline.client.question import (
    DEFAULT_RETRIES,
    DEFAULT_TIMEOUT,
    DEFAULT_URL,
    Question,
    answer,
    ended,
    headers,
    pause,
    segment,
    upload,
)


class AsyncClient(AsyncCalls):
    """Asks the API at ``base_url``. Every method raises ApiError, or httpx's TransportError where nothing answers.

    ``timeout`` is in seconds. A request that is answered with 429 or 503 is sent again up to ``retries`` times.
    """

    def __init__(
        self,
        base_url: str = DEFAULT_URL,
        api_key: str | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        retries: int = DEFAULT_RETRIES,
    ) -> None:
        self._http = httpx.AsyncClient(base_url=base_url, headers=headers(api_key), timeout=timeout)
        self._retries = retries

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def articles(self, **query: Unpack[SearchArticlesQuery]) -> AsyncIterator[FoundArticle]:
        """All articles that are found, page after page."""
        while True:
            page = await self.search(**query)
            for found in page["articles"]:
                yield found
            if page["next_cursor"] is None:
                return
            query["cursor"] = page["next_cursor"]

    async def published(self, format: str, article_id: str | None = None, **query: Unpack[SearchArticlesQuery]) -> str:  # noqa: A002
        """A search, or one article, in a format of docs/publish.md: rss, atom, jsonfeed, csv, ndjson, and so on."""
        path = f"/v1/articles/{segment(article_id)}" if article_id else "/v1/articles"
        return raised(await self._sent(Question("GET", path, {**query, "format": format}).sent)).text

    async def stream(
        self, alert: str | None = None, last_event_id: str | None = None, **query: Unpack[StreamArticlesQuery]
    ) -> AsyncIterator[Event]:
        """New articles as they arrive, for as long as it is read: those that fit the query, or an alert of this id.

        Cut off, it goes on behind the last event that came: none is lost, and none comes twice.
        """
        position = last_event_id
        while True:
            try:
                async with aconnect_sse(self._http, **listening(alert, position, query)) as source:
                    if is_refused(source.response):
                        await source.response.aread()
                        raised(source.response)
                    async for event in source.aiter_sse():
                        position = event.id or position
                        if found := told(event):
                            yield found
            except httpx.TransportError:  # also what is no stream: an API that is away for the moment
                pass
            await asyncio.sleep(PAUSE)

    async def original(self, article_id: str, to: str | os.PathLike[str]) -> None:
        """Write the file that an article came from, byte by byte as it was dropped, to a path."""
        async with self._http.stream("GET", f"/v1/articles/{segment(article_id)}/original") as response:
            if not response.is_success:
                await response.aread()
                raised(response)
            async with await anyio.open_file(to, "wb") as out:
                async for chunk in response.aiter_bytes():
                    await out.write(chunk)

    async def drop(
        self,
        file: str | os.PathLike[str] | bytes,
        name: str | None = None,
        source: str | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> Dropped:
        """Drop a file, by its path or as bytes with a name; ``fields`` is what a sidecar would say."""
        found: Dropped = answer(await self._sent(await asyncio.to_thread(upload, file, name, source, fields)))
        return found

    async def wait(
        self,
        receipt: str,
        timeout: float = 60.0,  # noqa: ASYNC109  as in the other client
        every: float = 0.2,
    ) -> DroppedFile:
        """The record of a dropped file when it has come to its end. Raises TimeoutError after so many seconds."""
        deadline = time.monotonic() + timeout
        while not ended(record := await self.file(receipt)):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{record['path']} is still {record['status']}.")
            await asyncio.sleep(every)
        return record

    async def _ask(self, question: Question) -> Any:
        return answer(await self._sent(question.sent))

    async def _sent(self, request: dict[str, Any]) -> httpx.Response:
        attempt = 0
        while (seconds := pause(response := await self._http.request(**request), attempt, self._retries)) is not None:
            await asyncio.sleep(seconds)
            attempt += 1
        return response
