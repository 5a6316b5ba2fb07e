"""A mail in a file of its own (.eml, RFC 5322): a press release, a newsletter, a story that was sent in."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article
from dateline.formats.mails import attachments, letter
from dateline.formats.mails.mime import read_mail
from dateline.formats.reading.context import ReadContext, Skipped

name = "mail"
media_type = letter.MEDIA_TYPE
_FIELD = re.compile(rb"[ \t]|([!-9;-~]{1,76})[ \t]*:")
_MOST_LINES = 500  # of a header that are looked at
_WRITTEN = frozenset((b"from", b"date", b"subject", b"to", b"cc", b"reply-to", b"sender"))
# Fields that programs write: a memo that somebody typed has none of them.
_TRANSPORT = frozenset(
    (b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"dkim-signature")
)
_SAVED_PAGE = re.compile(rb"^(?:snapshot-content-location:|from: *[\"<]?saved by )", re.IGNORECASE | re.MULTILINE)
_FEWEST_WRITTEN = 3  # fields that tell a mail without any of transport, when its name ends in .eml


def sniff(head: bytes, name: str) -> bool:
    """A header with a sender and the traces of a mail program; a page saved as MHTML has none of transport."""
    fields = _names(head)
    if b"from" not in fields or _SAVED_PAGE.search(head[:2_000]):
        return False
    traces = len(fields & _TRANSPORT)
    if name.lower().endswith(".eml"):
        return traces > 0 or len(fields & _WRITTEN) >= _FEWEST_WRITTEN
    return traces > 0 and len(fields & (_WRITTEN | _TRANSPORT)) >= _FEWEST_WRITTEN


def _names(head: bytes) -> frozenset[bytes]:
    """The names of the fields at the top, in small letters; none when a line there is no field."""
    found: set[bytes] = set()
    for line in head[:64_000].lstrip().split(b"\n", _MOST_LINES)[:_MOST_LINES]:
        if not line.strip():
            break
        field = _FIELD.match(line)
        if field is None:
            # A long header is cut off in the middle of a line.
            return frozenset(found) if found and len(head) >= 64_000 else frozenset()
        if field[1]:
            found.add(field[1].lower())
    return frozenset(found)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of the mail, and those of what is attached. Raises EmptyError, TooLargeError, UnreadableError."""
    with tempfile.TemporaryFile(prefix="dateline-attached-") as attached:
        with path.open("rb") as file:
            mail = read_mail(letter.lines_of(file), letter.most_bytes(context), attached)
        yield from attachments.articles_of(mail, attached, context)
