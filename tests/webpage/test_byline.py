import pytest

from dateline.webpage.byline import declared_byline, introduced_names, printed_byline
from tests.webpage.pages import page


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        ("Jane Doe", "Jane Doe"),
        ("Jane Doe, jane@post.example", "Jane Doe"),
        ("https://post.example/authors/jane", None),
        ("The Post", None),
        ("12345", None),
        ("", None),
        ("x" * 121, None),
    ],
)
def test_a_declared_author_is_neither_an_address_nor_the_outlet(value: str, byline: str | None) -> None:
    assert declared_byline(value, "The Post") == byline


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Von Jana Holm", ["Jana Holm"]),
        ("par Jean Roux", ["Jean Roux"]),
        ("Written by Jane Doe", ["Jane Doe"]),
        ("Jane", []),
    ],
)
def test_names_are_read_behind_the_words_of_other_languages(byline: str, names: list[str]) -> None:
    assert introduced_names(byline) == names


@pytest.mark.parametrize(
    ("body", "byline"),
    [
        ('<a rel="author">Jane Doe</a>', "Jane Doe"),
        ('<span itemprop="author">Jane Doe</span>', "Jane Doe"),
        ('<p class="byline">By Jane Doe | 9 March</p>', "By Jane Doe"),
        ('<div class="author-name">Jane Doe</div>', "Jane Doe"),
        ('<p class="byline">Von Jana Holm</p>', "Von Jana Holm"),
        ('<p class="author">Our ferry correspondence goes on below the fold</p>', None),
        ("<p>By Jane Doe</p>", None),
        ('<footer><a rel="author">Jane Doe</a></footer>', None),
        ('<div class="comments"><span class="author">Jane Doe</span></div>', None),
    ],
)
def test_the_printed_byline_is_marked_as_one_and_is_the_story_s(body: str, byline: str | None) -> None:
    assert printed_byline(page(body)) == byline


def test_what_the_page_declares_comes_before_what_only_looks_so() -> None:
    body = '<p class="author">Odd Lie</p><a rel="author">Jane Doe</a>'
    assert printed_byline(page(body)) == "Jane Doe"
