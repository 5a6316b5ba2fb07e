"""What lies on a page: pieces of lines with their places, and lines made of them. Points, y growing downwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

DISPLAY = 1.25
"""Of the size of the running text: what is larger is a headline or a heading."""
_SAME_LINE = 0.5  # of the height of the lower one, that two pieces of a line share


@dataclass(frozen=True)
class Piece:
    """Text without a wide gap in it, and its box. The height of the box, ascender to descender, is the type's size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """The height of the type."""
        return self.bottom - self.top


def type_size(pieces: Iterable[Piece]) -> float:
    """The height of the type that most characters are set in: that of the running text; 1 where there is none."""
    counted: dict[float, int] = {}
    for piece in pieces:
        size = round(piece.size, 1)
        counted[size] = counted.get(size, 0) + len(piece.text)
    return max(max(counted, key=lambda size: counted[size], default=1.0), 0.1)


def rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that stand on one line, across all columns, from top to bottom, each row from left to right."""
    found: list[list[Piece]] = []
    bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        shared = bottom - piece.top
        if found and shared >= _SAME_LINE * min(piece.size, found[-1][-1].size):
            found[-1].append(piece)
        else:
            found.append([piece])
        bottom = median(each.bottom for each in found[-1][-3:])
    return [sorted(row, key=lambda piece: piece.left) for row in found]


def lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The rows as one piece each: the lines of a column."""
    return [joined(row) for row in rows(pieces)]


def joined(row: Sequence[Piece]) -> Piece:
    """One piece made of those of a row; its size is that of the longest of them."""
    main = max(row, key=lambda piece: len(piece.text))
    text = " ".join(piece.text for piece in row)
    return Piece(text, row[0].left, main.top, max(piece.right for piece in row), main.bottom)


def with_initials(pieces: Sequence[Piece], body: float) -> list[Piece]:
    """The pieces with each large initial put before the line it begins, and the lines beside it drawn to its left."""
    initials = [
        piece for piece in pieces if len(piece.text) <= 2 and piece.size > 1.8 * body and piece.text[-1:].isalpha()
    ]
    found = list(pieces)
    for initial in initials:
        beside = [
            n
            for n, piece in enumerate(found)
            if piece is not initial
            and -0.3 * body <= piece.left - initial.right <= body
            and initial.top <= (piece.top + piece.bottom) / 2 <= initial.bottom
            and piece.size < initial.size / 1.5
        ]
        first = min(beside, key=lambda n: found[n].top, default=None)
        if first is None:
            continue
        for n in beside:
            piece = found[n]
            text = initial.text + piece.text if n == first else piece.text
            found[n] = Piece(text, initial.left, piece.top, piece.right, piece.bottom)
        found.remove(initial)
    return found
