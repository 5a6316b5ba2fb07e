"""A mail as MIME sends it (RFC 5322, 2045 and 2046), read line by line: text is kept, attachments go to a file.

Not recursive, and in memory are only the headers and the text: a mail may be deep and its attachments large.
"""

import codecs
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Headers
from pathlib import PurePosixPath
from typing import IO

from dateline.errors import TooLargeError, UnreadableError
from dateline.formats.mails.transfer import Decoder, decoded
from dateline.newsprint.charset import decode

_DEEPEST = 100  # levels of parts in parts; forwarded mails reach about ten
_MOST_PARTS = 10_000  # a digest of mails has some hundreds
_MOST_HEADER_BYTES = 262_144  # of one header; what mail servers let pass is a tenth of it
_LONGEST_VALUE = 8_000  # characters of one field that are looked at
_WANTED = frozenset(
    "from sender date subject message-id archived-at keywords content-type content-transfer-encoding"
    " content-disposition content-language".split()
)
_LONGEST_NAME = 200  # characters of the name of an attachment, from its end, which says what it is
_DECORATIONS = ("image/", "audio/", "video/", "font/")
# Endings of types that the standard library names otherwise, or not.
_ENDINGS = {"message/rfc822": ".eml", "message/global": ".eml", "text/plain": ".txt"}
# Codecs of Python that are no character set of any mail, or take more than linear time.
_NO_CHARSETS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"))


@dataclass
class Text:
    """One text of a mail. Texts of the same ``group`` other than 0 say the same in other forms (RFC 2046, 5.1.4)."""

    headers: Headers
    group: int
    data: bytearray = field(default_factory=bytearray)

    @property
    def is_html(self) -> bool:
        """Whether the text is HTML and not plain."""
        return self.headers.get_content_type() in {"text/html", "application/xhtml+xml"}


@dataclass
class Attachment:
    """What is attached under a name; its bytes lie in the file of all attachments, from ``start`` for ``size``.

    ``mail`` is one that was taken apart already; ``trouble`` says why there is nothing to read.
    """

    name: str
    media_type: str
    start: int = 0
    size: int = 0
    mail: "Mail | None" = None
    trouble: str = ""


@dataclass
class Mail:
    """The fields of a mail, its texts in their order, and what is attached."""

    headers: Headers = field(default_factory=Headers)
    texts: list[Text] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass
class _Multipart:
    boundary: bytes | None
    group: int


class _Reading:
    """Where reading has come to: in a header, in a text that is kept, or in something that is attached."""

    def __init__(self, most_bytes: int, attached: IO[bytes] | None) -> None:
        self.mail = Mail()
        self.left = most_bytes
        self.attached = attached
        self.decoder: Decoder | None = None
        self.header: bytearray | None = bytearray()
        self.text: Text | None = None
        self.open: list[_Multipart] = []
        self.groups = 0
        self.parts = 0

    def take(self, line: bytes) -> None:
        """Read one line, with its end."""
        if self.open and line.startswith(b"--") and self._is_boundary(line):
            return
        if self.header is not None:
            if line.strip():
                self.header += line[: max(0, _MOST_HEADER_BYTES - len(self.header))]
            elif self.header or self.open:
                self.end_header()
        elif self.text is not None:
            self.left -= len(line)
            if self.left < 0:
                raise TooLargeError(
                    "Its text is longer than an article may be.", "Raise DATELINE_MAX_ARTICLE_CHARS and retry."
                )
            self.text.data += line
        elif self.decoder is not None:
            self._attach(self.decoder.take(line))

    def _attach(self, data: bytes) -> None:
        assert self.attached, "a decoder is for attachments that are kept"
        self.mail.attachments[-1].size += self.attached.write(data)

    def end_part(self) -> None:
        """What was read belongs to no further part."""
        if self.header:
            self.end_header()
        if self.decoder is not None:
            self._attach(self.decoder.end())
        self.text = self.decoder = self.header = None

    def _is_boundary(self, line: bytes) -> bool:
        """Whether the line begins or ends a part of one of the open multiparts; what lies inside of it ends, too."""
        mark = line.rstrip()
        if self.open[-1].boundary is None and len(mark) > len(b"--"):
            self.open[-1].boundary = mark
        for level in range(len(self.open) - 1, -1, -1):
            boundary = self.open[level].boundary
            if boundary is None or mark not in {boundary, boundary + b"--"}:
                continue
            self.end_part()
            is_end = mark != boundary
            del self.open[level + (not is_end) :]
            self.header = None if is_end else bytearray()
            return True
        return False

    def end_header(self) -> None:
        """See from its header what the part is that begins here."""
        headers = headers_of(bytes(self.header or b""))
        if len(self.header or b"") >= _MOST_HEADER_BYTES:
            self.mail.warnings.append("A header is too long; its end was left out.")
        is_top = not self.open
        self.header, self.text = None, None
        self.parts += 1
        if self.parts > _MOST_PARTS:
            raise UnreadableError(f"It has more than {_MOST_PARTS:,} parts.", "Ask the sender for the text itself.")
        if is_top:
            self.mail.headers = headers
        kind = headers.get_content_type()
        if kind.startswith("multipart/"):
            self._open(headers, kind)
        elif _is_text(headers, kind):
            self.text = Text(headers, self.open[-1].group if self.open else 0)
            self.mail.texts.append(self.text)
        elif name := self._name(headers, kind):
            start = self.attached.tell() if self.attached else 0
            self.mail.attachments.append(Attachment(name, kind, start))
            self.decoder = Decoder(str(headers.get("content-transfer-encoding", ""))) if self.attached else None

    def _name(self, headers: Headers, kind: str) -> str:
        """The name of an attachment; empty for what nobody misses: a picture in a text, another form of a text."""
        if name := _file_name(headers):
            return name
        if kind.startswith(_DECORATIONS) or (self.open and self.open[-1].group and kind.startswith("text/")):
            return ""
        return f"part {self.parts}{_ENDINGS.get(kind) or mimetypes.guess_extension(kind) or ''}"

    def _open(self, headers: Headers, kind: str) -> None:
        if len(self.open) >= _DEEPEST:
            raise UnreadableError(
                f"Its parts nest more than {_DEEPEST} levels deep.", "Ask the sender for the text itself."
            )
        boundary = headers.get_boundary()
        group = self.open[-1].group if self.open else 0
        if kind == "multipart/alternative" and not group:
            self.groups += 1
            group = self.groups
        if boundary is None:
            self.mail.warnings.append("A part of the mail names no boundary; the first line that looks like one is it.")
        self.open.append(_Multipart(b"--" + boundary.encode("utf-8", "replace") if boundary else None, group))


