from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import is_place
from dateline.newsprint.page import Page, read_page

PIECES = (
    "Bridge inspectors find new cracks",
    "By JANE DOE",
    "Our Correspondent",
    "KARACHI: The bridge is closed again.",
    "OSLO",
    "LONDON (AP) — ",
    "Published in Dawn, February 9th, 2025",
    "Page 3",
    "Read more: The bridge we loved",
    "Related stories",
    "Sport",
    "Jane Doe",
    "The inspectors found cracks. They closed a lane.",
    "A report will follow in a month.",
    "Reuters",
    "Police warn drivers of ice on mountain roads",
    "Singer cancels tour of seven cities after a fall",
    "Museum opens rooms that were closed since the flood",
    "The bridge on Saturday. Photo: Ilse Brandt/Courier",
    "2 hours ago",
    "© 2025 The Courier",
    "Why does the bridge sing?",
    "And so it went",
    "“No,” she said",
    "x",
    "- 4 -",
)


def words_of(page: Page) -> list[str]:
    """All words of a page, wherever they were put, sorted."""
    fields = [page.headline, page.standfirst, page.section, page.byline and page.byline.text]
    fields += [page.dateline.text if page.dateline else None]
    texts = [*filter(None, fields), *page.body, *(piece.text for piece in page.removed)]
    return sorted(word.strip(",:—–-") for text in texts for word in text.split() if word.strip(",:—–-"))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_every_word_of_a_page_is_somewhere_once(paragraphs: list[str]) -> None:
    page = read_page(paragraphs, "UTC", is_place)
    expected = sorted(word.strip(",:—–-") for text in paragraphs for word in text.split() if word.strip(",:—–-"))
    assert words_of(page) == expected
    assert page.body, "a page is never without a story"


@given(st.lists(st.text(min_size=1, max_size=80).map(str.strip).filter(bool), min_size=1, max_size=8))
def test_any_text_is_read(paragraphs: list[str]) -> None:
    assert read_page(paragraphs, "UTC", is_place).body


def test_what_was_removed_is_in_the_order_of_the_page() -> None:
    lines = ["Page 1", "The bridge is closed. It sings.", "Also read: The bridge", "It will open again.", "Page 2"]
    removed = [piece.text for piece in read_page(lines, "UTC", is_place).removed]
    assert removed == ["Page 1", "Also read: The bridge", "Page 2"]


def test_the_year_of_the_dateline_comes_from_the_printed_day_of_publication() -> None:
    page = read_page(
        ["Published January 2, 2025", "GENEVA, Dec 30 - The last steamer turned a hundred."],
        "UTC",
        is_place,
        date(2030, 1, 1),
    )
    assert page.dateline
    assert page.dateline.date == date(2024, 12, 30)


@pytest.mark.parametrize("line", ["Our Correspondent", "Page 3", "Read more: The bridge", "© 2025 The Courier"])
def test_a_page_of_one_line_keeps_it(line: str) -> None:
    assert read_page([line], "UTC", is_place).body == [line]
