"""A walk over all pages: from those that have a fixed address along their links, until every route was met."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx
from lxml import html

from dateline.settings import Settings
from tests.api.page.browsing import Browser, parsed, routes

_OF_ONE_ROUTE = 8  # pages: the next would show the same template with other values
_REDIRECTIONS = {301, 302, 303, 307, 308}


@dataclass(frozen=True)
class Walked:
    """A page that was met, and the path of the route that answered."""

    url: str
    route: str
    answer: httpx.Response
    page: html.HtmlElement


@dataclass(frozen=True)
class Walk:
    """``pages``: those met; ``missed``: routes that no link, nor any address to begin with, has led to."""

    pages: list[Walked]
    missed: set[str]


def walk(browser: Browser, settings: Settings, begin: Iterable[str]) -> Walk:
    """Walk from these addresses, and from all that have no parameter in their path."""
    reading = [route for route in routes(settings) if "GET" in (route.methods or ())]
    waiting = deque([*(route.path for route in reading if "{" not in route.path), *begin])
    met: Counter[str] = Counter()
    seen: set[str] = set()
    pages: list[Walked] = []
    while waiting:
        url = waiting.popleft()
        path = urlsplit(url).path
        route = next((route.path for route in reading if route.path_regex.match(httpx.URL(path).path)), None)
        if route is None or url in seen or met[route] >= _OF_ONE_ROUTE:
            continue
        seen.add(url)
        met[route] += 1
        found = _fetched(browser, url, waiting)
        if found is not None:
            pages.append(Walked(url, route, found, parsed(found)))
            waiting.extend(_links(pages[-1]))
    return Walk(pages, {route.path for route in reading} - set(met))


def _fetched(browser: Browser, url: str, waiting: deque[str]) -> httpx.Response | None:
    """The page, or None for what is none: a redirection is followed, a stream left alone."""
    with browser.client.stream("GET", url, headers={"Accept": "text/html"}) as answer:
        if answer.status_code in _REDIRECTIONS:
            waiting.append(urljoin(url, answer.headers["location"]))
            return None
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return None
        answer.read()
        return answer


def _links(walked: Walked) -> Iterator[str]:
    for link in walked.page.xpath("//a/@href"):
        if link.startswith("/") and not link.startswith("//"):
            yield link.partition("#")[0]
