"""Somebody who looks at the page in a browser, and minds everything that is not as it should be."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

Theme = Literal["light", "dark"]
WIDE, NARROW = 1440, 390
HEIGHTS = {WIDE: 1000, NARROW: 844}


@dataclass
class Complaints:
    """What went wrong behind what is seen. ``expected``: the statuses that a test asks for on purpose."""

    host: str
    expected: set[int] = field(default_factory=set)
    found: list[str] = field(default_factory=list)

    def about(self, page: Page) -> None:
        """Listen to this page from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"page error: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        is_told_already = message.text.startswith("Failed to load resource")
        if message.type == "error" and not is_told_already:
            self.found.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme.startswith("http") and address.netloc != self.host:
            self.found.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.found.append(f"{response.status} {response.request.method} {response.url}")


def search_box(page: Page) -> Locator:
    """Where one searches, on whatever page: in its role of a combobox where suggestions come."""
    return page.locator("input[type=search]")


@contextmanager
def visit(
    browser: Browser, address: str, *, width: int = WIDE, theme: Theme = "light", script: bool = True
) -> Iterator[tuple[Page, Complaints]]:
    """A page of a browser without any history, and what is to be complained of so far."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme=theme,
        java_script_enabled=script,
        locale="en-GB",
        timezone_id="UTC",
    )
    context.set_default_timeout(15_000)
    try:
        page = context.new_page()
        complaints = Complaints(urlsplit(address).netloc)
        complaints.about(page)
        yield page, complaints
    finally:
        context.close()
