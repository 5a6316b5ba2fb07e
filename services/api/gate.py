"""Before every request but a few: who makes it, and how many it has made.

An ASGI middleware, for FastAPI reads the whole body of a request before it asks a dependency: whoever may not come in
must not fill the disk with uploads.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import TransientError
from dateline.settings import Settings
from services.api.caller import caller_of
from services.api.problems import TOO_MANY_REQUESTS, UNAVAILABLE, ProblemError
from services.api.ratelimit import Count
from services.api.resources import Resources
from services.api.told import told

OPEN = frozenset({"/sign-in", "/help", "/docs", "/openapi.json", "/livez", "/readyz"})
"""What anybody may ask: whether the process is well, and what is the same in every Dateline."""
_OPEN_BELOW = ("/docs/assets/", "/assets/")


class Gate:
    """Lets in callers with a good key, and programs on this machine where that is allowed, as often as they may come.

    Puts the ``Caller`` into the state of the request as ``caller``.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in OPEN or scope["path"].startswith(_OPEN_BELOW):
            await self._app(scope, receive, send)
            return
        try:
            count = await self._let_in(scope)
        except ProblemError as problem:
            await told(scope, problem)(scope, receive, send)
            return
        except TransientError as error:
            unavailable = ProblemError(UNAVAILABLE, error.reason, error.advice)
            await told(scope, unavailable)(scope, receive, send)
            return

        async def send_counted(message: Message) -> None:
            if count and message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(count.headers)
            await send(message)

        await self._app(scope, receive, send_counted)

    async def _let_in(self, scope: Scope) -> Count | None:
        resources: Resources = scope["state"]["resources"]
        settings = self._settings
        caller = caller_of(scope, settings, resources.keyring)
        scope["state"]["caller"] = caller
        most = settings.api_requests_per_minute if caller.has_key else settings.api_local_requests_per_minute
        count = await resources.rate_limit.count(caller.counted_as, most)
        if count and count.wait:
            raise ProblemError(
                TOO_MANY_REQUESTS,
                f"{caller.name} may make {most:,} requests a minute, and {count.burst:,} at once.",
                "Ask again after Retry-After seconds.",
                headers=count.headers,
            )
        return count
