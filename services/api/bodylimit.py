"""A limit to the bytes of a request: counted as they come, for a declared length may be missing or wrong."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.api.problems import TOO_LARGE, ProblemError

# What the other fields and the boundaries of a form may take beside the file, in bytes.
_FORM_BYTES = 2_000_000


class BodyLimit:
    """ASGI middleware: reading on after ``most`` bytes, and some for the rest of a form, raises a problem."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        received = 0

        async def receive_counted() -> Message:
            nonlocal received
            if declared.isdigit():
                self._check(int(declared))
            message = await receive()
            received += len(message.get("body", b""))
            self._check(received)
            return message

        await self._app(scope, receive_counted, send)

    def _check(self, size: int) -> None:
        if size > self._most + _FORM_BYTES:
            raise ProblemError(
                TOO_LARGE,
                f"The body is larger than {self._most:,} bytes.",
                "Copy the file into the inbox, or raise DATELINE_UPLOAD_MB.",
            )
