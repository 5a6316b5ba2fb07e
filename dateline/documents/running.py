"""Running heads and feet: what stands at the edge of the page for the sake of the page, with its number."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dateline.documents.layout import Piece, rows, type_size
from dateline.newsprint.furniture import furniture
from dateline.newsprint.published import PublicationNote, read_publication

_EDGE = 2  # rows at the top, and as many at the bottom, that may be running heads
_NUMBER = re.compile(r"[-–—]?\s*(?:(?:page|seite|p\.)\s*)?[A-Z]?\d{1,4}\s*[-–—]?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LONGEST = 200  # characters of a row; a longer one is text
# Heights of the type between a running head and the text: on pages set for print two or more, within the text a half.
_APART = 0.8
_LARGEST = 1.3  # of the running text; a headline is larger


class Page(NamedTuple):
    """The pieces of a page that are text, the rows that were not, and the day that one of these gives."""

    pieces: list[Piece]
    removed: list[str]
    published: PublicationNote | None


def without_running(pages: Sequence[Sequence[Piece]], time_zone: str) -> list[Page]:
    """The pages without their running heads, feet and numbers.

    A row at the edge is one when it stands there on other pages, too, whatever its digits; when it is a page number; or
    when it stands apart in small type with a page number or a day in it, as on a single page of a newspaper.
    """
    laid = [rows(page) for page in pages]
    seen = Counter(key for page in laid for key in {_key(row) for row in page[:_EDGE] + page[-_EDGE:]})
    body = type_size(piece for page in pages for piece in page)
    return [_page(page, seen, body, time_zone) for page in laid]


def _page(page: list[list[Piece]], seen: Counter[str], body: float, time_zone: str) -> Page:
    top = _count(page, seen, body, time_zone)
    bottom = _count([*reversed(page[top:])], seen, body, time_zone)
    end = len(page) - bottom
    removed = page[:top] + page[end:]
    notes = [read_publication(piece.text, time_zone) for row in removed for piece in row if len(piece.text) <= _LONGEST]
    return Page(
        [piece for row in page[top:end] for piece in row],
        ["  ".join(piece.text for piece in row) for row in removed],
        next((note for note in notes if note and not note.updated), None),
    )


def _count(page: list[list[Piece]], seen: Counter[str], body: float, time_zone: str) -> int:
    """How many rows, from the edge inwards, are running heads."""
    count = 0
    for row in page[:_EDGE]:
        following = page[count + 1] if count + 1 < len(page) else None
        is_number = _NUMBER.fullmatch(_text(row)) or furniture(_text(row)) == "page number"
        if not (is_number or _repeats(row, seen) or _is_folio(row, following, body, time_zone)):
            break
        count += 1
    return count if count < len(page) else 0


def _repeats(row: list[Piece], seen: Counter[str]) -> bool:
    """Whether the row stands at the edge of other pages, too; one without letters tells nothing."""
    return seen[_key(row)] > 1 and len(_text(row)) <= _LONGEST and any(map(str.isalpha, _text(row)))


def _is_folio(row: list[Piece], following: list[Piece] | None, body: float, time_zone: str) -> bool:
    """Whether the row has a page number or a day in it, and is parted from the text by type and white."""
    if (
        following is None
        or len(row) < 2
        or len(_text(row)) > _LONGEST
        or max(each.size for each in row) > _LARGEST * body
    ):
        return False
    one, two = sorted((row, following), key=lambda each: each[0].top)
    white = min(piece.top for piece in two) - max(piece.bottom for piece in one)
    is_told = any(_NUMBER.fullmatch(piece.text) or read_publication(piece.text, time_zone) for piece in row)
    return is_told and white >= _APART * body


def _text(row: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in row)


def _key(row: Sequence[Piece]) -> str:
    """What is compared between pages: left and right pages have the parts of a running head the other way round.

    The size of the type is part of it: a running head may repeat the title of the first page, which stays.
    """
    parts = sorted(_DIGITS.sub("#", piece.text.casefold()) for piece in row)
    return " ".join([str(round(row[0].size)), *parts])
