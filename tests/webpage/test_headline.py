import pytest

from dateline.webpage.headline import document_title, printed_headline, without_outlet
from tests.webpage.pages import page


def test_the_title_is_one_line_and_none_where_it_is_empty() -> None:
    assert document_title(page(head="<title>Ferry\n sails </title>")) == "Ferry sails"
    assert document_title(page(head="<title> </title>")) is None
    assert document_title(page()) is None


@pytest.mark.parametrize(
    ("headings", "title", "headline"),
    [
        (["Ferry sails again"], "Ferry sails again | The Post", "Ferry sails again"),
        (["The Post", "Ferry sails again"], "Ferry sails again | The Post", "Ferry sails again"),
        (["The night ferry sails again"], "Ferry sails again tonight", "The night ferry sails again"),
        (["The Harbour Post"], "Ferry sails again", None),
        (["Ferry sails again"], None, "Ferry sails again"),
        (["One story", "Another story"], None, None),
        (["x" * 301], None, None),
        ([], "Ferry sails again", None),
    ],
)
def test_the_printed_headline_is_the_heading_that_the_title_is_about(
    headings: list[str], title: str | None, headline: str | None
) -> None:
    body = "".join(f"<h1>{heading}</h1>" for heading in headings)
    assert printed_headline(page(body), title) == headline


@pytest.mark.parametrize(
    ("title", "outlet", "domain", "headline"),
    [
        ("Ferry sails | The Post", "The Post", None, "Ferry sails"),
        ("Ferry sails – The Post", "the post", None, "Ferry sails"),
        ("The Post: Ferry sails", "The Post", None, "The Post: Ferry sails"),
        ("The Post | Ferry sails", "The Post", None, "Ferry sails"),
        ("Ferry sails - quaypost", None, "www.quaypost.example", "Ferry sails"),
        ("Ferry sails - again", "The Post", None, "Ferry sails - again"),
        ("Ferry sails | The Post", None, None, "Ferry sails | The Post"),
        ("Half-time at sea", "time", None, "Half-time at sea"),
    ],
)
def test_the_outlet_is_taken_off_where_a_sign_parts_it(
    title: str, outlet: str | None, domain: str | None, headline: str
) -> None:
    assert without_outlet(title, outlet, domain) == headline
