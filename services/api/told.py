"""A problem as its reader wants it: people get a page, programs problem+json."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from services.api.page.problem_page import problem_page
from services.api.problems import ProblemError, problem_response

_OF_PROGRAMS = ("/v1/", "/docs", "/openapi.json", "/livez", "/readyz", "/metrics")


def told(scope: Scope, error: ProblemError) -> Response:
    """The answer to the request of this scope."""
    return problem_page(Request(scope), error) if is_for_people(scope) else problem_response(scope, error)


def is_for_people(scope: Scope) -> bool:
    """Whether a browser asks for a page."""
    return not scope["path"].startswith(_OF_PROGRAMS) and "text/html" in Headers(scope=scope).get("accept", "")
