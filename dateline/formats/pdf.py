"""PDF with a text layer: one article, its columns in the order of reading (ISO 32000)."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.article import Article, Provenance, Removed
from dateline.documents.columns import in_columns
from dateline.documents.hyphens import words_of
from dateline.documents.layout import DISPLAY, lines, type_size, with_initials
from dateline.documents.passages import Passage, passages
from dateline.documents.pdf_pages import Pages, pages_of
from dateline.documents.running import Page, without_running
from dateline.documents.titles import is_plausible
from dateline.errors import UnreadableError
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.story import set_story

name = "PDF"
media_type = "application/pdf"

_BEGINS = re.compile(rb"(?:\A|[\r\n])%PDF-[12]\.\d")
_HEAD = 1_024  # bytes; within them the mark may stand behind what a mail or a printer put before it
_TAIL = 2_048  # bytes; within them stands the mark of the end
_MOST_UNKNOWN = 0.3  # of the characters; a text in a font without meanings has nearly all of them
_LONGEST_HEADLINE = 300  # characters
_TOP = 12  # passages; a headline stands among the first of the page


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the mark of PDF begins the file, or begins a line near its start with an object behind it."""
    if head.startswith(b"%PDF-"):
        return True
    return b"%PDF-" in head[:_HEAD] and bool(_BEGINS.search(head[:_HEAD])) and b" obj" in head


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one article of the file. Raises UnreadableError, also for pages that need OCR, and TooLargeError."""
    limits = context.limits
    found = pages_of(path, context.max_article_chars, limits.document_pages, limits.document_seconds)
    _check_text(found)
    body = type_size(piece for page in found.pieces for piece in page)
    pages = without_running([with_initials(page, body) for page in found.pieces], context.time_zone)
    laid = [[lines(column) for column in in_columns(page.pieces, body)] for page in pages]
    words = words_of(line.text for page in laid for column in page for line in column)
    read_ = passages([column for page in laid for column in page], body, words)
    headline = _headline(read_[:_TOP], body)
    article = Article(headline=" ".join(each.text for each in headline), body="")
    _set_day(article, pages)
    set_story(article, [each.text for each in read_ if each not in headline], context)
    _set_title(article, found.title)
    _set_aside(article, pages, found)
    _warn(article, found, path)
    yield article


def _check_text(found: Pages) -> None:
    if not any(piece.text.strip("- ") for page in found.pieces for piece in page):
        if found.broken:
            raise UnreadableError("No page of the PDF can be read.", "Ask for it again, then retry.")
        raise UnreadableError(
            "It holds pictures of pages and no text: it needs OCR.",
            "Run OCR on it (ocrmypdf IN OUT), then drop the result.",
        )
    if found.unknown > _MOST_UNKNOWN * found.characters:
        raise UnreadableError(
            "The PDF does not say which letters its signs are: it needs OCR.",
            "Run OCR on it (ocrmypdf --force-ocr IN OUT), then drop the result.",
        )


def _headline(top: Sequence[Passage], body: float) -> list[Passage]:
    """The passages in the largest type at the top: the headline, which may be in two pieces."""
    display = [each for each in top if each.size >= DISPLAY * body and any(map(str.isalpha, each.text))]
    largest = max((each.size for each in display), default=0.0)
    first = next((n for n, each in enumerate(top) if each.size >= 0.97 * largest and each in display), None)
    if first is None:
        return []
    found = [top[first]]
    for each in top[first + 1 :]:
        if abs(each.size - largest) > 0.03 * largest:
            break
        found.append(each)
    return found if sum(len(each.text) for each in found) <= _LONGEST_HEADLINE else []


def _set_day(article: Article, pages: Sequence[Page]) -> None:
    """The day in the running heads. The properties of the document tell when it was made, not when it was printed."""
    note = next((page.published for page in pages if page.published), None)
    if note:
        article.published, article.published_precision = note.time, note.precision
        article.provenance["published"] = Provenance(origin="body", note="running head")


def _set_title(article: Article, title: str) -> None:
    """Where no headline is printed, the title of the document's properties is the next best, if it reads as one."""
    if not article.headline and is_plausible(title):
        article.headline = title
        article.provenance["headline"] = Provenance(origin="header", note="title of the document's properties")


def _set_aside(article: Article, pages: Sequence[Page], found: Pages) -> None:
    for page, sideways in zip(pages, found.sideways, strict=True):
        article.removed += [Removed(text=text, reason="running head or page number") for text in page.removed]
        if sideways.strip():
            article.removed.append(Removed(text=" ".join(sideways.split()), reason="set sideways"))


def _warn(article: Article, found: Pages, path: Path) -> None:
    bare = [n + 1 for n, page in enumerate(found.pieces) if not page and n + 1 not in found.broken]
    if found.broken:
        article.warnings.append(f"{_numbered(found.broken)} could not be read.")
    if bare:
        article.warnings.append(f"{_numbered(bare)}: no text; a picture of a page needs OCR.")
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, 2) - _TAIL))
        if b"%%EOF" not in file.read():
            article.warnings.append("The end of the file is missing: something may have been cut off.")


def _numbered(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:10])) + (" and others" if len(pages) > 10 else "")
    return f"Page {shown}" if len(pages) == 1 else f"Pages {shown}"
