"""The Media Topics of the IPTC: code, label, broader topic, and the older Subject Codes that they take the place of.

The data in ``media_topics.tsv`` is the IPTC's, under CC BY 4.0; ``spreadsheet.py`` makes it.
"""

import csv
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).with_name("media_topics.tsv")
_TOPIC = re.compile(r"(?:medtop:|/mediatopic/)(\d{8})\b")
_SUBJECT_CODE = re.compile(r"(?:subj:|/subjectcode/)(\d{8})\b")
_LABELS = slice(4, -1)  # columns; before them codes and the date of retirement, behind them the definition


@dataclass(frozen=True)
class Topic:
    """A topic. ``labels`` has its English label first, then those in other languages."""

    code: str
    broader: str
    retired: bool
    labels: tuple[str, ...]

    @property
    def name(self) -> str:
        """The label in British English, which is the IPTC's own."""
        return self.labels[0]

    @property
    def qcode(self) -> str:
        """The code as the articles carry it: ``medtop:11000000``."""
        return f"medtop:{self.code}"


@functools.cache
def topics() -> dict[str, Topic]:
    """All topics by their code of eight digits, retired ones, too."""
    return {
        code: Topic(code, broader, bool(retired), tuple(label for label in labels if label))
        for code, broader, retired, _, *labels in ((*row[:4], *row[_LABELS]) for row in _rows())
    }


@functools.cache
def _by_subject_code() -> dict[str, str]:
    """Subject Code to topic; where two took its place, the one that is not retired, else the first."""
    chosen: dict[str, str] = {}
    for row in sorted(_rows(), key=lambda row: bool(row[2])):
        chosen.setdefault(row[3], row[0])
    return chosen


def _rows() -> Iterator[list[str]]:
    """The rows of the table below its notice and the names of its columns."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(table)
        yield from table


def topic_of(code: str) -> Topic | None:
    """The topic of a code as a file gives it: a Media Topic or a Subject Code, as a QCode or as an address.

    A Subject Code without a topic of its own stands for the code above it: 04015003 for 04015000 for 04000000. Those of
    the first level have the digits of the topics. None for codes of other schemes and unknown ones.
    """
    if match := _TOPIC.search(code):
        return topics().get(match[1])
    if match := _SUBJECT_CODE.search(code):
        digits = match[1]
        for level in (digits, f"{digits[:5]}000", f"{digits[:2]}000000"):
            if found := topics().get(_by_subject_code().get(level, level)):
                return found
    return None


def top_two(topic: Topic) -> list[Topic]:
    """The topics of the first and second level that this one is or stands below, the first level first."""
    line = [topic]
    while line[0].broader:
        line.insert(0, topics()[line[0].broader])
    return [each for each in line[:2] if not each.retired]
