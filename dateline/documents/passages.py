"""From the lines of columns to paragraphs, across the ends of columns and pages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dateline.documents.hyphens import joined
from dateline.documents.layout import DISPLAY, Piece
from dateline.newsprint.headlines import ends_sentence

_OTHER_TYPE = 0.13  # of the size; a point more or less than ten is another type, half a point may be rounding
_LEADING = 1.35  # of the usual distance of lines; more is white between paragraphs
_DISPLAY_LEADING = 1.7  # heights of the type; more parts two headings
_INDENT = (0.4, 4.0)  # heights of the type that the first line of a paragraph is drawn in
_FULL = 0.9  # of the width of the column
_MARK = re.compile(r"[•‣●■▪◦]\s")
_SHORT = 0.8  # of the width of the column; with a full stop, a line that ends before it ends the paragraph


@dataclass(frozen=True)
class Passage:
    """A paragraph or a headline. ``opens``: its first line is drawn in; ``fills``: its last one is a full line.

    ``is_drawn``: the paragraphs of its column are told by first lines that are drawn in.
    """

    text: str
    size: float
    opens: bool
    fills: bool
    is_drawn: bool


def passages(columns: Iterable[Sequence[Piece]], body: float, words: frozenset[str]) -> list[Passage]:
    """The paragraphs of the columns, which are given as lines from top to bottom in the order of reading."""
    found: list[Passage] = []
    for column in columns:
        for passage in _of_column(column, body, words):
            if found and _goes_on(found[-1], passage, body):
                text = joined(found[-1].text, passage.text, words)
                found[-1] = Passage(text, passage.size, found[-1].opens, passage.fills, passage.is_drawn)
            else:
                found.append(passage)
    return found


def _of_column(lines: Sequence[Piece], body: float, words: frozenset[str]) -> list[Passage]:
    column = _Column(lines, body)
    groups: list[list[Piece]] = []
    for line in lines:
        if groups and not column.begins(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    found = []
    for group in groups:
        text = group[0].text
        for line in group[1:]:
            text = joined(text, line.text, words)
        opens, fills = column.is_indented(group[0]), column.fills(group[-1], _FULL)
        found.append(Passage(text, group[0].size, opens, fills, column.is_drawn))
    return found


class _Column:
    """How the running text of a column is set: where lines begin and end, and the distance between them."""

    def __init__(self, lines: Sequence[Piece], body: float) -> None:
        running = [line for line in lines if line.size < DISPLAY * body] or list(lines)
        self.body = body
        # Where most lines begin: a quotation mark may hang out, and a list is drawn in.
        self.left = sorted(line.left for line in running)[len(running) // 4]
        self.right = max(line.right for line in running)
        steps = [two.top - one.top for one, two in pairwise(running) if two.top > one.top]
        self.is_drawn = len(running) > 1 and any(map(self.is_indented, running))
        self.pitch = median(steps) if steps else max(line.size for line in running)

    def is_indented(self, line: Piece) -> bool:
        return _INDENT[0] * line.size <= line.left - self.left <= _INDENT[1] * line.size

    def fills(self, line: Piece, share: float) -> bool:
        return line.right - self.left >= share * (self.right - self.left)

    def begins(self, before: Piece, line: Piece) -> bool:
        """Whether the line begins a paragraph."""
        if abs(line.size - before.size) > _OTHER_TYPE * before.size:
            return True
        if line.size >= DISPLAY * self.body:
            return line.top - before.top > _DISPLAY_LEADING * line.size
        if line.top - before.top > _LEADING * self.pitch:
            return True
        if _MARK.match(line.text):
            return True
        if self.is_indented(line) and not self.is_indented(before) and not _MARK.match(before.text):
            return True
        return ends_sentence(before.text) and not self.fills(before, _SHORT) and not line.text[:1].islower()


def _goes_on(before: Passage, passage: Passage, body: float) -> bool:
    """Whether a paragraph goes on at the top of the next column: the same type, no sentence ended, or no first line."""
    is_running = abs(passage.size - body) <= _OTHER_TYPE * body
    if not is_running or abs(passage.size - before.size) > _OTHER_TYPE * before.size or passage.opens:
        return False
    if ends_sentence(before.text):
        return before.fills and before.is_drawn and passage.is_drawn
    return passage.text[:1].islower() or before.fills
