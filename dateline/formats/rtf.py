"""RTF: the interchange format of word processors and of older editorial systems."""

import mmap
from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article, FileRef
from dateline.documents.headings import split_headline
from dateline.documents.rtf_text import RtfText
from dateline.errors import EmptyError, TooLargeError
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.story import set_story

name = "RTF"
media_type = "application/rtf"

_BEGINS = b"{\\rtf"
_DIGITS = 2  # as long as its bytes a picture is in hexadecimal digits; most of a large RTF is pictures


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether it begins with the group that all RTF is in."""
    return head.removeprefix(b"\xef\xbb\xbf")[:200].lstrip().startswith(_BEGINS)


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one article of the document. Raises UnreadableError, EmptyError, TooLargeError."""
    size = path.stat().st_size
    if size > (most := _DIGITS * context.limits.document_bytes):
        raise TooLargeError(
            f"It has {size / 1e6:,.0f} MB; the limit for RTF is {most / 1e6:g} MB.",
            "Save it without pictures or as DOCX, or raise DATELINE_DOCUMENT_MB, then retry.",
        )
    if not size:
        raise EmptyError("It is empty.", "Drop it again with its text.")
    text = RtfText(context.max_article_chars)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        is_whole = text.read(data)
    if not text.paragraphs:
        raise EmptyError("It holds no text.", "Drop it again with its text; text in a picture is not read.")
    headed = split_headline(text.paragraphs)
    article = Article(headline=headed.headline, body="", removed=headed.removed + text.removed)
    set_story(article, headed.paragraphs, context)
    article.file = FileRef(media_type=media_type, encoding=text.codec)
    if not is_whole:
        article.warnings.append("Its end is missing: the file was cut off.")
    yield article
