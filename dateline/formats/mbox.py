"""A mailbox in one file (mbox, RFC 4155): an article a mail, read one by one."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dateline.article import Article
from dateline.errors import FileError
from dateline.formats.mails import attachments, letter
from dateline.formats.mails.mime import read_mail
from dateline.formats.reading.context import ReadContext, Skipped

name = "mailbox"
media_type = "application/mbox"
# From, the sender, and the time as asctime() writes it; a sentence that begins with "From" has no clock and year.
_SEPARATOR = re.compile(
    rb"From [^\r\n]{0,200}? (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    rb" {1,2}\d{1,2} \d\d:\d\d(?::\d\d)?(?: [^\s]{1,6}){0,2} \d{4}(?: [+-]\d{4})?\s*$"
)
_FIELD = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_ESCAPED = re.compile(rb">+From ")


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """A line ``From sender time`` and a field of a header under it."""
    first, _, rest = head[:1_000].lstrip(b"\r\n").partition(b"\n")
    return first.startswith(b"From ") and bool(_SEPARATOR.match(first) and _FIELD.match(rest))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles of each mail; what gives none is skipped, with the number of the mail."""
    with path.open("rb") as file:
        box = _Box(letter.lines_of(file))
        number = 0
        while box.next_mail():
            number += 1
            try:
                yield from _articles(box, number, context)
            except FileError as error:
                yield Skipped(f"message {number}", error.reason)


def _articles(box: "_Box", number: int, context: ReadContext) -> Iterator[Article | Skipped]:
    with tempfile.TemporaryFile(prefix="dateline-attached-") as attached:
        mail = read_mail(box.lines(), letter.most_bytes(context), attached)
        for given in attachments.articles_of(mail, attached, context):
            yield replace(given, where=f"message {number}, {given.where}") if isinstance(given, Skipped) else given


class _Box:
    """The lines of a mailbox, cut where a mail begins: at a separator at its top or behind an empty line."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._at_separator = False
        self._ended = False

    def next_mail(self) -> bool:
        """Whether another mail follows; what was left unread of the one before is passed over."""
        for _ in () if self._at_separator else self.lines():
            pass
        found, self._at_separator = self._at_separator, False
        return found

    def lines(self) -> Iterator[bytes]:
        """The lines up to the next separator, with those unescaped that would look like one."""
        is_behind_empty = True
        for line in self._lines:
            if is_behind_empty and line.startswith(b"From ") and _SEPARATOR.match(line[:400]):
                self._at_separator = True
                return
            is_behind_empty = not line.strip()
            yield line[1:] if _ESCAPED.match(line) else line
