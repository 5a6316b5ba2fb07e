"""A limit to the bytes of a request: counted as they come, for a declared length may be missing or wrong."""

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.api.problems import TOO_LARGE, ProblemError

# What the other fields and the boundaries of a form may take beside the file, in bytes.
_FORM_BYTES = 2_000_000
_SMALL_FORM = 16_384  # bytes: a key, and an address to go on to


class BodyLimit:
    """ASGI middleware: reading on after ``most`` bytes, and some for the rest of a form, raises a problem.

    At the ``open_paths``, where anybody may send anything, a form has room for a key and not for more.
    """

    def __init__(self, app: ASGIApp, most: int, open_paths: Collection[str]) -> None:
        self._app = app
        self._most = most
        self._open = open_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = _SMALL_FORM if scope["path"] in self._open else self._most + _FORM_BYTES
        declared = Headers(scope=scope).get("content-length", "")
        received = 0

        async def receive_counted() -> Message:
            nonlocal received
            if declared.isdigit():
                _check(int(declared), most)
            message = await receive()
            received += len(message.get("body", b""))
            _check(received, most)
            return message

        await self._app(scope, receive_counted, send)


def _check(size: int, most: int) -> None:
    if size > most:
        raise ProblemError(
            TOO_LARGE,
            f"The body is larger than {most:,} bytes.",
            "Copy the file into the inbox, or raise DATELINE_UPLOAD_MB.",
        )
