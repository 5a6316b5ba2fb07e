"""Listening to articles as they arrive: the part that the two clients have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
from httpx_sse import ServerSentEvent

from dateline.client.answers import FoundArticle
from dateline.client.question import Question, segment

PAUSE: Final = 2.0
"""Seconds before a stream that was cut off is asked for again, as the API itself says (``retry``)."""


@dataclass(frozen=True)
class Event:
    """A new article, without its body. ``id``: given as ``last_event_id``, the stream goes on behind it."""

    id: str
    article: FoundArticle


def listening(alert: str | None, position: str | None, query: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of httpx's ``stream`` for the articles of a search, or of an alert, behind this position."""
    path = f"/v1/alerts/{segment(alert)}/stream" if alert else "/v1/stream"
    sent = Question("GET", path, query).sent
    del sent["json"]
    return {**sent, "headers": {"Last-Event-ID": position} if position else {}}


def told(event: ServerSentEvent) -> Event | None:
    """The article of an event; None for one that only moves the position on."""
    return Event(event.id, event.json()) if event.event == "article" else None


def is_refused(response: httpx.Response) -> bool:
    """Whether listening is over: asked again, the answer would be the same."""
    return not response.is_success and response.status_code not in (429, 503)
