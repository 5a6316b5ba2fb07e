"""Files dropped onto the page: each is followed to its end, and read a moment later."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from dateline.spool.layout import Spool
from tests.browser.conftest import Visit
from tests.stack_launcher import Stack, wait_until

# From the drop to the link to the article; a fraction of a second on an idle machine.
_ARRIVES_MS = 30_000


def report(word: str) -> str:
    """An article that no other is like."""
    return f"""{word} bakery wins bread prize

GHENT: The {word} bakery won the Flemish bread prize on Tuesday for the fourth time, for a loaf of spelt and barley.

"We only added time," said the baker, Lotte Verhulst.
"""


def drop_onto(page: Page, files: dict[str, str]) -> None:
    """Drop files as somebody does who drags them from a folder: a drop is an event with a DataTransfer."""
    transfer = page.evaluate_handle(
        """(files) => {
            const transfer = new DataTransfer();
            for (const [name, text] of Object.entries(files)) transfer.items.add(new File([text], name));
            return transfer;
        }""",
        files,
    )
    target = page.locator("[data-drop]").first
    for kind in ("dragenter", "dragover", "drop"):
        target.dispatch_event(kind, {"dataTransfer": transfer})


def reads(page: Page, headline: str) -> None:
    """Follow the link that appears to the article."""
    link = page.get_by_role("link", name=headline).first
    expect(link).to_be_visible(timeout=_ARRIVES_MS)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(headline)


def test_a_file_dropped_onto_the_page_is_read_a_moment_later(visitor: Visit) -> None:
    page = visitor("/inbox")
    drop_onto(page, {"vesper.txt": report("Vesper")})
    reads(page, "Vesper bakery wins bread prize")


def test_several_files_are_each_followed_to_their_end(visitor: Visit) -> None:
    page = visitor("/inbox")
    drop_onto(page, {"matins.txt": report("Matins"), "lauds.txt": report("Lauds"), "noise.txt": "\x00\x01\x02" * 999})
    for word in ("Matins", "Lauds"):
        expect(page.get_by_role("link", name=f"{word} bakery").first).to_be_visible(timeout=_ARRIVES_MS)
    expect(page.locator("main")).to_contain_text("failed", timeout=_ARRIVES_MS)


@pytest.mark.parametrize("script", [True, False])
def test_a_file_that_was_chosen_is_read_a_moment_later(
    visitor: Visit, tmp_path: Path, api: httpx.Client, script: bool
) -> None:
    word = "Compline" if script else "Terce"
    (tmp_path / f"{word}.txt").write_text(report(word))
    page = visitor("/inbox", script=script)
    page.locator("input[type=file]:not([webkitdirectory])").first.set_input_files(tmp_path / f"{word}.txt")
    if script:
        reads(page, f"{word} bakery wins bread prize")
        return
    page.get_by_role("button", name="Drop").or_(page.get_by_role("button", name="Upload")).first.click()
    wait_until(lambda: api.get("/v1/articles", params={"q": word}).json()["total"] == 1)
    page.goto(f"/search?q={word}")
    expect(page.locator("#results")).to_contain_text(f"{word} bakery wins bread prize")


def test_a_dropped_file_that_is_script_stays_text(visitor: Visit) -> None:
    evil = "<img src=x onerror=document.title='taken'>"
    page = visitor("/inbox")
    drop_onto(page, {f"{evil.replace('/', '')}.txt": report(f"Sext {evil}")})
    link = page.get_by_role("link", name="bakery wins bread prize").filter(has_text="Sext").first
    expect(link).to_be_visible(timeout=_ARRIVES_MS)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(evil)
    assert "taken" not in page.title() or evil in page.title()


@pytest.mark.parametrize("script", [True, False])
def test_a_failed_file_that_was_mended_is_tried_again(
    visitor: Visit, stack: Stack, api: httpx.Client, script: bool
) -> None:
    name = f"prime-{script}.txt".lower()
    word = "Prime" if script else "None"
    spool = Spool(stack.settings.home)
    (spool.inbox / name).write_bytes(bytes(range(256)) * 8)
    wait_until((spool.failed / f"{name}.error.json").exists)
    (spool.failed / name).write_text(report(f"{word}-again"))

    page = visitor("/inbox/failed", script=script)
    row = page.locator("li, tr, article").filter(has_text=name).last
    row.get_by_role("button", name="Try").or_(row.get_by_role("button", name="Retry")).first.click()
    wait_until(lambda: api.get("/v1/articles", params={"q": f'"{word}-again bakery"'}).json()["total"] == 1)
    page.goto("/inbox/failed")
    expect(page.locator("main")).not_to_contain_text(name)


def test_the_inbox_says_that_the_sum_adds_up(visitor: Visit) -> None:
    page = visitor("/inbox")
    expect(page.locator("main")).to_contain_text("accounted for")
