"""The keyboard alone, and the switch between dark and light."""

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import search_box


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_a_question_mark_shows_the_shortcuts_and_escape_puts_them_away(visitor: Visit) -> None:
    page = visitor("/")
    sheet = page.get_by_role("dialog", name="Shortcuts")
    expect(sheet).to_be_hidden()
    page.keyboard.press("?")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("Next and previous article")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_a_slash_goes_to_the_search_box_and_enter_searches(visitor: Visit) -> None:
    page = visitor("/")
    page.keyboard.press("/")
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ferry")
    expect(page.get_by_role("heading", name="Harbour ferry returns to Karachi")).to_be_visible()


def test_j_and_k_walk_through_the_articles_and_o_opens_one(visitor: Visit, addresses: Mapping[str, str]) -> None:
    page = visitor(addresses["search"])
    titles = page.locator("[data-item] h3 a")
    page.keyboard.press("j")
    expect(titles.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(titles.nth(0)).to_be_focused()
    page.keyboard.press("o")
    page.wait_for_url("**/articles/*")


def test_g_and_a_letter_go_to_a_section(visitor: Visit) -> None:
    page = visitor("/")
    for letter, path in (("s", "/stories"), ("i", "/inbox"), ("a", "/alerts"), ("f", "/")):
        page.keyboard.press("g")
        page.keyboard.press(letter)
        page.wait_for_url(f"**{path}")


def test_letters_are_letters_where_one_writes(visitor: Visit) -> None:
    page = visitor("/")
    box = search_box(page)
    box.click()
    page.keyboard.type("d?gi")
    expect(box).to_have_value("d?gi")
    expect(page.get_by_role("dialog", name="Shortcuts")).to_be_hidden()


def test_the_first_tab_leads_past_the_sections_to_the_content(visitor: Visit) -> None:
    page = visitor("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_theme_that_was_switched_to_stays(visitor: Visit) -> None:
    page = visitor("/")
    light = background(page)
    page.get_by_role("button", name="Dark or light").click()
    dark = background(page)
    assert dark != light
    page.reload()
    assert background(page) == dark
    page.goto("/help")
    assert background(page) == dark


def test_the_theme_is_the_machines_own_until_one_switches(visitor: Visit) -> None:
    assert background(visitor("/", theme="dark")) != background(visitor("/", theme="light"))
