"""The columns of a page in the order of reading.

A recursive cut along the white between boxes (G. Nagy and S. Seth, "Hierarchical representation of optically scanned
documents", 1984), without the recursion. A band of the page reaches as far down as one gutter runs through it: what
stands across the columns, such as a headline, ends a band.
"""

from collections.abc import Sequence

from dateline.documents.layout import DISPLAY, Piece

_GUTTER = 0.7  # heights of the running text; the narrowest white between two columns, where both have several lines
_FEWEST = 3  # lines of columns side by side; two wide blanks one above the other are chance
_LONGEST_MARK = 5  # characters, as 12.3.1 has; of a column of text, at least one line is longer
_WIDE = 4.0  # heights of the running text; so wide a gap parts what stands in fewer lines, too
_PARTS_STORIES = 0.6  # heights of the running text; white above a headline, and none between lines
_NEAR = 50  # pieces at the end of a band, among which are its lowest
_DEEPEST = 12  # cuts within each other; a page of six stories in frames has five
_MOST_PIECES = 6_000  # of a page, a broadsheet has 2,000; with more of them, the order of the file is kept

_Spans = list[tuple[float, float]]


def in_columns(pieces: Sequence[Piece], body: float) -> list[list[Piece]]:
    """The pieces of each column or block, blocks in the order of reading. ``body`` is the size of the running text."""
    found: list[list[Piece]] = []
    waiting = [(0, list(pieces))]
    while waiting:
        depth, region = waiting.pop()
        if depth >= _DEEPEST or len(region) > _MOST_PIECES:
            found.append(region)
            continue
        parts = [part for band in _bands(region, body) for part in _side_by_side(band, body)]
        if len(parts) <= 1:
            found += parts
        else:
            waiting += [(depth + 1, part) for part in reversed(parts)]
    return found


def _bands(region: Sequence[Piece], body: float) -> list[list[Piece]]:
    """The region from top to bottom: bands with columns, and what stands across between them."""
    slabs = _slabs(region)
    bands: list[list[Piece]] = []
    covered: _Spans = []
    has_columns = False
    for number, slab in enumerate(slabs):
        ahead = _ahead(slabs, number, body)
        both = _merged(covered + (_spans(slab) if has_columns else ahead), _GUTTER * body)
        fits = len(both) > 1 or not (has_columns or len(ahead) > 1)
        if bands and fits and not _opens_story(bands[-1], slab, body):
            bands[-1] += slab
            has_columns = has_columns or (len(ahead) > 1 and len(both) > 1)
            covered = _merged(covered + _spans(slab), _GUTTER * body)
        else:
            bands.append(list(slab))
            has_columns = len(ahead) > 1
            covered = _merged(_spans(slab), _GUTTER * body)
    return bands


def _ahead(slabs: Sequence[Sequence[Piece]], number: int, body: float) -> _Spans:
    """What this slab and those below it cover, as many as make up the fewest lines of columns."""
    taken: list[Piece] = []
    for slab in slabs[number : number + _FEWEST]:
        taken += slab
        if _height(taken) >= _FEWEST:
            return _merged(_spans(taken), _GUTTER * body)
    return _merged(_spans(taken), _WIDE * body)


def _spans(pieces: Sequence[Piece]) -> _Spans:
    return [(piece.left, piece.right) for piece in pieces]


def _opens_story(band: Sequence[Piece], slab: Sequence[Piece], body: float) -> bool:
    """Whether a headline stands below white that runs through all columns: what is above is another story's."""
    white = min(piece.top for piece in slab) - max(piece.bottom for piece in band[-_NEAR:])
    return white >= _PARTS_STORIES * body and any(piece.size >= DISPLAY * body for piece in slab)


def _slabs(region: Sequence[Piece]) -> list[list[Piece]]:
    """The region cut at every white line that runs from its left to its right."""
    slabs: list[list[Piece]] = []
    bottom = float("-inf")
    for piece in sorted(region, key=lambda piece: piece.top):
        # Lines that are set close overlap by their descenders: a tenth of the type is white to the eye.
        if piece.top + 0.1 * piece.size >= bottom:
            slabs.append([])
        slabs[-1].append(piece)
        bottom = max(bottom, piece.bottom)
    return slabs


def _merged(spans: _Spans, gutter: float) -> _Spans:
    """The stretches from left to right that are covered, as far as no gutter of this width parts them."""
    found: _Spans = []
    for left, right in sorted(spans):
        if found and left - found[-1][1] < gutter:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _side_by_side(band: Sequence[Piece], body: float) -> list[list[Piece]]:
    """The columns of the band from left to right; the band as it is when chance blanks are all that part it."""
    columns: list[list[Piece]] = []
    right = float("-inf")
    for piece in sorted(band, key=lambda piece: piece.left):
        if piece.left - right >= _GUTTER * body:
            columns.append([])
        columns[-1].append(piece)
        right = max(right, piece.right)
    found: list[list[Piece]] = []
    for column in columns:
        gap = min(piece.left for piece in column) - max(piece.right for piece in found[-1]) if found else 0.0
        is_chance = gap < _WIDE * body and max(_height(found[-1]), _height(column)) < _FEWEST if found else False
        if found and (is_chance or _is_marks(found[-1]) or _is_marks(column)):
            found[-1] += column
        else:
            found.append(list(column))
    return found


def _is_marks(column: Sequence[Piece]) -> bool:
    """Whether these are the bullets or numbers of a list, or its page numbers: they belong to the lines beside them."""
    return all(len(piece.text) <= _LONGEST_MARK for piece in column)


def _height(column: Sequence[Piece]) -> int:
    """How many lines the column has, about."""
    return len({round(piece.top) for piece in column})
