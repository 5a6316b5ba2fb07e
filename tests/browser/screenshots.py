"""``python -m tests.browser.screenshots FOLDER``: pictures of every view, wide and narrow, light and dark.

With ``--documents``, the few that the documents show are written to docs/pictures/ as well, small enough to be kept.
"""

import argparse
import base64
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Page

from tests.browser import chromium, newsroom
from tests.browser.views import addresses
from tests.browser.visitor import NARROW, WIDE, Theme, visit
from tests.pipeline import ROOT
from tests.servers import settings_for
from tests.stack_launcher import Stack

PICTURES = ROOT / "docs" / "pictures"
DOCUMENTED: dict[str, tuple[str, int, Theme]] = {
    "front": ("front", WIDE, "light"),
    "search": ("search", WIDE, "light"),
    "article": ("article", WIDE, "light"),
    "article-dark": ("article", NARROW, "dark"),
    "inbox": ("inbox", WIDE, "light"),
}
"""The pictures of the documents: view, width, theme."""
_QUALITY = 82  # of WebP; below it the hairlines get lost


def main() -> None:
    """Take them of a Dateline with the samples in it, started for the occasion, or of one that runs already."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--documents", action="store_true", help="write those of docs/pictures/ anew, too")
    parser.add_argument("--view", action="append", help="only this view; may be repeated")
    parser.add_argument("--at", metavar="URL", help="of the Dateline that runs there")
    arguments = parser.parse_args()
    if chromium.executable() is None:
        parser.exit(1, chromium.HOW_TO_INSTALL + "\n")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with _running(arguments.at) as address, chromium.browser() as browser, httpx.Client(base_url=address) as api:
        views = addresses(api)
        for name in arguments.view or views:
            for width in (WIDE, NARROW):
                for theme in ("light", "dark"):
                    file = arguments.folder / f"{name.replace(' ', '-')}-{width}-{theme}.png"
                    with visit(browser, address, width=width, theme=theme) as (page, _):
                        file.write_bytes(_whole(page, views[name]))
                    print(file, flush=True)  # noqa: T201
        if arguments.documents:
            PICTURES.mkdir(exist_ok=True)
            for name, (view, width, theme) in DOCUMENTED.items():
                with visit(browser, address, width=width, theme=theme) as (page, _):
                    (PICTURES / f"{name}.webp").write_bytes(_screen(page, views[view]))


@contextmanager
def _running(address: str | None) -> Iterator[str]:
    if address:
        yield address
        return
    with (
        tempfile.TemporaryDirectory(prefix="dateline-pictures-") as folder,
        Stack(settings_for(Path(folder) / "home")) as stack,
    ):
        newsroom.drop_the_news(stack)
        yield newsroom.address(stack)


def _whole(page: Page, path: str) -> bytes:
    """All of the view from top to bottom, as PNG."""
    _show(page, path)
    return page.screenshot(full_page=True, animations="disabled")


def _screen(page: Page, path: str) -> bytes:
    """What of the view fits on the screen, as WebP."""
    _show(page, path)
    # Playwright itself writes no WebP, a third of the size of PNG.
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    return base64.b64decode(taken["data"])


def _show(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate("document.fonts.ready.then(() => null)")


if __name__ == "__main__":
    main()
