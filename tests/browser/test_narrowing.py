"""Facets combine and come off one by one; every state of a search is an address."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from services.api.page.addresses import search_url
from tests.browser.conftest import Visit
from tests.browser.newsroom import OUTLETS
from tests.browser.visitor import search_box


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def total(page: Page) -> int:
    """How many articles the page says there are."""
    return int(page.locator(".found .head h2").inner_text().split()[0].replace(",", ""))


def opened(page: Page, facet: str) -> Locator:
    """The choices of a facet, unfolded."""
    choices = page.locator(f"#facet-{facet} li")
    for folded in ("details.narrow > summary", f"#facet-{facet} > summary"):
        # The whole of them is only folded on a telephone.
        if page.locator(folded).is_visible() and not choices.first.is_visible():
            page.locator(folded).click()
    return choices


@pytest.mark.parametrize("script", [True, False])
def test_facets_combine_and_come_off_one_by_one(visitor: Visit, script: bool) -> None:
    page = visitor(search_url(q="registered"), script=script)
    everything = total(page)

    first = opened(page, "source").first
    name, count = first.locator("a").first.inner_text(), int(first.locator(".count").inner_text())
    first.locator("a").first.click()
    page.wait_for_url(lambda url: "source=" in url)
    assert parameters(page)["source"] == [name]
    assert total(page) == count < everything

    person = opened(page, "person").first
    person.locator("a").first.click()
    page.wait_for_url(lambda url: "person=" in url)
    assert parameters(page)["source"] == [name], "the other one stays"
    assert 0 < total(page) < count

    chips = page.get_by_role("list", name="Narrowed by").get_by_role("link", name="Take off")
    expect(chips.filter(has_text=name)).to_have_count(1)
    chips.filter(has_text=name).click()
    page.wait_for_url(lambda url: "source=" not in url)
    assert "person" in parameters(page)
    chips.first.click()
    page.wait_for_url(lambda url: "person=" not in url)
    assert total(page) == everything


def test_a_value_can_be_ruled_out(visitor: Visit) -> None:
    page = visitor(search_url(q="registered"))
    everything = total(page)
    first = opened(page, "source").first
    count = int(first.locator(".count").inner_text())
    first.hover()
    first.get_by_role("link", name="not ").click()
    page.wait_for_url(lambda url: "source=-" in url)
    assert total(page) == everything - count


def test_a_narrowed_search_is_an_address_that_others_can_open(visitor: Visit) -> None:
    page = visitor(search_url(q="registered", source=[OUTLETS[0]], order_by="oldest"))
    other = visitor(page.url, width=390)
    assert total(other) == total(page) > 0
    expect(search_box(other)).to_have_value("registered")


def test_a_bar_of_the_histogram_narrows_to_its_time(visitor: Visit) -> None:
    page = visitor(search_url(q="registered"))
    page.locator(".times .chart a").last.click()
    page.wait_for_url(lambda url: "from_date=" in url)
    assert total(page) > 0


def test_a_box_drawn_on_the_map_narrows_to_its_places(visitor: Visit) -> None:
    page = visitor(search_url(q="harbour"))
    everything = total(page)
    page.get_by_role("link", name="On the map").click()
    page.wait_for_url(lambda url: "/places" in url)
    dot = page.get_by_role("link", name="Karachi: ").bounding_box()
    assert dot
    x, y = dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2
    page.mouse.move(x - 15, y - 15)
    page.mouse.down()
    page.mouse.move(x, y)
    page.mouse.move(x + 15, y + 15)
    page.mouse.up()
    page.wait_for_url(lambda url: "bbox=" in url)
    assert parameters(page)["q"] == ["harbour"], "the words stay"
    assert 0 < total(page) < everything


def test_a_place_on_the_map_can_be_clicked(visitor: Visit) -> None:
    page = visitor("/places")
    page.get_by_role("link", name="Karachi: ").locator("circle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Karachi")


def test_copies_are_folded_until_one_asks_for_them(visitor: Visit) -> None:
    page = visitor(search_url(q="gantry crane Tuesday"))
    folded = total(page)
    page.get_by_role("link", name="1 more").or_(page.get_by_text("and 1 more")).first.click()
    expect(page.get_by_role("link", name="Terminal at Constanta shut by crane collapse").first).to_be_visible()
    shown = visitor(search_url(q="gantry crane Tuesday", duplicates="show"))
    assert total(shown) == folded + 1


def test_a_search_is_also_a_feed(visitor: Visit) -> None:
    page = visitor(search_url(q="ferry"))
    href = page.locator('link[rel=alternate][type="application/rss+xml"]').get_attribute("href")
    answer = page.request.get(str(href))
    assert answer.status == 200
    assert "Harbour ferry returns to Karachi" in answer.text()


def test_a_slip_in_the_address_is_said_where_it_can_be_mended(visitor: Visit) -> None:
    page = visitor(search_url(q="ferry", from_date="someday"), expects=400)
    expect(page.get_by_role("alert")).to_contain_text("someday")
    expect(search_box(page)).to_have_value("ferry")