def read_mail(lines: Iterable[bytes], most_bytes: int, attached: IO[bytes] | None = None) -> Mail:
    """The mail of these lines; what is attached is written to ``attached``, decoded, or passes by without it.

    Raises TooLargeError for more text than ``most_bytes``, UnreadableError.
    """
    reading = _Reading(most_bytes, attached)
    for line in lines:
        reading.take(line)
    reading.end_part()
    return reading.mail


def headers_of(block: bytes) -> Headers:
    """The fields of a header that readers ask for, unfolded, each bounded in length; the first of a name counts."""
    headers = Headers()
    name, value = "", ""
    for line in (*_decoded(block).split("\n"), "end:"):
        if line[:1] in {" ", "\t"}:
            value = f"{value} {line.strip()}"[:_LONGEST_VALUE] if name else ""
            continue
        if name and name not in headers:
            headers[name] = value
        name, _, value = line.partition(":")
        name = name.strip().lower() if name.strip().lower() in _WANTED else ""
        value = value.strip()[:_LONGEST_VALUE]
    return headers


def _decoded(block: bytes) -> str:
    text = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


def _is_text(headers: Headers, kind: str) -> bool:
    is_inline = headers.get_content_disposition() != "attachment" and not _file_name(headers)
    return is_inline and kind in {"text/plain", "text/html", "application/xhtml+xml", "text/enriched"}


def _file_name(headers: Headers) -> str:
    """The last part of the name, on one line; the folders of whoever sent it say nothing."""
    name = " ".join(words_of(headers.get_filename() or "").replace("\\", "/").split())
    return PurePosixPath(name).name[-_LONGEST_NAME:]


def words_of(value: str) -> str:
    """The text of a field with its encoded words (RFC 2047) decoded; as it stands where they are broken."""
    try:
        pieces = decode_header(value[:_LONGEST_VALUE])
    except (HeaderParseError, ValueError):
        return value
    return "".join(piece if isinstance(piece, str) else _text(piece, charset)[0] for piece, charset in pieces)


def text_of(text: Text) -> tuple[str, str, tuple[str, ...]]:
    """The text, decoded, with the name of its encoding and what a reader should know about the decoding."""
    return _text(bytes_of(text), text.headers.get_content_charset())


def bytes_of(text: Text) -> bytes:
    """The bytes of the text as it was before the mail was written."""
    return decoded(bytes(text.data), str(text.headers.get("content-transfer-encoding", "")))


def _text(data: bytes, charset: str | None) -> tuple[str, str, tuple[str, ...]]:
    try:
        codec = codecs.lookup(charset).name if charset else "utf-8"
        if codec.replace("-", "_") not in _NO_CHARSETS:
            return data.decode("cp1252" if codec == "iso8859-1" else codec), codec, ()
    except (LookupError, ValueError):
        pass
    try:
        found = decode(data)
    except UnreadableError:
        return data.decode("utf-8", "replace"), "utf-8", ("Some bytes are no text and were replaced.",)
    return found.text, found.encoding, found.warnings
