"""The forms of pages: only those that were sent to this very browser are taken."""

from typing import Any
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from dateline.query.secret import shared_secret
from dateline.settings import Settings
from services.api.dependencies import Configured
from services.api.local import foreign_page
from services.api.problems import FORBIDDEN, ProblemError
from services.api.visit import Visit, keep, new_visit, read_visit

FIELD = "token"
HEADER = "X-Form-Token"


async def _own(request: Request, settings: Configured) -> None:
    if sent_by := _other_site(request.scope, settings):
        raise ProblemError(
            FORBIDDEN,
            f"This form was sent by a page of {sent_by}.",
            "Where that is this very page, the proxy must pass on Host, or DATELINE_API_HOSTS name it.",
        )
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


def _other_site(scope: Scope, settings: Settings) -> str | None:
    """The site whose page had the browser send this, where it is another; None where it is not.

    Beside the token: a page on another port of this machine counts as the same site for cookies, and can set ours.
    """
    site = Headers(scope=scope).get("sec-fetch-site")
    if site is not None:  # set by browsers alone (Fetch Metadata), and right behind any proxy
        return None if site in {"same-origin", "none"} else "another site"
    page = foreign_page(scope, settings)
    return None if page is None or urlsplit(page).hostname in settings.own_hosts else page


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
