"""A problem as its reader wants it: people get a page, programs problem+json."""

import contextlib

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from dateline.errors import TransientError
from services.api.page.problem_page import problem_page
from services.api.problems import ProblemError, problem_response

_OF_PROGRAMS = ("/v1/", "/docs", "/openapi.json", "/livez", "/readyz", "/metrics")


def told(scope: Scope, error: ProblemError) -> Response:
    """The answer to the request of this scope."""
    if is_for_people(scope):
        with contextlib.suppress(TransientError):  # no page can be made: the disk is away that has what signs its forms
            return problem_page(Request(scope), error)
    return problem_response(scope, error)


def is_for_people(scope: Scope) -> bool:
    """Whether a browser asks for a page."""
    return not scope["path"].startswith(_OF_PROGRAMS) and "text/html" in Headers(scope=scope).get("accept", "")
