"""A field corrected in place: it stays so, and says who says so."""

from typing import Any

import httpx
from playwright.sync_api import expect

from services.api.page.addresses import article_url
from tests.browser.conftest import Visit
from tests.stack_launcher import wait_until


def found(api: httpx.Client, q: str) -> dict[str, Any]:
    """The article that a search has first."""
    (first, *_) = api.get("/v1/articles", params={"q": q}).json()["articles"]
    return dict(first)


def test_a_headline_is_corrected_where_it_stands(visitor: Visit, api: httpx.Client) -> None:
    article = found(api, "Skerry lighthouse")
    page = visitor(article_url(article["id"]))
    headline = page.get_by_role("heading", level=1)
    headline.hover()
    page.get_by_role("button", name="Correct the headline").click()
    box = page.get_by_role("textbox", name="headline")
    expect(box).to_have_value(article["headline"])
    box.fill("The keeper has left Skerry light")
    box.press("Enter")
    expect(headline).to_contain_text("The keeper has left Skerry light")
    assert api.get(f"/v1/articles/{article['id']}").json()["headline"] == "The keeper has left Skerry light"


def test_escape_leaves_a_headline_as_it_is(visitor: Visit, api: httpx.Client) -> None:
    article = found(api, "stolen cello")
    page = visitor(article_url(article["id"]))
    page.get_by_role("heading", level=1).hover()
    page.get_by_role("button", name="Correct the headline").click()
    page.get_by_role("textbox", name="headline").fill("Nonsense")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_contain_text(article["headline"])
    assert api.get(f"/v1/articles/{article['id']}").json()["headline"] == article["headline"]


def test_without_script_fields_are_corrected_in_a_form_and_it_says_who_did(visitor: Visit, api: httpx.Client) -> None:
    article = found(api, "stolen cello")
    page = visitor(article_url(article["id"]), script=False)
    page.get_by_role("link", name="Correct", exact=True).click()
    box = page.get_by_label("Headline")
    expect(box).to_have_value(article["headline"])
    box.fill("The cello is back")
    page.get_by_label("Your name").fill("Night desk")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The cello is back")
    page.locator("#provenance > summary").click()
    expect(page.locator("#why-headline")).to_contain_text("Night desk")


def test_a_correction_is_undone_by_giving_the_field_back(visitor: Visit, api: httpx.Client) -> None:
    article = found(api, '"night train"')
    page = visitor(f"{article_url(article['id'])}/correct")
    page.get_by_label("Headline").fill("Something else altogether")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Something else altogether")
    page.locator("#provenance > summary").click()
    page.locator("#why-headline").get_by_role("button", name="Give back").click()
    wait_until(lambda: api.get(f"/v1/articles/{article['id']}").json()["headline"] == article["headline"])
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text(article["headline"])
