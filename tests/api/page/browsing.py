"""A browser without script: it keeps cookies, reads pages, and sends their forms."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from fastapi.routing import APIRoute
from lxml import html

from dateline.settings import Settings
from services.api.app import create_app
from tests.api.serving import serving

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
_OF_PROGRAMS = ("/v1/", "/docs", "/openapi.json", "/livez", "/readyz", "/metrics")
_PIECES = ("/inbox/state",)  # of a page, which a script puts into it


@dataclass
class Browser:
    """``client`` has the cookies."""

    client: httpx.Client

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers=_asking(headers))

    def page(self, path: str, status: int = 200) -> html.HtmlElement:
        """The page at an address."""
        answer = self.get(path)
        assert answer.status_code == status, answer.text[:2_000]
        return parsed(answer)

    def post(self, path: str, fields: dict[str, Any] | None = None, **headers: str) -> httpx.Response:
        """Send these fields, without a token but theirs."""
        return self.client.post(path, data=fields or {}, headers=_asking(headers))

    def token(self) -> str:
        """The token of the forms that are sent to this browser now."""
        return str(self.page("/help").body.get("data-token"))

    def send(self, path: str, **fields: Any) -> httpx.Response:
        """Send a form as a page has it, with its token."""
        return self.post(path, {"token": self.token(), **fields})

    def sign_in(self, key: str, **fields: str) -> httpx.Response:
        return self.send("/sign-in", key=key, **fields)


@contextmanager
def browsing(settings: Settings) -> Iterator[Browser]:
    """A browser at an API for these settings."""
    with serving(settings) as client:
        yield Browser(client)


def _asking(headers: dict[str, str]) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", **named}


def parsed(answer: httpx.Response) -> html.HtmlElement:
    assert answer.headers["content-type"].startswith("text/html"), answer.headers["content-type"]
    return html.document_fromstring(answer.text)


def text(element: html.HtmlElement) -> str:
    """What is to be read, with single spaces."""
    return " ".join(element.text_content().split())


def routes(settings: Settings) -> list[APIRoute]:
    """The routes of pages: all of the application but those for programs."""
    found = [route for route in _all(create_app(settings)) if not route.path.startswith((*_OF_PROGRAMS, *_PIECES))]
    assert {"/help", "/sign-in", "/alerts"} <= {route.path for route in found}, "else a test of all of them tests none"
    return found


def _all(routed: Any) -> Iterator[APIRoute]:
    """Also those of the routers that are included, and of those in these."""
    for route in routed.routes:
        if isinstance(route, APIRoute):
            yield route
        elif router := getattr(route, "original_router", None):
            yield from _all(router)


def somewhere(path: str) -> str:
    """An address that the path of a route takes."""
    return re.sub(r"\{[^}]*\}", "0" * 16, path)


def page_paths(settings: Settings) -> list[str]:
    """An address for each page."""
    return sorted({somewhere(route.path) for route in routes(settings) if "GET" in (route.methods or ())})


def form_paths(settings: Settings) -> list[tuple[str, str]]:
    """A method and an address for each route that changes something."""
    found = {(method, somewhere(route.path)) for route in routes(settings) for method in (route.methods or ())}
    return sorted((method, path) for method, path in found if method in CHANGING)
