"""The place between two pages of one search, as a text that callers hand back unread.

base64url of JSON, a dot, base64url of its HMAC-SHA256 (RFC 2104): nobody can make Elasticsearch open a point in time,
or sort values, of their own.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from dateline.query.errors import ExpiredCursorError, InvalidCursorError

_EXPIRED = ("The cursor is too old: its snapshot of the index has been given up.", "Start again without a cursor.")


@dataclass(frozen=True)
class Cursor:
    """Where the next page begins.

    ``pit``: the point in time, empty behind the first page; ``after``: sort values of the last hit in it; ``seen``:
    hits so far; ``first``: the ids of the first page, see ``pack``; ``search``: fingerprint of the request; ``now``:
    ISO time that the first page was asked at; ``expires``: Unix seconds.
    """

    pit: str
    after: list[Any]
    seen: int
    first: str
    search: str
    now: str
    expires: float

    def write(self, secret: bytes) -> str:
        """As text."""
        payload = json.dumps(asdict(self), separators=(",", ":")).encode()
        return f"{_encode(payload)}.{_encode(_sign(payload, secret))}"


def read_cursor(text: str, secret: bytes, search: str, now: datetime) -> Cursor:
    """The cursor of this text. ``search``: fingerprint of the request that it came with.

    Raises InvalidCursorError for a text that is not ours or of another search, ExpiredCursorError when it is too old.
    """
    try:
        payload, signature = (_decode(part) for part in text.split("."))
    except (ValueError, binascii.Error) as error:
        raise _not_ours() from error
    if not hmac.compare_digest(signature, _sign(payload, secret)):
        raise _not_ours()
    try:
        cursor = Cursor(**json.loads(payload))
    except TypeError as error:  # signed by us, but by a version that wrote other fields
        raise expired() from error
    if cursor.search != search:
        raise InvalidCursorError(
            "The cursor belongs to another search.", "Repeat the parameters of the first page, or leave the cursor out."
        )
    if cursor.expires < now.timestamp():
        raise expired()
    return cursor


def pack(ids: Iterable[str]) -> str:
    """Ids of articles, 32 hexadecimal digits each, as a short text."""
    return _encode(bytes.fromhex("".join(ids)))


def unpack(packed: str) -> list[str]:
    """The ids in such a text."""
    digits = _decode(packed).hex()
    return [digits[at : at + 32] for at in range(0, len(digits), 32)]


def expired() -> ExpiredCursorError:
    """The error for a cursor whose point in time is gone."""
    return ExpiredCursorError(*_EXPIRED)


def _not_ours() -> InvalidCursorError:
    return InvalidCursorError(
        "The cursor is not one that this API gave out.", "Use it exactly as it stands in the answer."
    )


def _sign(payload: bytes, secret: bytes) -> bytes:
    return hmac.digest(secret, payload, hashlib.sha256)


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
