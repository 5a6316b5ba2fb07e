"""A mail that Outlook saved (.msg): properties in an OLE compound file (MS-OXMSG, MS-OXPROPS)."""

import struct
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message as Headers
from email.utils import format_datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

import olefile

from dateline.article import Article
from dateline.errors import FileError, TooLargeError, UnreadableError
from dateline.formats.mails import attachments, letter
from dateline.formats.mails.mime import Attachment, Mail, Text, headers_of
from dateline.formats.reading.context import ReadContext, Skipped

name = "Outlook mail"
media_type = "application/vnd.ms-outlook"
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0"
# By a stream of their own (MS-DOC 2.1, MS-XLS 2.1.1, Book of Excel 5, MS-OFFCRYPTO 2.3.1, MS-PPT 2.1): what they are,
# and what to do.
_OFFICE = {
    "WordDocument": ("an old Word document, .doc", "Save it as .docx, then drop that."),
    "Workbook": ("a spreadsheet, .xls", "Export its text as CSV, then drop that."),
    "Book": ("a spreadsheet, .xls", "Export its text as CSV, then drop that."),
    "EncryptedPackage": ("an office document under a password", "Save it without its password, then drop that."),
    "PowerPoint Document": ("a presentation, .ppt", "Export its text as PDF or DOCX, then drop that."),
}
_OTHER = ("a file of an old office program and no mail", "Drop it as text, or convert it first.")
# Properties by number: MS-OXPROPS, section 2.
_SUBJECT, _BODY, _HTML, _HEADERS, _MESSAGE_ID = "0037", "1000", "1013", "007D", "1035"
_RTF, _SENDER, _SMTP, _ADDRESS, _CLASS = "1009", "0C1A", "5D01", "0C1F", "001A"
_LONG_NAME, _SHORT_NAME, _DATA, _TYPE, _EMBEDDED = "3707", "3704", "3701", "370E", "3701000D"
_SENT, _DELIVERED, _HTML_CODEPAGE, _CODEPAGE = 0x00390040, 0x0E060040, 0x3FDE0003, 0x3FFD0003
_UNICODE, _EIGHT_BIT, _BINARY = "001F", "001E", "0102"
_ROOT_HEADER, _EMBEDDED_HEADER = 32, 24  # bytes before the entries of the properties of a mail, and of one in a mail
_ENTRY = struct.Struct("<II8s")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_CODEPAGES = {20127: "ascii", 28591: "cp1252", 65001: "utf-8", 50220: "iso2022_jp", 51949: "euc_kr", 54936: "gb18030"}
_MOST_ATTACHMENTS = 1_000
_TOO_LARGE = "It is larger than the {:g} MB of DATELINE_DOCUMENT_MB."
_LONGEST_NAME = 200  # characters of the name of an attachment, from its end, which says what it is
_DEEPEST = 10  # mails within each other that are taken apart; far fewer are read
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error, RecursionError, OverflowError)
"""What olefile raises for files that are cut off or forged; an OSError with a number is the disk's."""


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether it is a compound file: its directory, which tells mails from old office documents, may lie far in."""
    return head.startswith(_MAGIC)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of the mail, and those of what is attached. Raises EmptyError, TooLargeError, UnreadableError."""
    with tempfile.TemporaryFile(prefix="dateline-attached-") as attached:
        try:
            with olefile.OleFileIO(str(path)) as ole:
                mail = _mail(_Storage(ole, path.stat().st_size, _Most.of(context)), attached)
        except _BROKEN as error:
            if isinstance(error, OSError) and error.errno:
                raise
            raise UnreadableError(
                f"It is no whole Outlook mail or office document: {str(error)[:100] or type(error).__name__}.",
                "Save it again, a mail best as .eml, then drop that.",
            ) from error
        for given in attachments.articles_of(mail, attached, context):
            if isinstance(given, Article) and given.file.member is None:
                given.file.media_type = media_type
            yield given


@dataclass(frozen=True)
class _Most:
    """The most bytes of a text, and of something attached: the library holds it whole."""

    text: int
    attached: int

    @classmethod
    def of(cls, context: ReadContext) -> "_Most":
        return cls(letter.most_bytes(context), context.limits.document_bytes)


