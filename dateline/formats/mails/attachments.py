"""A mail with what is attached to it: documents and forwarded mails are read as the members of a bundle are.

Each is an article of its own, with the outlet, the time and the embargo of the mail where it has none itself.
"""

from collections.abc import Iterator
from typing import IO

from dateline.article import Article, Provenance, Removed, normalised
from dateline.errors import EmptyError, FileError
from dateline.formats.mails import letter
from dateline.formats.mails.mime import Attachment, Mail
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.members import lies_in, read_member
from dateline.newsprint.correspondence import is_covering_note

_PICTURE = "a picture, a sound or a film"
_CALENDAR, _CARD, _SIGNATURE = "an entry of a calendar", "an address card", "a signature"
_REPORT = "a note of a mail program"
# By the beginning of the type, and by the ending of the name where programs only say application/octet-stream.
_TYPES = {
    "image/": _PICTURE,
    "audio/": _PICTURE,
    "video/": _PICTURE,
    "font/": "a font",
    "text/calendar": _CALENDAR,
    "application/ics": _CALENDAR,
    "text/vcard": _CARD,
    "text/x-vcard": _CARD,
    "text/directory": _CARD,
    "application/pkcs7-signature": _SIGNATURE,
    "application/x-pkcs7-signature": _SIGNATURE,
    "application/pgp-": _SIGNATURE,
    "message/delivery-status": _REPORT,
    "message/disposition-notification": _REPORT,
    "message/external-body": _REPORT,
    "text/rfc822-headers": _REPORT,
}
_ENDINGS = {
    _PICTURE: ".png .jpg .jpeg .gif .bmp .tif .tiff .webp .svg .heic .eps .psd .wav .mp3 .m4a .mp4 .mov .avi".split(),
    _CALENDAR: [".ics"],
    _CARD: [".vcf"],
    _SIGNATURE: [".p7s", ".asc", ".sig"],
}
_TNEF = "application/ms-tnef", "application/vnd.ms-tnef"


def articles_of(mail: Mail, attached: IO[bytes], context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of the mail, those of what is attached, and what of it is not read.

    ``attached`` is the file that the attachments lie in. A mail that only says that something is attached is no
    article, unless what is attached gives none: the note is kept in ``removed`` of the first that does.
    Raises EmptyError for a mail that holds no text anywhere, UnreadableError for an encrypted one, TooLargeError.
    """
    own: Article | None = None
    error: EmptyError | None = None
    try:
        own = letter.article_of(mail, context)
    except EmptyError as empty:
        error = empty
    facts = own or letter.header_of(mail, context)
    note = own if own and mail.attachments and is_covering_note(own.body) else None
    if own and not note:
        yield own
    for given in _attached(mail, attached, context):
        if isinstance(given, Skipped):
            error = None if given.is_fault else error  # the fault says more
            yield given
        elif own and normalised(given.body) == normalised(own.body):
            yield Skipped(f"attachment {given.file.member}", "It has the text of the mail.", is_fault=False)
        else:
            _complete(given, facts)
            if note:
                given.removed.insert(0, Removed(text=note.body, reason="covering note of the mail"))
            note = error = None
            yield given
    if note:
        yield note
    if error:
        raise error


def _complete(article: Article, mail: Article) -> None:
    """What the attachment does not say itself, the mail says for it."""
    if not article.source.name and not article.source.domain:
        article.source = mail.source.model_copy()
        article.provenance["source"] = Provenance(origin="header", note="the sender of the mail")
    if article.published is None and mail.published:
        article.published, article.published_precision = mail.published, mail.published_precision
        article.provenance["published"] = Provenance(origin="header", note="the time of the mail")
    if article.embargoed is None and mail.ed_note and not article.ed_note:
        article.embargoed, article.ed_note = mail.embargoed, mail.ed_note
        article.provenance["embargoed"] = Provenance(origin="header", note="the embargo of the mail")


def _attached(mail: Mail, attached: IO[bytes], context: ReadContext) -> Iterator[Article | Skipped]:
    for attachment in mail.attachments:
        where = f"attachment {attachment.name}"
        if skipped := _unread(attachment, where, context):
            yield skipped
        elif attachment.mail:
            yield from _forwarded(attachment.mail, attachment.name, attached, context)
        else:
            piece = _Piece(attached, attachment.start, attachment.size)
            yield from read_member(piece, attachment.name, context, "attachment")


def _unread(attachment: Attachment, where: str, context: ReadContext) -> Skipped | None:
    """Why the attachment is not read."""
    if attachment.media_type in _TNEF or attachment.name.lower() == "winmail.dat":
        return Skipped(where, "Outlook packed it in a form of its own (TNEF): ask the sender for HTML or plain text.")
    if context.depth >= context.budget.depth:
        return Skipped(where, f"it lies more than {context.budget.depth} deep within others")
    kinds = (kind for beginning, kind in _TYPES.items() if attachment.media_type.startswith(beginning))
    named = (kind for kind, endings in _ENDINGS.items() if attachment.name.lower().endswith(tuple(endings)))
    kind = next(kinds, None) or next(named, None)
    if kind:
        return Skipped(where, f"It is {kind}, and no text.", is_fault=False)
    return Skipped(where, attachment.trouble) if attachment.trouble else None


def _forwarded(mail: Mail, name: str, attached: IO[bytes], context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles of a mail in a mail that was taken apart with it."""
    try:
        for given in articles_of(mail, attached, context.within(name)):
            if isinstance(given, Skipped):
                yield Skipped(f"attachment {name}, {given.where}", given.reason, given.is_fault)
            else:
                lies_in(given, name)
                yield given
    except FileError as error:
        yield Skipped(f"attachment {name}", error.reason)


class _Piece:
    """The bytes of one attachment. It finds its place again each time: others may be read meanwhile."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self._file, self._at, self._end = file, start, start + size

    def read(self, size: int, /) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(min(size, self._end - self._at))
        self._at += len(data)
        return data
