"""Signing what is sent, as the Standard Webhooks specification 1.0 has it (https://www.standardwebhooks.com)."""

import base64
import binascii
import hashlib
import hmac
import secrets

from dateline.query.errors import InvalidRequestError

_PREFIX = "whsec_"
_BYTES = 32
_LEAST, _MOST = 24, 64  # bytes, by the specification


def new_secret() -> str:
    """A secret for one webhook: ``whsec_`` and base64 of 32 random bytes."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def check_secret(secret: str) -> None:
    """Raise InvalidRequestError for a secret that is none by the specification."""
    try:
        size = len(_key(secret))
    except (ValueError, binascii.Error):
        size = 0
    if not (secret.startswith(_PREFIX) and _LEAST <= size <= _MOST):
        raise InvalidRequestError(
            "webhook",
            "The secret of a webhook is whsec_ and base64 of 24 to 64 bytes.",
            "Leave it out, and one is made.",
        )


def headers(secret: str, id_: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers that go with a body: its id, the time in Unix seconds, and the HMAC-SHA256 of all three."""
    signed = f"{id_}.{timestamp}.".encode() + body
    signature = base64.b64encode(hmac.digest(_key(secret), signed, hashlib.sha256)).decode()
    return {"webhook-id": id_, "webhook-timestamp": str(timestamp), "webhook-signature": f"v1,{signature}"}


def _key(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
