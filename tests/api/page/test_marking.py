"""Names and quotes marked in a text."""

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from services.api.page.marking import KINDS, Mark, marks_of, paragraphs
from tests.index.articles import article, entity, place

SAID = 'The mayor said "Karachi is <b>open</b>" & left.'


def _mark(words: str, kind: str = "people", href: str | None = "/x") -> Mark:
    start = SAID.index(words)
    return Mark((start, start + len(words)), kind, words, href)


def test_a_name_is_a_link_and_all_around_it_is_text() -> None:
    assert paragraphs("Jane & John", [Mark((0, 4), "people", "Jane Doe", "/people/Jane%20Doe")]) == [
        '<a class="mark people" title="Jane Doe" href="/people/Jane%20Doe">Jane</a> &amp; John'
    ]


def test_a_name_in_a_quote_stands_in_it() -> None:
    (html,) = paragraphs(SAID, [_mark("Karachi", "places"), _mark("Karachi is <b>open</b>", "quotes", None)])
    (quote,) = lxml.html.fromstring(html).cssselect(".quotes")
    assert [name.text for name in quote.cssselect(".places")] == ["Karachi"]


def test_of_links_one_in_another_the_inner_one_is_none() -> None:
    (html,) = paragraphs(SAID, [_mark("The mayor"), _mark("mayor")])
    assert len(lxml.html.fromstring(html).cssselect("a")) == 1
    assert len(lxml.html.fromstring(html).cssselect(".mark")) == 2


def test_a_quote_over_two_paragraphs_is_closed_in_each() -> None:
    text = "She said: one.\n\nTwo, she said."
    first, second = paragraphs(text, [Mark((10, 19), "quotes", "said")])
    assert [lxml.html.fromstring(part).cssselect(".quotes")[0].text for part in (first, second)] == ["one.", "Two"]


def test_what_lies_outside_of_the_text_is_left_out() -> None:
    assert paragraphs("Short", [Mark((3, 90), "people", "x"), Mark((-2, 3), "people", "y")]) == ["Short"]


def test_the_marks_of_an_article_are_its_names_and_quotes() -> None:
    told = article(
        "Mayor",
        "Jane Doe spoke in Karachi.",
        people=[entity("Jane Doe", "Jane Doe").model_copy(update={"spans": [(0, 8)]})],
        places=[place("Karachi", "Karachi").model_copy(update={"spans": [(18, 25)]})],
        quotes=[{"text": "spoke", "span": (9, 14), "speaker": "Jane Doe"}],
    )
    assert [(mark.kind, told.body[slice(*mark.span)]) for mark in marks_of(told)] == [
        ("people", "Jane Doe"),
        ("places", "Karachi"),
        ("quotes", "spoke"),
    ]


_TEXTS = st.text(alphabet='ab<&"> \n€𝄞', max_size=40)
_MARKS = st.lists(
    st.builds(
        Mark,
        span=st.tuples(st.integers(-1, 42), st.integers(-1, 42)),
        kind=st.sampled_from(KINDS),
        title=st.sampled_from(["x", '"><script>']),
        href=st.sampled_from([None, "/x"]),
    ),
    max_size=6,
)


@given(text=_TEXTS, marks=_MARKS)
def test_whatever_is_marked_the_words_stay_and_every_mark_is_closed_where_it_was_opened(
    text: str, marks: list[Mark]
) -> None:
    drawn = paragraphs(text, marks)
    # A parser that mends nothing: what is not well formed is refused.
    read = [lxml.etree.fromstring(f"<p>{part}</p>") for part in drawn]
    assert "\n".join("".join(part.itertext()) for part in read).split() == text.split()
    assert {each.tag for part in read for each in part.iter()} <= {"p", "a", "span"}
