"""Wire text between ZCZC and NNNN, which begin and end a message on teleprinter lines (ITU-T F.31).

What stands between them is a story; agencies put lines before it that begin with a sign: ``^`` the headline, ``:`` the
slugline, ``=`` or ``@`` the take key, ``$`` the category, ``+`` a subject code of the IPTC. Where no line has a caret,
the colon's is the headline, and that of ``#`` the slugline.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.article import AltId, Article, FileRef, Removed, Subject
from dateline.errors import FileError, TooLargeError
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.story import set_story
from dateline.formats.wires.messages import CATEGORIES, story_paragraphs
from dateline.newsprint.charset import decode

name = "ZCZC"
media_type = "text/plain"
several = True

_START = re.compile(rb"\s{0,256}ZCZC(?:[ \t]([^\r\n]{0,80}))?\r{0,2}(?:\n|$)")
_END = re.compile(rb"\s*NNNN\s*$")
_SIGNS = "^:#=@$+&*%"
_MOST_SIGNED = 12  # lines; a sign has one
_WIDEST = 4  # bytes of a character, at most
_SUBJECT = re.compile(r"\d{8}")


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the first line is a ZCZC, alone or with the number of the message."""
    return bool(_START.match(head))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of each message; one that is no text, empty or too long is skipped with its number."""
    most = _WIDEST * context.max_article_chars
    for number, (serial, text) in enumerate(_messages(path, most), 1):
        try:
            if len(text) > most:
                raise TooLargeError(f"It is longer than {context.max_article_chars:,} characters.")
            yield _article(serial, text, context)
        except FileError as error:
            yield Skipped(f"message {number}", error.reason)


def _messages(path: Path, most: int) -> Iterator[tuple[bytes, bytes]]:
    """Number and text of each message, of one that is too long a little over ``most`` bytes. The end may be missing."""
    serial, text, is_open = b"", bytearray(), False
    with path.open("rb") as file:
        while line := file.readline(most + 1):
            start = _START.fullmatch(line)
            if is_open and (start or _END.match(line)):
                yield serial, bytes(text)
                is_open = False
            if start:
                serial, text, is_open = start[1] or b"", bytearray(), True
            elif is_open and len(text) <= most:
                text += line
    if is_open:
        yield serial, bytes(text)


def _article(serial: bytes, data: bytes, context: ReadContext) -> Article:
    decoded = decode(data)
    signed, text = _signed(decoded.text)
    caret, colon = signed.get("^"), signed.get(":")
    article = Article(
        headline=caret or colon or "",
        body="",
        slugline=colon if caret else signed.get("#"),
        section=CATEGORIES.get(signed.get("$", "").lower()),
        removed=[Removed(text=key, reason="take key") for sign in "=@" if (key := signed.get(sign))],
        file=FileRef(media_type=media_type, encoding=decoded.encoding),
        warnings=list(decoded.warnings),
    )
    identifiers = {"transmission": serial.decode("ascii", "replace").strip(), "category": signed.get("$")}
    article.alt_ids = [AltId(role=role, value=value) for role, value in identifiers.items() if value]
    if _SUBJECT.fullmatch(code := signed.get("+", "")):
        article.subjects = [Subject(code=f"subj:{code}", name="")]
    set_story(article, story_paragraphs(text), context, may_have_teasers=False)
    return article


def _signed(text: str) -> tuple[dict[str, str], str]:
    """What the lines before the story say, by their signs, and the story."""
    found: dict[str, str] = {}
    lines = text.splitlines()
    at = 0
    while at < len(lines) and len(found) < _MOST_SIGNED:
        line = lines[at].strip()
        if line and (line[0] not in _SIGNS or line[0] in found):
            break
        if line:
            found[line[0]] = line[1:].strip()
        at += 1
    return found, "\n".join(lines[at:])
