"""An alert made of a search, and seen to fire."""

import httpx
import pytest
from playwright.sync_api import expect

from dateline.spool.layout import Spool
from services.api.page.addresses import search_url
from tests.browser.conftest import Visit
from tests.stack_launcher import Stack, wait_until


def report(word: str) -> str:
    return f"""Orchestra of {word} finds its missing harp

{word.upper()}: The harp that the orchestra of {word} had missed since 2019 stood in the cloakroom,
its director said on Monday.
"""


@pytest.mark.parametrize("script", [True, False])
def test_an_alert_made_of_a_search_fires_when_such_an_article_arrives(
    visitor: Visit, stack: Stack, api: httpx.Client, script: bool
) -> None:
    word = "Vaduz" if script else "Andorra"
    page = visitor(search_url(q=f"harp {word}"), script=script)
    page.get_by_role("link", name="Make an alert").first.click()
    page.wait_for_url("**/alerts/new**")
    expect(page.locator("main input[name=q]").first).to_have_value(f"harp {word}")
    page.get_by_label("Name").first.fill(f"Harps of {word}")
    page.get_by_role("button", name="Make").or_(page.get_by_role("button", name="Save")).first.click()
    expect(page.get_by_role("heading", name=f"Harps of {word}").first).to_be_visible()
    (alert,) = (each for each in api.get("/v1/alerts").json()["alerts"] if each["name"] == f"Harps of {word}")

    (Spool(stack.settings.home).inbox / f"harp-{word}.txt").write_text(report(word))
    wait_until(lambda: api.get(f"/v1/alerts/{alert['id']}/matches").json()["matches"])
    page.goto(f"/alerts/{alert['id']}")
    page.get_by_role("link", name=f"Orchestra of {word} finds its missing harp").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("missing harp")


def test_a_dry_run_over_the_archive_tells_what_an_alert_would_have_found(visitor: Visit) -> None:
    page = visitor("/alerts/new?q=ferry")
    expect(page.locator("main")).to_contain_text("Harbour ferry returns to Karachi")


def test_a_match_appears_on_the_open_page_of_its_alert(visitor: Visit, stack: Stack, api: httpx.Client) -> None:
    made = api.post("/v1/alerts", json={"name": "Tubas", "selection": {"q": "harp Nauru"}}).raise_for_status().json()
    page = visitor(f"/alerts/{made['id']}")
    live = page.locator("#live")
    expect(live).to_have_text("New matches appear here by themselves.")
    (Spool(stack.settings.home).inbox / "harp-nauru.txt").write_text(report("Nauru"))
    expect(live).to_have_text("1 new match", timeout=30_000)
    page.locator("#matches").get_by_role("link", name="Orchestra of Nauru finds its missing harp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("missing harp")
