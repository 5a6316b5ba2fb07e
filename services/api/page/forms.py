"""The forms of pages: only those that were sent to this very browser are taken."""

from typing import Any

from fastapi import Depends
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from dateline.query.secret import shared_secret
from services.api.dependencies import Configured
from services.api.problems import FORBIDDEN, ProblemError
from services.api.visit import Visit, keep, new_visit, read_visit

FIELD = "token"
HEADER = "X-Form-Token"


async def _own(request: Request, settings: Configured) -> None:
    secret = shared_secret(settings.home)
    visit = read_visit(request.headers, secret)
    # From the header first: a script's upload need not be read to be refused.
    token = request.headers.get(HEADER) or (await request.form()).get(FIELD)
    if visit is None or not isinstance(token, str) or not visit.has_token(token, secret):
        raise ProblemError(
            FORBIDDEN,
            "This form was not sent to you by this page, or is too old.",
            "Go back, load the page again, and send it once more. Cookies of this site must be allowed.",
        )


own_form: Any = Depends(_own)
"""A dependency of every route that changes something: raises ProblemError for forms of other sites and old ones."""


def visit_of(request: Request) -> tuple[Visit, bytes]:
    """The visit that a request belongs to, or a new one; and the secret that signs it. Raises TransientError."""
    secret = shared_secret(request.state.resources.settings.home)
    return read_visit(Headers(scope=request.scope), secret) or new_visit(), secret


def keep_visit(request: Request, response: Response, visit: Visit, secret: bytes) -> None:
    """Have the browser keep the visit, where it does not yet."""
    if read_visit(request.headers, secret) != visit:
        keep(request, response, visit, secret)
