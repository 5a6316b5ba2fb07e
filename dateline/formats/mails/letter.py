"""From a mail to an article: a press release, a newsletter or a story that somebody sent in."""

import re
from collections.abc import Iterable, Iterator
from typing import IO
from urllib.parse import quote

from lxml import etree, html

from dateline.article import Article, FileRef, Provenance, Removed, Source, normalised
from dateline.errors import EmptyError, UnreadableError
from dateline.formats.mails.mailbox import mailbox
from dateline.formats.mails.mime import Mail, Text, text_of, words_of
from dateline.formats.markup.fragment import paragraphs_of, paragraphs_of_html
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time
from dateline.formats.reading.story import set_story
from dateline.newsprint.correspondence import cut_lines, cut_paragraphs
from dateline.newsprint.paragraphs import paragraphs
from dateline.newsprint.releases import Release, embargo_of, names_embargo, read_release

MEDIA_TYPE = "message/rfc822"
_LINE = 65_536  # bytes; a longer line comes in pieces
_WIDEST = 4  # bytes of a character, at most; a third more in base64 is within it for all scripts of one to three bytes
_REPLY = re.compile(r"(?:(?:re|fwd?|fw|aw|wg|antw|sv|tr|rv)\s?(?:\[\d+\])?\s?:\s*)+", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"<([^<>\s]{3,250})>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://\S{4,2000}", re.IGNORECASE)
_TARGET = re.compile(r" ?[<\[](?:https?://|mailto:)[^<>\[\]\s]{1,2000}[>\]]", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# A plain text that says less than this share of what the HTML does only tells to look at the HTML.
_LEAST_SHARE = 0.6
# With more addresses than this, a plain text was made by a program out of a laid-out newsletter.
_MOST_ADDRESSES = 3


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a mail, with their ends; endless ones in pieces."""
    while line := file.readline(_LINE):
        yield line


def most_bytes(context: ReadContext) -> int:
    """The bytes of text that a mail may hold so that its article is within the limit."""
    return _WIDEST * context.max_article_chars


def article_of(mail: Mail, context: ReadContext) -> Article:
    """The article of a mail: outlet, time, identity and headline from its fields, the story from its texts.

    Raises EmptyError for a mail without any text of its own, UnreadableError for an encrypted one.
    """
    if mail.headers.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise UnreadableError("The mail is encrypted.", "Drop it decrypted.")
    article = header_of(mail, context)
    found, cut = _paragraphs(article, mail)
    above, story, below = cut_paragraphs(found)
    release = read_release(story, context.time_zone)
    if not release.story:
        inside = ", ".join(attachment.name for attachment in mail.attachments)
        raise EmptyError(
            f"The mail has no text of its own{inside and f': {inside}'}.", "Drop the text as a file of its own."
        )
    _set_embargo(article, release, context)
    if len(release.story) > 1 and normalised(release.story[0]) == normalised(article.headline):
        del release.story[0]
    article.removed = [*above, *release.above]
    set_story(article, release.story, context)
    article.removed += [*release.below, *below, *cut]
    return article


def header_of(mail: Mail, context: ReadContext) -> Article:
    """An article without text: what the fields of the mail tell."""
    article = Article(headline="", body="", file=FileRef(media_type=MEDIA_TYPE), warnings=list(mail.warnings))
    headers = mail.headers
    article.headline = " ".join(_REPLY.sub("", words_of(_field(mail, "subject")).strip(), count=1).split())
    set_time(article, "published", _field(mail, "date"), context)
    sender, address = mailbox(_field(mail, "from") or _field(mail, "sender"))
    outlet = " ".join(words_of(sender).split()).strip("'\"")
    domain = address.rpartition("@")[2].strip(" .>").lower()
    if outlet or domain:
        is_name = bool(outlet) and "@" not in outlet
        article.source = Source(name=outlet if is_name else None, domain=domain or None)
        article.provenance["source"] = Provenance(origin="header", note="the sender of the mail")
    if identity := _MESSAGE_ID.search(_field(mail, "message-id")):
        article.uri = f"mid:{quote(identity[1], safe='@!$&*+=~')}"
    if address := _field(mail, "archived-at").strip("<> "):
        article.url = address if _ADDRESS.fullmatch(address) else None
    language = str(headers.get("content-language") or "").partition(",")[0].strip()
    article.language = language if _LANGUAGE.fullmatch(language) else None
    words = (" ".join(word.split()) for word in words_of(_field(mail, "keywords")).split(","))
    article.keywords = [word for word in words if word]
    return article


def _field(mail: Mail, name: str) -> str:
    return str(mail.headers.get(name) or "")


def _set_embargo(article: Article, release: Release, context: ReadContext) -> None:
    line = release.embargo or (article.headline if names_embargo(article.headline) else None)
    if line is None:
        return
    article.ed_note = line
    article.provenance["ed_note"] = Provenance(origin="body", note="embargo line")
    article.embargoed = release.embargoed or embargo_of(line, context.time_zone)
    if article.embargoed:
        article.provenance["embargoed"] = Provenance(origin="body", note=line[:80])
    else:
        article.warnings.append(f"It is under an embargo whose time cannot be read: {line[:80]}")


def _paragraphs(article: Article, mail: Mail) -> tuple[list[str], list[Removed]]:
    """The paragraphs of all texts of the mail, of each only one form, and what was cut from the end of plain ones."""
    found: list[str] = []
    cut: list[Removed] = []
    for forms in _by_group(mail.texts):
        plain = next((_read(article, form) for form in forms if not form.is_html), None)
        rich = next((_read(article, form) for form in reversed(forms) if form.is_html), None)
        lines, removed = cut_lines(_unflowed(forms, plain or ""))
        of_plain = [text for text in paragraphs(_TARGET.sub("", "\n".join(lines))) if text]
        of_rich = _visible(rich) if rich else []
        if of_plain and (not of_rich or _is_whole(of_plain, of_rich)):
            found += of_plain
            cut += removed
        else:
            found += of_rich
    return found, cut


def _by_group(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """The texts that say the same together; a text without others alone."""
    groups: dict[int, list[Text]] = {}
    for number, text in enumerate(texts):
        groups.setdefault(text.group or -number - 1, []).append(text)
    yield from groups.values()


def _read(article: Article, form: Text) -> str:
    text, encoding, warnings = text_of(form)
    article.file.encoding = article.file.encoding or encoding
    article.warnings += [warning for warning in warnings if warning not in article.warnings]
    return text


def _is_whole(plain: list[str], rich: list[str]) -> bool:
    """Whether the plain form says what the HTML does, and was not made of it with its addresses."""
    text = "\n".join(plain)
    words, others = len(_ADDRESS.sub("", text).split()), sum(len(paragraph.split()) for paragraph in rich)
    return words >= _LEAST_SHARE * others and len(_ADDRESS.findall(text)) <= _MOST_ADDRESSES


def _unflowed(forms: list[Text], text: str) -> list[str]:
    """The lines, with those joined that a program broke softly: they end in a space (RFC 3676)."""
    lines = text.splitlines()
    if not any(form.headers.get_param("format") == "flowed" for form in forms):
        return lines
    found: list[list[str]] = []
    for line in lines:
        goes_on = found and found[-1][-1].endswith(" ") and found[-1][-1] != "-- " and not line.startswith((">", "-- "))
        if goes_on and not found[-1][0].startswith(">"):
            found[-1].append(line.removeprefix(" "))
        else:
            found.append([line])
    return ["".join(pieces) for pieces in found]


def _visible(source: str) -> list[str]:
    """The paragraphs of a mail in HTML that its reader sees: newsletters hide a preview in them."""
    if "<" not in source:
        return paragraphs_of_html(source)
    parser = html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", source), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    return paragraphs_of(root)
