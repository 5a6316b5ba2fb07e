"""What is asked, without how it is sent: the part that the two clients have in common."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from dateline.client.errors import raised

DEFAULT_URL = "http://127.0.0.1:8000"
# Longer than the API itself waits for Elasticsearch.
DEFAULT_TIMEOUT = 60.0
# With the five seconds that the API asks for, a restart of Elasticsearch is outlasted.
DEFAULT_RETRIES = 4
# A longer pause is for the caller to decide on.
LONGEST_PAUSE = 30.0
# These say that nothing was begun, so that also a POST may be sent again.
_AGAIN = {429, 503}


@dataclass(frozen=True)
class Question:
    """One request: its path, its query and its JSON body."""

    method: str
    path: str
    query: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None

    @property
    def sent(self) -> dict[str, Any]:
        """The arguments of httpx's ``request``; parameters that are None are left out."""
        asked = {name: _plain(value) for name, value in self.query.items() if value is not None}
        return {"method": self.method, "url": self.path, "params": asked, "json": self.body}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, (tuple, set, frozenset)) else value


def segment(value: str) -> str:
    """An id or a name as part of a path."""
    return quote(value, safe="")


def answer(response: httpx.Response) -> Any:
    """The JSON of a response, None where it has no body. Raises ApiError."""
    return raised(response).json() if response.content else raised(response) and None


def pause(response: httpx.Response, attempt: int, retries: int) -> float | None:
    """Seconds to wait before this request is sent again; None where its answer stands.

    ``attempt`` counts from 0. Retry-After (RFC 9110, 10.2.3) is honoured in seconds; without it the pause doubles.
    """
    if response.status_code not in _AGAIN or attempt >= retries:
        return None
    asked = response.headers.get("retry-after", "")
    seconds = float(asked) if asked.isdecimal() else float(2**attempt)
    return seconds if seconds <= LONGEST_PAUSE else None


def headers(api_key: str | None) -> dict[str, str]:
    """The headers of every request."""
    return {"X-API-Key": api_key} if api_key else {}


def upload(
    file: str | os.PathLike[str] | bytes, name: str | None, source: str | None, fields: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The arguments of httpx's ``request`` that drop a file. Raises ValueError for bytes without a name, OSError."""
    if isinstance(file, bytes):
        if not name:
            raise ValueError("Bytes need a name, whose ending tells the format.")
        content = file
    else:
        content = Path(file).read_bytes()
        name = name or Path(file).name
    known = {"source": source, "fields": json.dumps(fields) if fields else None}
    form = {key: value for key, value in known.items() if value is not None}
    return {"method": "POST", "url": "/v1/files", "files": {"file": (name, content)}, "data": form}


def ended(file: Mapping[str, Any]) -> bool:
    """Whether everything in a dropped file has come to its end."""
    return file["status"] not in {"waiting", "pending"}
