"""What went wrong, told on a page: what happened, and what to do."""

import re
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.api.page.rendering import page
from services.api.problems import RETRY_SECONDS, UNAUTHORIZED, UNAVAILABLE, ProblemError

_SAFE: Final = ("GET", "HEAD")
# Behind one slash alone begins a path of this site: browsers take // for another host, read \ as /, and leave
# out tabs and line ends before they look.
_OWN: Final = re.compile(r"/(?![/\\])[^\\\x00-\x1f\x7f]*")


def problem_page(request: Request, error: ProblemError) -> Response:
    """The page of a problem; where a key is needed, the way to the page that asks for one."""
    if error.kind is UNAUTHORIZED:
        return RedirectResponse(f"/sign-in?next={quote(back_to(request), safe='')}", status_code=303)
    headers = {name: value for name, value in (error.headers or {}).items() if name.casefold() != "www-authenticate"}
    if error.kind is UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_SECONDS)
    again = back_to(request) if request.method in _SAFE else None
    return page(request, "problem.html", status=error.kind.status, headers=headers, error=error, again=again)


def back_to(request: Request) -> str:
    """The address that was asked for, as it was spelt; the front page for what was sent and cannot be asked for."""
    if request.method not in _SAFE:
        return "/"
    path = request.scope.get("raw_path", b"").decode("ascii", "replace") or request.url.path
    return own_path(f"{path}?{request.url.query}" if request.url.query else path)


def own_path(address: str) -> str:
    """The address where it leads to a page of this site, else the front page: links from outside may say anything."""
    return address if _OWN.fullmatch(address) else "/"
