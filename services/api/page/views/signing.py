"""Signing in with a key, where one is needed, and signing out."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.keys.form import is_whole
from dateline.query.secret import shared_secret
from services.api.dependencies import Opened
from services.api.page.forms import own_form
from services.api.page.problem_page import own_path
from services.api.page.rendering import page
from services.api.visit import keep, new_visit

router = APIRouter()

_SEE_OTHER = 303


@router.get("/sign-in", response_class=HTMLResponse)
async def sign_in_page(request: Request, next: str = "/") -> HTMLResponse:  # noqa: A002  what it is called everywhere
    """The page that asks for a key."""
    return page(request, "sign_in.html", next=own_path(next), slip=None)


@router.post("/sign-in", dependencies=[own_form])
async def sign_in(
    request: Request,
    resources: Opened,
    key: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Begin a visit with this key, and go on where it was asked for."""
    secret = key.strip()
    known = resources.keyring.find(secret) if is_whole(secret) else None
    if known is None or known.is_expired:
        slip = "There is no such key: a part is missing or mistyped, or it was revoked or has expired."
        return page(request, "sign_in.html", status=403, next=own_path(next), slip=slip)
    resources.keyring.note_use(known)
    response = RedirectResponse(own_path(next), _SEE_OTHER)
    keep(request, response, new_visit(known.id), shared_secret(resources.settings.home))
    return response


@router.post("/sign-out", dependencies=[own_form])
async def sign_out(request: Request, resources: Opened) -> Response:
    """End the visit."""
    response = RedirectResponse("/sign-in", _SEE_OTHER)
    keep(request, response, new_visit(), shared_secret(resources.settings.home))
    return response
