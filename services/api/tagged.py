"""Answers that a client may have already: an ETag, and 304 where nothing has changed (RFC 9110, 8.8.3 and 13.1.2)."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response


def tag_of(content: bytes) -> str:
    """The ETag of this content. Weak: two answers with it tell the same, and need not be the same bytes."""
    return f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'


def tagged(request: Request, content: bytes, media_type: str, stands_for: bytes | None = None) -> Response:
    """The content with an ETag, or 304 without it where the client names that tag in If-None-Match.

    ``stands_for``: what the tag is made from, where the content has parts that differ each time.
    """
    tag = tag_of(content if stands_for is None else stands_for)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    known = {each.strip() for each in request.headers.get("If-None-Match", "").split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)
