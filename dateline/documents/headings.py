"""The paragraphs of an office document with what their styles say of them, and the headline among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.article import Removed
from dateline.newsprint.bylines import read_byline
from dateline.newsprint.headlines import LONGEST_HEADLINE, ends_sentence

TITLE = 0
_TOP = 6  # a headline stands among the first paragraphs, as newsprint.page has it
_LONGEST_MARKED = 300  # characters; what a style marks may be longer than what only looks like a headline
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|rubrik)[ _]?([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "headline", "article headline", "article title", "titel", "doctitle"})
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_LABELS = re.compile(
    r"(?:for immediate release|(?:press|news|media) (?:release|statement|information)|pressemitteilung"
    r"|communiqu[ée] de presse)[.:]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Paragraph:
    """One line of text; ``heading`` is 0 for a title and 1 to 9 for the headings below it."""

    text: str
    heading: int | None = None
    is_bold: bool = False


class Headed(NamedTuple):
    """The headline, empty when nothing marks one, the other paragraphs, and the labels that stood above it."""

    headline: str
    paragraphs: list[str]
    removed: list[Removed]


def lines_of(text: str, heading: int | None = None, *, is_bold: bool = False) -> list[Paragraph]:
    """The text of one paragraph of a document: one paragraph a line, with single spaces and without soft hyphens."""
    lines = (" ".join(_INVISIBLE.sub("", line).split()) for line in text.splitlines())
    return [Paragraph(line, heading, is_bold) for line in lines if line]


def level_of(style: str) -> int | None:
    """What the name of a style says: 0 for a title, 1 to 9 for a heading, None for all others."""
    if style.strip().lower() in _TITLES:
        return TITLE
    heading = _HEADING.fullmatch(style.strip())
    return int(heading[1]) if heading else None


def split_headline(paragraphs: Sequence[Paragraph]) -> Headed:
    """The headline that a style marks, or bold type in the first line, apart from the others."""
    at = _marked(paragraphs)
    if at is None:
        return Headed("", [each.text for each in paragraphs], [])
    above = [each.text for each in paragraphs[:at]]
    labels = [Removed(text=text, reason="label of a press release") for text in above if _LABELS.fullmatch(text)]
    kept = [text for text in above if not _LABELS.fullmatch(text)]
    return Headed(paragraphs[at].text, kept + [each.text for each in paragraphs[at + 1 :]], labels)


def _marked(paragraphs: Sequence[Paragraph]) -> int | None:
    top: list[int] = []
    for number, paragraph in enumerate(paragraphs[:_TOP]):
        if ends_sentence(paragraph.text) and paragraph.heading is None and not paragraph.is_bold:
            break  # the story has begun; what stands further down is a heading within it
        top.append(number)
    titles = [n for n in top if paragraphs[n].heading is not None and len(paragraphs[n].text) <= _LONGEST_MARKED]
    if titles:
        return min(titles, key=lambda n: (paragraphs[n].heading, n))
    return next((n for n in top if not _LABELS.fullmatch(paragraphs[n].text)), None) if _bold(paragraphs) else None


def _bold(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the first line that is no label is set in bold above others that are not, and is no byline."""
    lines = [each for each in paragraphs if not _LABELS.fullmatch(each.text)]
    if len(lines) < 2 or not lines[0].is_bold or all(each.is_bold for each in lines):
        return False
    text = lines[0].text
    return len(text) <= LONGEST_HEADLINE and not text.endswith((":", ",", ";")) and read_byline(text) is None
