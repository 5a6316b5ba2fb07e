"""The real stack with news in it, started once for all tests here, and a browser to look at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium, newsroom, views
from tests.browser.visitor import Complaints, visit
from tests.servers import settings_for
from tests.stack_launcher import Stack

Visit = Callable[..., Page]


@pytest.fixture(scope="package", autouse=True)
def _chromium() -> None:
    if chromium.executable() is None:
        pytest.skip(chromium.HOW_TO_INSTALL)


@pytest.fixture(scope="package")
def stack(tmp_path_factory: pytest.TempPathFactory, _chromium: None) -> Iterator[Stack]:
    with Stack(settings_for(tmp_path_factory.mktemp("browser") / "home")) as running:
        newsroom.drop_the_news(running)
        yield running


@pytest.fixture(scope="package")
def address(stack: Stack) -> str:
    """Where the page is: http://127.0.0.1:PORT."""
    return newsroom.address(stack)


@pytest.fixture(scope="package")
def api(address: str) -> Iterator[httpx.Client]:
    """A client of the same process, to see what the page really did."""
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="package")
def addresses(api: httpx.Client) -> dict[str, str]:
    """Where each view is."""
    return views.addresses(api)


@pytest.fixture(scope="package")
def browser(_chromium: None) -> Iterator[Browser]:
    with chromium.browser() as launched:
        yield launched


@pytest.fixture
def complaints() -> list[Complaints]:
    return []


@pytest.fixture
def visitor(browser: Browser, address: str, complaints: list[Complaints]) -> Iterator[Visit]:
    """Opens pages: ``visitor("/inbox", theme="dark")``. A test fails on any error behind them, see ``Complaints``."""
    with ExitStack() as visits:

        def goes(path: str = "/", *, expects: int = 200, **given: object) -> Page:
            page, heard = visits.enter_context(visit(browser, address, **given))
            heard.expected.add(expects)
            complaints.append(heard)
            page.goto(path)
            return page

        yield goes
    assert [line for heard in complaints for line in heard.found] == []
