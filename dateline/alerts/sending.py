"""One attempt to tell a webhook."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import aiohttp

from dateline.alerts.addresses import Allowed, AllowedResolver
from dateline.alerts.alert import Alert, Webhook
from dateline.alerts.matchstore import Match
from dateline.alerts.signature import headers
from dateline.query.errors import InvalidRequestError
from dateline.settings import Settings

_CONNECTIONS = 64
_ANSWER_BYTES = 65_536  # of an answer that is read, so that its connection can be used again
_ERROR_CHARS = 300
_LONGEST_WAIT = 3_600  # seconds of a Retry-After that are believed

GONE = 410
"""The status by which a receiver says that it wants no more, by the Standard Webhooks specification."""


@dataclass(frozen=True)
class Answer:
    """What came of an attempt. ``error`` is None where it was taken; ``wait``: seconds that the receiver asked for."""

    status: int | None
    error: str | None
    wait: float = 0.0


def message(alert: Alert, match: Match, article: Mapping[str, Any]) -> bytes:
    """The body that tells of a match, as JSON."""
    told = {
        "type": "alert.matched",
        "timestamp": match.matched.isoformat(),
        "data": {"alert": {"id": alert.id, "name": alert.name}, "article": article},
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


class Sender:
    """Sends to webhooks. Use one a process, as an async context manager."""

    def __init__(self, settings: Settings) -> None:
        self._allowed = Allowed(settings)
        self._seconds = settings.webhook_seconds
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=AllowedResolver(self._allowed), limit=_CONNECTIONS, use_dns_cache=False
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=aiohttp.ClientTimeout(total=self._seconds),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": "Dateline", "Content-Type": "application/json"},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._session
        await self._session.close()

    async def send(self, webhook: Webhook, id_: str, body: bytes, now: datetime) -> Answer:
        """Send it once. A redirection is not followed: it would lead where nobody has looked."""
        assert self._session, "it is open"
        signed = headers(webhook.secret, id_, int(now.timestamp()), body)
        try:
            self._allowed.check_url(webhook.url)
            async with self._session.post(webhook.url, data=body, headers=signed, allow_redirects=False) as answer:
                await answer.content.read(_ANSWER_BYTES)
                if answer.ok and answer.status < 300:
                    return Answer(answer.status, None)
                asked = answer.headers.get("Retry-After", "")
                wait = min(int(asked), _LONGEST_WAIT) if asked.isascii() and asked.isdigit() else 0.0
                return Answer(answer.status, f"It answered {answer.status} {answer.reason or ''}".strip(), wait)
        except TimeoutError:
            return Answer(None, f"It did not answer within {self._seconds:g} s")
        except InvalidRequestError as error:
            return Answer(None, error.reason)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Answer(None, f"It cannot be reached: {error}"[:_ERROR_CHARS])
