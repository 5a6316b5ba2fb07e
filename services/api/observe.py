"""Around every request: its id, one line in the log, the metrics, and a last answer when all else failed."""

import re
import time
import uuid

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.api.page.policy import NO_PAGE
from services.api.problems import INTERNAL_ERROR, ProblemError
from services.api.telemetry import Telemetry
from services.api.told import told

_log = structlog.stdlib.get_logger(__name__)
# What may stand in a log line and a header as it is.
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")


class Observe:
    """ASGI middleware. Accepts ``X-Request-ID`` or makes one, and gives it back with the answer."""

    def __init__(self, app: ASGIApp, telemetry: Telemetry) -> None:
        self._app = app
        self._telemetry = telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        status = 0

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                headers["X-Content-Type-Options"] = "nosniff"
                headers.setdefault("Content-Security-Policy", NO_PAGE)
            await send(message)

        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=request_id):
            try:
                await self._app(scope, receive, send_marked)
            except Exception:
                _log.exception("request failed", path=scope["path"])
                if status:
                    raise
                advice = "Please report it with the lines that the log has under this request id."
                response = told(scope, ProblemError(INTERNAL_ERROR, "The request could not be answered.", advice))
                await response(scope, receive, send_marked)
            finally:
                self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unmatched")
        caller = scope["state"].get("caller")
        self._telemetry.count(scope["method"], route, status, seconds)
        _log.info(
            "request",
            method=scope["method"],
            path=scope["path"],
            route=route,
            status=status,
            caller=caller.name if caller else None,
            ms=round(seconds * 1000, 1),
        )


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
