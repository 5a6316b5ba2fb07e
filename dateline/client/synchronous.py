"""The client that waits for each answer."""

import os
import time
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self, Unpack

import httpx
from httpx_sse import connect_sse

from dateline.client.answers import Dropped, DroppedFile, FoundArticle
from dateline.client.calls import Calls
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


class Client(Calls):
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
        self._http = httpx.Client(base_url=base_url, headers=headers(api_key), timeout=timeout)
        self._retries = retries

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def articles(self, **query: Unpack[SearchArticlesQuery]) -> Iterator[FoundArticle]:
        """All articles that are found, page after page."""
        while True:
            page = self.search(**query)
            yield from page["articles"]
            if page["next_cursor"] is None:
                return
            query["cursor"] = page["next_cursor"]

    def published(self, format: str, article_id: str | None = None, **query: Unpack[SearchArticlesQuery]) -> str:  # noqa: A002
        """A search, or one article, in a format of docs/publish.md: rss, atom, jsonfeed, csv, ndjson, and so on."""
        path = f"/v1/articles/{segment(article_id)}" if article_id else "/v1/articles"
        return raised(self._sent(Question("GET", path, {**query, "format": format}).sent)).text

    def stream(
        self, alert: str | None = None, last_event_id: str | None = None, **query: Unpack[StreamArticlesQuery]
    ) -> Iterator[Event]:
        """New articles as they arrive, for as long as it is read: those that fit the query, or an alert of this id.

        Cut off, it goes on behind the last event that came: none is lost, and none comes twice.
        """
        position = last_event_id
        while True:
            try:
                with connect_sse(self._http, **listening(alert, position, query)) as source:
                    if is_refused(source.response):
                        source.response.read()
                        raised(source.response)
                    for event in source.iter_sse():
                        position = event.id or position
                        if found := told(event):
                            yield found
            except httpx.TransportError:  # also what is no stream: an API that is away for the moment
                pass
            time.sleep(PAUSE)

    def original(self, article_id: str, to: str | os.PathLike[str]) -> None:
        """Write the file that an article came from, byte by byte as it was dropped, to a path."""
        with self._http.stream("GET", f"/v1/articles/{segment(article_id)}/original") as response:
            if not response.is_success:
                response.read()
                raised(response)
            with open(to, "wb") as out:
                out.writelines(response.iter_bytes())

    def drop(
        self,
        file: str | os.PathLike[str] | bytes,
        name: str | None = None,
        source: str | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> Dropped:
        """Drop a file, by its path or as bytes with a name; ``fields`` is what a sidecar would say."""
        found: Dropped = answer(self._sent(upload(file, name, source, fields)))
        return found

    def wait(self, receipt: str, timeout: float = 60.0, every: float = 0.2) -> DroppedFile:
        """The record of a dropped file when it has come to its end. Raises TimeoutError after so many seconds."""
        deadline = time.monotonic() + timeout
        while not ended(record := self.file(receipt)):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{record['path']} is still {record['status']}.")
            time.sleep(every)
        return record

    def _ask(self, question: Question) -> Any:
        return answer(self._sent(question.sent))

    def _sent(self, request: dict[str, Any]) -> httpx.Response:
        attempt = 0
        while (seconds := pause(response := self._http.request(**request), attempt, self._retries)) is not None:
            time.sleep(seconds)
            attempt += 1
        return response
