"""Searching, reading, paging, and coming back to where one was."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from services.api.page.addresses import search_url
from tests.browser.conftest import Visit
from tests.browser.newsroom import INVENTED
from tests.browser.visitor import search_box

ALL = "registered"  # a word of every invented report


def items(page: Page) -> Locator:
    return page.locator("#results [data-item]")


def read_on(page: Page, count: int) -> None:
    """Scroll down until so many articles are in the list."""
    while items(page).count() < count:
        before = items(page).count()
        page.mouse.wheel(0, 20_000)
        expect(items(page).nth(before)).to_be_attached()


def test_from_the_front_page_to_an_article(visitor: Visit) -> None:
    page = visitor("/")
    link = page.locator("main h3 a").first
    headline = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(headline)


def test_a_search_tells_where_its_words_stand(visitor: Visit) -> None:
    page = visitor(search_url(q="brass clock"))
    found = items(page).first
    expect(found.locator(".hit em").first).to_be_visible()
    expect(found).to_contain_text("Auction clock stops at the fish market")
    expect(found.locator(".meta")).to_contain_text("harbour-courier")


def test_suggestions_come_while_one_types_and_can_be_chosen_with_the_keyboard(visitor: Visit) -> None:
    page = visitor("/search")
    search_box(page).click()
    page.keyboard.type("Sarfraz De")
    choice = page.get_by_role("option", name="Sarfraz Dehlavi")
    expect(choice.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "Dehlavi" in url)


def test_reading_goes_on_without_end_and_back_returns_to_the_place(visitor: Visit) -> None:
    page = visitor(search_url(q=ALL))
    first_screen = items(page).count()
    read_on(page, 2 * first_screen + 5)
    article = items(page).nth(2 * first_screen + 2).locator("h3 a")
    article.scroll_into_view_if_needed()
    where = article.bounding_box()
    name = article.inner_text()
    href = article.get_attribute("href")
    assert where
    article.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)

    page.go_back()
    again = page.locator(f'#results h3 a[href="{href}"]')
    expect(again).to_be_in_viewport()
    back = again.bounding_box()
    assert back
    assert back["y"] == pytest.approx(where["y"], abs=2)
    assert items(page).count() >= 2 * first_screen + 5


def test_every_article_comes_once_however_far_one_reads(visitor: Visit) -> None:
    page = visitor(search_url(q=ALL))
    read_on(page, INVENTED)
    links = page.locator("#results h3 a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(links) == len(set(links)) == INVENTED


def test_searching_reading_and_paging_work_without_script(visitor: Visit) -> None:
    page = visitor("/", script=False)
    search_box(page).fill(ALL)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    seen: list[str] = []
    while True:
        seen += page.locator("#results h3 a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        onward = page.locator("a[rel=next]")
        if not onward.count():
            break
        here = page.url
        onward.click()
        page.wait_for_url(lambda url, here=here: url != here)
    assert len(seen) == len(set(seen)) == INVENTED
    page.locator("#results h3 a").last.click()
    expect(page.locator("main")).to_contain_text("The file was registered under")


def test_an_article_shows_its_names_and_leads_to_their_pages(visitor: Visit, addresses: Mapping[str, str]) -> None:
    page = visitor(addresses["article"])
    page.get_by_role("link", name="Sarfraz Dehlavi").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sarfraz Dehlavi")
    expect(page.get_by_role("link", name="Harbour ferry returns to Karachi").first).to_be_visible()


def test_the_marks_in_an_article_go_and_come_with_m_and_each_kind_with_its_box(
    visitor: Visit, addresses: Mapping[str, str]
) -> None:
    page = visitor(addresses["article"])
    mark = page.locator(".body .mark.people").first

    def looks() -> str:
        return str(
            mark.evaluate("e => { const s = getComputedStyle(e); return s.borderBottomColor + s.backgroundImage; }")
        )

    with_marks = looks()
    page.keyboard.press("m")
    assert looks() != with_marks
    page.keyboard.press("m")
    assert looks() == with_marks
    page.get_by_role("checkbox", name="People").uncheck()
    assert looks() != with_marks
    page.reload()
    expect(page.get_by_role("checkbox", name="People")).not_to_be_checked()


def test_where_a_field_comes_from_is_said_on_hover_and_on_focus(visitor: Visit, addresses: Mapping[str, str]) -> None:
    page = visitor(addresses["article"])
    why, told = page.locator("h1 .why"), page.locator("h1 .tip")
    expect(told).to_be_hidden()
    why.hover()
    expect(told).to_be_visible()
    page.mouse.move(0, 0)
    expect(told).to_be_hidden()
    why.focus()
    expect(told).to_be_visible()
    expect(told).to_contain_text("headline")


def test_two_versions_of_an_article_are_told_apart(visitor: Visit, addresses: Mapping[str, str]) -> None:
    page = visitor(addresses["article with another version"])
    page.get_by_role("link", name="version").first.click()
    expect(page.locator("del").first).to_be_visible()
    expect(page.locator("ins").first).to_be_visible()
