"""A listener to a stream, in a thread: it collects what comes, and can be cut off."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import httpx


@dataclass
class Listener:
    """Use as a context manager: it listens within. ``events`` are articles by the id of their event."""

    url: str
    params: dict[str, Any] = field(default_factory=dict)
    last_id: str | None = None
    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def __enter__(self) -> Self:
        self.client = httpx.Client(timeout=60)
        headers = {"Last-Event-ID": self.last_id} if self.last_id else {}
        self.stream = self.client.stream("GET", self.url, params=self.params, headers=headers)
        self.response = self.stream.__enter__()
        assert self.response.status_code == 200, self.response.read()
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def cut(self) -> None:
        """Close the connection from this side."""
        network = self.response.extensions["network_stream"]
        network.get_extra_info("socket").shutdown(2)
        self.thread.join(20)
        self.stream.__exit__(None, None, None)
        self.client.close()

    def headlines(self) -> list[str]:
        return [article["headline"] for _, article in self.events]

    def until(self, reached: Callable[[], bool], seconds: float = 30) -> None:
        with self.changed:
            assert self.changed.wait_for(reached, seconds), self.headlines()

    def wait_for(self, count: int) -> None:
        """Return when so many events have come."""
        self.until(lambda: len(self.events) >= count)

    def _listen(self) -> None:
        event: dict[str, str] = {}
        try:
            for line in self.response.iter_lines():
                if not line:
                    self._dispatch(event)
                    event = {}
                elif not line.startswith(":"):
                    name, _, value = line.partition(": ")
                    event[name] = value
        except httpx.HTTPError:
            return

    def _dispatch(self, event: dict[str, str]) -> None:
        with self.changed:
            self.last_id = event.get("id", self.last_id)
            if "data" in event:
                assert event["event"] == "article"
                self.events.append((event["id"], json.loads(event["data"])))
            self.changed.notify_all()
