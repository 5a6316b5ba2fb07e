"""What went wrong, told on a page: what happened, and what to do."""

from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.api.page.rendering import page
from services.api.problems import RETRY_SECONDS, UNAUTHORIZED, UNAVAILABLE, ProblemError


def problem_page(request: Request, error: ProblemError) -> Response:
    """The page of a problem; where a key is needed, the way to the page that asks for one."""
    if error.kind is UNAUTHORIZED:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(back, safe='')}", status_code=303)
    headers = {name: value for name, value in (error.headers or {}).items() if name.casefold() != "www-authenticate"}
    if error.kind is UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_SECONDS)
    return page(request, "problem.html", status=error.kind.status, headers=headers, error=error)


def own_path(address: str) -> str:
    """The address where it leads to a page of this site, else the front page: links from outside may say anything."""
    parts = urlsplit(address)
    is_own = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_own else "/"
