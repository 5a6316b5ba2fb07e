"""The order of reading of a page, drawn as boxes."""

import pytest

from dateline.documents.columns import in_columns
from dateline.documents.layout import Piece, lines

SIZE = 10.0


def page(drawing: str) -> list[Piece]:
    """The pieces of a page drawn with letters: each run of a letter is one, five points wide and a line high."""
    found = []
    for row, text in enumerate(drawing.splitlines()):
        start = 0
        for word in text.split():
            start = text.index(word, start)
            top = row * 12.0
            found.append(Piece(word, start * 5.0, top, (start + len(word)) * 5.0, top + SIZE))
            start += len(word)
    return found


def order(drawing: str) -> list[str]:
    """The first letters of the lines in the order of reading."""
    return [line.text[:2] for column in in_columns(page(drawing), SIZE) for line in lines(column)]


TWO = "aaaaaaaaaa  dddddddddd\nbbbbbbbbbb  eeeeeeeeee\ncccccccccc  ffffffffff"
HEADLINE = "hhhhhhhhhhhhhhhhhhhhhh"
BELOW = "iiiiiiiiii  llllllllll\njjjjjjjjjj  mmmmmmmmmm\nkkkkkkkkkk  nnnnnnnnnn"
BESIDE = """
hhhhhhhhhhhhhhhhhhhhhh  xxxxxxxxxx
aaaaaaaaaa  dddddddddd  yyyyyyyyyy
bbbbbbbbbb  eeeeeeeeee  zzzzzzzzzz
cccccccccc  ffffffffff  wwwwwwwwww
"""


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("aaaaaaaaaaaa\nbbbbbbbbbbbb\ncccccccccccc", "aa bb cc"),
        (TWO, "aa bb cc dd ee ff"),
        (f"{HEADLINE}\n{TWO}", "hh aa bb cc dd ee ff"),
        (f"{TWO}\n{HEADLINE}\n{BELOW}", "aa bb cc dd ee ff hh ii jj kk ll mm nn"),
        (BESIDE, "hh aa bb cc dd ee ff xx yy zz ww"),
        ("1.  aaaaaaaaaaaa\n2.  bbbbbbbbbbbb\n3.  cccccccccccc", "1. 2. 3."),
    ],
    ids=["one", "two", "headline", "stories", "beside", "list"],
)
def test_columns_are_read_one_after_the_other(drawing: str, expected: str) -> None:
    assert order(drawing) == expected.split()


def test_what_lies_wild_is_read_once_and_soon_done() -> None:
    pieces = [
        Piece(str(n), (n * 37) % 600, (n * 91) % 800, (n * 37) % 600 + 8, (n * 91) % 800 + 6) for n in range(5_000)
    ]
    assert sorted(int(piece.text) for column in in_columns(pieces, 6.0) for piece in column) == list(range(5_000))
