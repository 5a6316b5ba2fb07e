"""A field corrected in place: it stays so, and says who says so."""

import httpx
import pytest
from playwright.sync_api import expect

from services.api.page.addresses import article_url
from tests.browser.conftest import Visit


@pytest.mark.parametrize("script", [True, False])
def test_a_headline_is_corrected_in_place(visitor: Visit, api: httpx.Client, script: bool) -> None:
    word = "lighthouse" if script else "observatory"
    (found, *_) = api.get("/v1/articles", params={"q": word, "query_fields": "headline"}).json()["articles"]
    corrected = f"The {word} that was corrected"
    page = visitor(article_url(found["id"]), script=script)
    page.get_by_role("link", name="Correct").or_(page.get_by_role("button", name="Correct")).or_(
        page.locator("summary").filter(has_text="Correct")
    ).first.click()
    box = page.get_by_label("Headline").first
    expect(box).to_have_value(found["headline"])
    box.fill(corrected)
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(corrected)
    assert api.get(f"/v1/articles/{found['id']}").json()["headline"] == corrected
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(corrected)
