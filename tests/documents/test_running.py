"""What stands at the edges of pages."""

from dateline.documents.layout import Piece
from dateline.documents.running import Page, without_running


def line(text: str, top: float, size: float = 10.0, left: float = 0.0) -> Piece:
    return Piece(text, left, top, left + 5.0 * len(text), top + size)


def read(*pages: list[Piece]) -> list[Page]:
    return without_running(pages, "UTC")


def story(*words: str) -> list[Piece]:
    """Four lines of running text, another on each page."""
    return [line(f"The ferry runs again from {word}, says the board.", 60 + 12 * n) for n, word in enumerate(words)]


BODY = story("Monday", "Tuesday", "autumn", "now on")
SECOND = story("Kettle Quay", "Sandness", "the slipway", "six o'clock")
THIRD = story("the pier", "the dock", "spring", "noon")


def test_a_row_that_stands_on_each_page_is_no_text() -> None:
    pages = read([line("Courier, page 1", 0), *BODY], [line("Courier, page 2", 0), *SECOND])
    assert [page.removed for page in pages] == [["Courier, page 1"], ["Courier, page 2"]]
    assert [page.pieces for page in pages] == [BODY, SECOND]


def test_a_number_alone_is_that_of_the_page() -> None:
    assert read([*BODY, line("- 17 -", 200)])[0].removed == ["- 17 -"]


def test_a_day_beside_the_name_of_the_paper_is_a_running_head_and_tells_the_day() -> None:
    (page,) = read([line("Courier", 0), line("February 11, 2025", 0, left=200), *BODY])
    assert page.removed == ["Courier  February 11, 2025"]
    assert page.published is not None
    assert str(page.published.time.date()) == "2025-02-11"


def test_a_headline_stays_though_later_pages_repeat_it_in_small_type() -> None:
    title = line("The ferry", 0, size=30)
    pages = read([title, *BODY], [line("The ferry", 0), *SECOND], [line("The ferry", 0), *THIRD])
    assert title in pages[0].pieces
    assert [page.removed for page in pages[1:]] == [["The ferry"], ["The ferry"]]


def test_the_first_lines_of_a_story_stay() -> None:
    page = [line("A pier of steel", 0), line("By Edda Varnholm", 12), *BODY]
    assert read(page)[0].pieces == page


def test_a_page_keeps_its_only_line() -> None:
    assert [piece.text for piece in read([line("1914", 0)])[0].pieces] == ["1914"]
