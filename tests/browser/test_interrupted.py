"""Folders, and a server that is busy or falls silent: what was dropped onto the page comes to its end all the same."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.test_dropping import drop_onto, reads, report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article in it, one further down, and something hidden, which is no news."""
    desk = tmp_path / "desk"
    (desk / "evening").mkdir(parents=True)
    (desk / ".cache").mkdir()
    (desk / ".cache" / "old.txt").write_text(report("Hidden"))
    (desk / ".DS_Store").write_text("x")
    return desk


def filled(folder: Path, first: str, second: str) -> Path:
    (folder / "first.txt").write_text(report(first))
    (folder / "evening" / "second.txt").write_text(report(second))
    return folder


def sends_two_and_nothing_hidden(page: Page, first: str, second: str) -> None:
    for word in (first, second):
        expect(page.get_by_role("link", name=f"{word} bakery").first).to_be_visible(timeout=30_000)
    expect(page.locator("[data-sent]")).to_have_text("2 of 2 sent.")


def test_a_folder_that_was_chosen_is_sent_with_all_that_is_in_it(visitor: Visit, folder: Path) -> None:
    page = visitor("/inbox")
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="folder").click()
    chosen.value.set_files(filled(folder, "Nones", "Vespers"))
    sends_two_and_nothing_hidden(page, "Nones", "Vespers")


def test_a_folder_that_was_dragged_onto_the_page_is_sent_with_all_that_is_in_it(visitor: Visit, folder: Path) -> None:
    page = visitor("/inbox")
    box = page.locator("[data-drop]").bounding_box()
    assert box
    browser = page.context.new_cdp_session(page)
    files = {"items": [], "files": [str(filled(folder, "Kalends", "Ides"))], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        where = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        browser.send("Input.dispatchDragEvent", {"type": kind, **where, "data": files})
    sends_two_and_nothing_hidden(page, "Kalends", "Ides")


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_is_busy_is_asked_again_when_it_says(visitor: Visit, status: int) -> None:
    page = visitor("/inbox", expects=status)
    refusals = iter([status] * 2)

    def busy_at_first(route: Route) -> None:
        refused = next(refusals, None)
        if route.request.method != "POST" or refused is None:
            route.continue_()
        else:
            route.fulfill(status=refused, headers={"Retry-After": "1"}, json={"detail": "Too many.", "advice": "Wait."})

    page.route("**/inbox", busy_at_first)
    drop_onto(page, {f"busy-{status}.txt": report(f"Busy{status}")})
    expect(page.locator("[data-sent]")).to_contain_text("the server is busy, the rest follows by itself")
    reads(page, f"Busy{status} bakery wins bread prize")


def test_a_connection_that_breaks_is_tried_again(visitor: Visit) -> None:
    page = visitor("/inbox")
    breaks = iter([True])
    page.route("**/inbox", lambda route: route.abort() if next(breaks, False) else route.continue_())
    drop_onto(page, {"broken.txt": report("Broken")})
    reads(page, "Broken bakery wins bread prize")


def test_where_nothing_can_be_listened_to_it_is_asked_how_far_the_files_are(visitor: Visit) -> None:
    page = visitor("/inbox")
    page.route("**/inbox/events**", lambda route: route.abort())
    drop_onto(page, {"silent.txt": report("Silent")})
    reads(page, "Silent bakery wins bread prize")
