"""From the form of a correction to what is changed."""

from dateline.article import Article
from services.api.page.correcting import patch_of, values_of
from tests.index.articles import article, entity

REPORT = article(
    "Harbour reopens",
    "One.\n\nTwo.",
    people=[entity("Jane Doe", "Jane Doe").model_copy(update={"roles": ["mayor"]})],
    keywords=["ships", "sea"],
    section="world",
)


def _changed(told: Article, **given: str) -> dict[str, object]:
    return patch_of(told, {**values_of(told), **given}).values


def test_a_form_that_nobody_touched_changes_nothing() -> None:
    assert _changed(REPORT) == {}


def test_the_line_ends_of_a_browser_are_no_change() -> None:
    assert _changed(REPORT, body="One.\r\n\r\nTwo.") == {}


def test_a_field_that_is_emptied_has_no_value_any_more() -> None:
    assert _changed(REPORT, section=" ") == {"section": None}


def test_a_list_has_an_entry_on_each_line() -> None:
    assert _changed(REPORT, keywords="ships\n\n harbour ") == {"keywords": ["ships", "harbour"]}


def test_names_that_stay_keep_their_roles() -> None:
    (jane, john) = _changed(REPORT, people="Jane Doe\nJohn Roe")["people"]  # type: ignore[misc]
    assert (jane["name"], jane["roles"]) == ("Jane Doe", ["mayor"])
    assert (john["name"], john["roles"]) == ("John Roe", [])


def test_what_cannot_be_is_told_and_changes_nothing() -> None:
    asked = patch_of(REPORT, {"published": "next week"})
    assert asked.values == {}
    assert asked.slip
    assert "published" in asked.slip


def test_after_another_text_the_enrichment_is_stale() -> None:
    assert patch_of(REPORT, {"headline": "Harbour closes"}).text_changed
    assert not patch_of(REPORT, {"section": "Ports"}).text_changed
