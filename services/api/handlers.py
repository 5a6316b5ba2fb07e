"""From the errors of the domain and of the framework to problems."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import FileError, TooLargeError, TransientError
from dateline.query.errors import ExpiredCursorError, InvalidRequestError
from services.api.problems import (
    EXPIRED_CURSOR,
    INTERNAL_ERROR,
    INVALID_BODY,
    INVALID_PARAMETER,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    TOO_LARGE,
    UNAVAILABLE,
    ProblemError,
    ProblemType,
)
from services.api.told import told

_BY_STATUS: dict[int, ProblemType] = {404: NOT_FOUND, 405: METHOD_NOT_ALLOWED, 413: TOO_LARGE, 503: UNAVAILABLE}


def install(app: FastAPI) -> None:
    """Answer every error of this application with a problem."""
    for kind, translate in (
        (HTTPException, _of_framework),
        (RequestValidationError, _of_validation),
        (InvalidRequestError, _of_search),
        (ExpiredCursorError, lambda error: ProblemError(EXPIRED_CURSOR, error.reason, error.advice)),
        (TooLargeError, lambda error: ProblemError(TOO_LARGE, error.reason, error.advice)),
        (FileError, lambda error: ProblemError(INVALID_BODY, error.reason, error.advice)),
        (TransientError, lambda error: ProblemError(UNAVAILABLE, error.reason, error.advice)),
    ):
        app.add_exception_handler(kind, _handler(translate))


def _handler(translate: Callable[..., ProblemError]) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        return told(request.scope, translate(error))

    return handle


def _of_framework(error: HTTPException) -> ProblemError:
    if isinstance(error, ProblemError):
        return error
    kind = _BY_STATUS.get(error.status_code, INTERNAL_ERROR if error.status_code >= 500 else INVALID_BODY)
    if kind is NOT_FOUND:
        return ProblemError(kind, "There is no such path.", "All paths are listed at /docs.")
    if kind is METHOD_NOT_ALLOWED:
        allowed = (error.headers or {}).get("Allow", "")
        return ProblemError(kind, f"What can be used here: {allowed}.", "See /docs.", headers=error.headers)
    return ProblemError(kind, error.detail, "See /docs.", headers=error.headers)


def _of_validation(error: RequestValidationError) -> ProblemError:
    first = error.errors()[0]
    where, *names = first["loc"]
    parameter = str(names[0]) if names else str(where)
    kind = INVALID_BODY if where == "body" else INVALID_PARAMETER
    return ProblemError(kind, f"{parameter}: {first['msg']}.", "See /docs.", parameter=parameter)


def _of_search(error: InvalidRequestError) -> ProblemError:
    return ProblemError(INVALID_PARAMETER, error.reason, error.advice, parameter=error.parameter)
