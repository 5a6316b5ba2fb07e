"""A page that a browser saved with all that belongs to it in one file (MHTML, RFC 2557): one article."""

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article
from dateline.errors import UnreadableError
from dateline.formats import html
from dateline.formats.mails.mime import bytes_of, read_mail
from dateline.formats.reading.context import ReadContext

name = "MHTML"
media_type = "multipart/related"

_HEADER = 16_000  # bytes; browsers write less than 1,000
_FIELD = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_SAVED = re.compile(
    rb"^(?:snapshot-content-location:|from:[ \t]*[\"<]?saved by |x-mimeole:[ \t]*produced by microsoft mhtml)",
    re.IGNORECASE | re.MULTILINE,
)
_RELATED = re.compile(rb"^content-type:[ \t]*(?:multipart/related|text/html)\b", re.IGNORECASE | re.MULTILINE)
_LOCATION = re.compile(
    rb"^(?:snapshot-)?content-location:\s{0,9}(\S{1,2000}(?:\r?\n[ \t]{1,9}\S{1,2000}){0,20})",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(rb"^(?:to|received|delivered-to|return-path|message-id):", re.IGNORECASE | re.MULTILINE)
_LONGEST_LINE = 1_000_000  # bytes; longer lines are read in pieces
_ENCODED = 3  # times as long a page is in quoted-printable, at most


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """A MIME header that a browser wrote; or one of a page with an address, that nobody sent to anybody."""
    if not _FIELD.match(head.lstrip()[:100]):
        return False
    header = re.split(rb"\r?\n\r?\n", head.lstrip()[:_HEADER], maxsplit=1)[0]
    if not _RELATED.search(header):
        return False
    return bool(_SAVED.search(header)) or bool(_LOCATION.search(head[:_HEADER]) and not _SENT.search(header))


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The article of the page, which is the first part of HTML. Raises UnreadableError, EmptyError, TooLargeError."""
    with path.open("rb") as file:
        location = _LOCATION.search(file.read(_HEADER))
        file.seek(0)
        lines = iter(lambda: file.readline(_LONGEST_LINE), b"")
        parts = read_mail(lines, _ENCODED * context.limits.page_bytes).texts
    page = next((part for part in parts if part.is_html), None)
    if page is None:
        raise UnreadableError(
            "It holds no page: none of its parts is HTML.", "Save the page again, as one file, and drop that."
        )
    address = b"".join(location[1].split()).decode("utf-8", "replace") if location else None
    article = html.article_of(bytes_of(page), context, address, page.headers.get_content_charset())
    article.file.media_type = media_type
    yield article