class _Storage:
    """The properties of a mail: of the file's, or of one attached to it, in the folder ``at``.

    No stream is read that is longer than the file or a text may be.
    """

    def __init__(self, ole: "olefile.OleFileIO[Any]", size: int, most: "_Most", at: str = "") -> None:
        self.ole, self.size, self.most, self.at = ole, size, most, at
        if not self.exists(_PROPERTIES):
            kind, advice = next((told for stream, told in _OFFICE.items() if ole.exists(stream)), _OTHER)
            raise UnreadableError(f"It is {kind}, which is not read.", advice)
        data = self.stream(_PROPERTIES)[_EMBEDDED_HEADER if at else _ROOT_HEADER :]
        entries = _ENTRY.iter_unpack(data[: len(data) // _ENTRY.size * _ENTRY.size])
        self.fixed = {tag: value for tag, _, value in entries}

    def within(self, folder: str) -> "_Storage":
        """The mail in this folder of the file."""
        return _Storage(self.ole, self.size, self.most, f"{self.at}{folder}/")

    @property
    def depth(self) -> int:
        """How many mails this one lies in."""
        return self.at.count(_EMBEDDED)

    def folders(self, beginning: str) -> list[str]:
        """The names of the folders right below that begin so, in order."""
        found = map("/".join, self.ole.listdir(streams=False, storages=True))
        below = (path.removeprefix(self.at) for path in found if path.startswith(self.at))
        return sorted(path for path in below if "/" not in path and path.startswith(beginning))

    def exists(self, path: str) -> bool:
        return bool(self.ole.exists(self.at + path))

    def stream(self, path: str, most: int | None = None) -> bytes:
        """The bytes of a stream, held in memory. Raises TooLargeError for more than ``most``, by default a text."""
        size = self.ole.get_size(self.at + path)
        if size > (self.most.text if most is None else most):
            raise TooLargeError(
                "Its text is longer than an article may be.", "Raise DATELINE_MAX_ARTICLE_CHARS and retry."
            )
        if size > self.size:
            raise UnreadableError("It is cut off, or forged: a part is longer than the file.")
        return bytes(self.ole.openstream(self.at + path).read())

    def raw(self, number: str, folder: str = "") -> tuple[bytes, str] | None:
        """The bytes of a property and their type."""
        for kind in (_UNICODE, _EIGHT_BIT, _BINARY):
            path = f"{folder}__substg1.0_{number}{kind}"
            if self.exists(path):
                return self.stream(path), kind
        return None

    def text(self, number: str, folder: str = "") -> str:
        found = self.raw(number, folder)
        if found is None:
            return ""
        data, kind = found
        return data.decode("utf-16-le" if kind == _UNICODE else self.codec(_CODEPAGE), "replace").rstrip("\x00")

    def codec(self, tag: int) -> str:
        number = int.from_bytes(self.fixed.get(tag, b"")[:4], "little")
        return _CODEPAGES.get(number) or (f"cp{number}" if number in range(437, 1259) else "cp1252")

    def time(self, tag: int) -> str:
        """A time of the properties, in tenths of microseconds since 1601, as mails write it; empty when unset."""
        ticks = int.from_bytes(self.fixed.get(tag, b""), "little")
        try:
            return format_datetime(_EPOCH + timedelta(microseconds=ticks // 10)) if ticks else ""
        except OverflowError:
            return ""


def _mail(storage: _Storage, attached: IO[bytes]) -> Mail:
    mail = Mail(headers=_headers(storage))
    if plain := storage.text(_BODY).strip():
        mail.texts.append(_as_text("text/plain", plain.encode("utf-8", "replace"), "utf-8"))
    found = storage.raw(_HTML)
    if found and found[1] == _UNICODE:
        mail.texts.append(
            _as_text("text/html", found[0].decode("utf-16-le", "replace").encode("utf-8", "replace"), "utf-8")
        )
    elif found:
        mail.texts.append(_as_text("text/html", found[0], storage.codec(_HTML_CODEPAGE)))
    if not mail.texts and storage.exists(f"__substg1.0_{_RTF}{_BINARY}"):
        raise UnreadableError(
            "Its text is only there as compressed RTF.", "Save it as text or as .eml, then drop that."
        )
    mail.attachments = list(_attachments(storage, attached))
    return mail


def _as_text(kind: str, data: bytes, charset: str) -> Text:
    headers = Headers()
    headers["content-type"] = f'{kind}; charset="{charset}"'
    return Text(headers, 1, bytearray(data))


def _headers(storage: _Storage) -> Headers:
    """The header that the mail came with; what it lacks, as in a mail that was never sent, from the properties."""
    headers = headers_of(storage.text(_HEADERS).encode("utf-8", "replace"))
    del headers["content-type"], headers["content-transfer-encoding"]
    address = storage.text(_SMTP) or storage.text(_ADDRESS)
    sender = storage.text(_SENDER).replace('"', "'")
    known = {
        "from": f'"{sender}" <{address}>' if "@" in address else f'"{sender}" <>',
        "date": storage.time(_SENT) or storage.time(_DELIVERED),
        "message-id": storage.text(_MESSAGE_ID),
    }
    for field, value in known.items():
        if field not in headers and value.strip('"<> '):
            headers[field] = " ".join(value.split())
    if subject := storage.text(_SUBJECT):
        del headers["subject"]
        headers["subject"] = " ".join(subject.split())
    return headers


def _attachments(storage: _Storage, attached: IO[bytes]) -> Iterator[Attachment]:
    """What is attached: mails taken apart, of all else the bytes, in the file ``attached``."""
    for folder in storage.folders("__attach_version1.0_")[:_MOST_ATTACHMENTS]:
        named = storage.text(_LONG_NAME, f"{folder}/") or storage.text(_SHORT_NAME, f"{folder}/")
        name = " ".join(PurePosixPath(named.replace("\\", "/")).name.split())[-_LONGEST_NAME:]
        embedded = f"{folder}/__substg1.0_{_EMBEDDED}"
        data = f"{folder}/__substg1.0_{_DATA}{_BINARY}"
        if storage.exists(f"{embedded}/{_PROPERTIES}") and storage.depth < _DEEPEST:
            try:
                inner = _mail(storage.within(embedded), attached)
            except FileError as error:
                yield Attachment(name or "mail.msg", media_type, trouble=error.reason)
            else:
                yield Attachment(name or "mail.msg", media_type, mail=inner)
        elif name and storage.exists(data):
            kind = storage.text(_TYPE, f"{folder}/").lower()
            try:
                size = attached.write(storage.stream(data, storage.most.attached))
            except TooLargeError:
                yield Attachment(name, kind, trouble=_TOO_LARGE.format(storage.most.attached / 1e6))
            else:
                yield Attachment(name, kind, attached.tell() - size, size)
        elif name:
            yield Attachment(name, "", trouble="It is only a link, or in a form of Outlook's own.")
