"""Every view: in both themes, on a desk and on a telephone, nobody is kept out and nothing is wider than the screen."""

from collections.abc import Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.views import PROBLEMS, VIEWS
from tests.browser.visitor import HEIGHTS, NARROW, WIDE, Theme

# The levels of WCAG 2.2 that are asked for, and axe's own advice of good practice.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_GRAVE = {"serious", "critical"}


def grave_findings(page: Page) -> list[str]:
    """What axe finds serious or critical: the rule, and the places."""
    found = Axe().run(page, options={"runOnly": _RULES, "resultTypes": ["violations"]}).response["violations"]
    return [
        f"{violation['help']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in found
        if violation["impact"] in _GRAVE
        for node in violation["nodes"][:3]
    ]


def overflow(page: Page) -> int:
    """By how many pixels one can scroll to the side."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_nobody_is_kept_out_and_all_of_it_fits(
    visitor: Visit, addresses: Mapping[str, str], view: str, theme: Theme
) -> None:
    page = visitor(addresses[view], theme=theme, expects=PROBLEMS.get(view, 200))
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        assert overflow(page) == 0, f"at {width} pixels"
        assert grave_findings(page) == [], f"at {width} pixels"


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_says_where_one_is(visitor: Visit, addresses: Mapping[str, str], view: str) -> None:
    page = visitor(addresses[view], expects=PROBLEMS.get(view, 200))
    assert page.locator("h1").count() == 1
    assert page.title().endswith("Dateline")
    levels = page.locator("h1, h2, h3, h4").evaluate_all(
        "all => all.filter(h => h.checkVisibility()).map(h => +h.tagName[1])"
    )
    steps = zip([0, *levels], levels, strict=False)
    assert all(level - before <= 1 for before, level in steps if before), levels


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_can_be_read_without_script(visitor: Visit, addresses: Mapping[str, str], view: str) -> None:
    page = visitor(addresses[view], script=False, expects=PROBLEMS.get(view, 200))
    assert page.locator("main").inner_text().strip()
    assert page.locator("main .button[type=button]:visible").count() == 0, "what only script can do is not shown"


@pytest.mark.parametrize("view", ["article", "story", "front"])
def test_paper_has_the_news_and_nothing_to_click(visitor: Visit, addresses: Mapping[str, str], view: str) -> None:
    page = visitor(addresses[view])
    page.emulate_media(media="print")
    assert page.locator("main").is_visible()
    assert page.locator("nav.sections, .masthead form, main form").locator("visible=true").count() == 0
