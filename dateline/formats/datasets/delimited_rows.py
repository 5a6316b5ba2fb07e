"""The rows of CSV (RFC 4180) and its kin: which signs part and quote the cells, and rows that lose no other."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from dateline.formats.reading.context import Skipped

_DELIMITERS = ",\t;|"
_MOST_AGAIN = 100  # rows whose lines are read again; each may cost as much as an article may be long
_MOST_LINES = 10  # of the sample that are looked at


@dataclass(frozen=True)
class Layout:
    """How the cells of a file are parted and quoted."""

    delimiter: str = ","
    has_quotes: bool = True
    has_escapes: bool = False

    def options(self) -> dict[str, Any]:
        """The same in the words of the module csv."""
        quoting = csv.QUOTE_MINIMAL if self.has_quotes else csv.QUOTE_NONE
        escapes: dict[str, Any] = {"escapechar": "\\", "doublequote": False} if self.has_escapes else {}
        return {"delimiter": self.delimiter, "quoting": quoting, **escapes}


def layouts(sample: str) -> Iterator[tuple[Layout, list[list[str]]]]:
    """The layouts that the beginning of a file may have, each with the rows that it gives."""
    lines = sample.splitlines(keepends=True)[:_MOST_LINES]
    for delimiter in _DELIMITERS if lines else ():
        if delimiter not in lines[0]:
            continue
        # In tab-separated values a quote is text, unless cells begin with one.
        quoted = delimiter != "\t" or f'{delimiter}"' in sample or sample.startswith('"')
        layout = Layout(delimiter, quoted, '\\"' in sample and '\\""' not in sample)
        yield layout, _rows_of(lines, layout)


def _rows_of(lines: list[str], layout: Layout) -> list[list[str]]:
    try:
        return list(csv.reader(lines, **layout.options()))
    except csv.Error:
        return []


def rows(file: IO[str], layout: Layout, largest: int) -> Iterator[tuple[int, list[str]] | Skipped]:
    """Each row with the number of its first line. A broken one is skipped, and its further lines are read again.

    ``largest``: characters that a line, and a row, may have. The memory stays within some times as much.
    """
    csv.field_size_limit(max(csv.field_size_limit(), largest))
    again: deque[str] = deque()
    taken: list[str] = []
    number, repeats = 1, 0
    while True:
        try:
            for row in csv.reader(_lines(file, again, taken, largest), strict=True, **layout.options()):
                if row:
                    yield number, row
                number += len(taken)
                taken.clear()
        except csv.Error as error:
            yield Skipped(f"line {number}", _in_words(str(error)))
            repeats += 1
            if repeats <= _MOST_AGAIN:
                again.extendleft(reversed(taken[1:]))
                number += 1
            else:
                number += len(taken)
            taken.clear()
        else:
            return


def _lines(file: IO[str], again: deque[str], taken: list[str], largest: int) -> Iterator[str]:
    """The lines of the file, noted in ``taken`` until the row that they make is whole."""
    total = 0
    while line := again.popleft() if again else file.readline(largest + 1):
        taken.append(line)
        if len(line) > largest:
            while len(line) > largest and not line.endswith(("\n", "\r")):
                line = file.readline(largest + 1)
            taken[-1] = ""
            raise csv.Error("too long")
        total = len(line) + (total if len(taken) > 1 else 0)
        if total > largest:
            raise csv.Error("field larger")
        yield line


def _in_words(error: str) -> str:
    if "end of data" in error:
        return "a quote opens in it and never closes"
    if "expected after" in error:
        return "a quote within a text is not doubled"
    if "field larger" in error:
        return "it is too long for an article, or a quote opens in it and never closes"
    return "it is too long for an article" if error == "too long" else error
