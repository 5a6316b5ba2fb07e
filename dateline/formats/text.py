"""Plain text as newspapers publish it: headline, byline, dateline, paragraphs, and the tail that is not the story's."""

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article, FileRef
from dateline.errors import EmptyError, TooLargeError
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.story import set_story
from dateline.newsprint.charset import decode, refuse_known
from dateline.newsprint.paragraphs import paragraphs

name = "plain text"
media_type = "text/plain"
_HEAD = 1_024  # bytes; what is no text shows itself within them
_MOST_BYTES = 4  # a character takes no more in any encoding that newspapers use


_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<(?:\?xml\b|!DOCTYPE\b)", re.IGNORECASE)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whatever no other format knows is read as text, or refused as no text at all; but never the marks of XML."""
    return bool(head) and not _MARKUP.match(head)


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one article of a text file. Raises UnreadableError for what is no text, EmptyError, TooLargeError."""
    size = path.stat().st_size
    with path.open("rb") as file:
        refuse_known(file.read(_HEAD))  # before the length of what is a film is measured as an article's
    if size > _MOST_BYTES * context.max_article_chars:
        raise _too_large(f"{size:,} bytes", context)
    decoded = decode(path.read_bytes())
    if len(decoded.text) > context.max_article_chars:
        raise _too_large(f"{len(decoded.text):,} characters", context)
    lines = [paragraph for paragraph in paragraphs(decoded.text) if paragraph]
    if not lines:
        raise EmptyError("It holds no text.", "Drop it again with its text.")
    article = Article(headline="", body="")
    set_story(article, lines, context)
    article.file = FileRef(media_type=media_type, encoding=decoded.encoding)
    article.warnings += decoded.warnings
    yield article


def _too_large(size: str, context: ReadContext) -> TooLargeError:
    return TooLargeError(
        f"As one article it is too long: {size}; the limit is {context.max_article_chars:,} characters.",
        "Split it into articles, or raise DATELINE_MAX_ARTICLE_CHARS and retry.",
    )
