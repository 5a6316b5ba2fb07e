"""The SGML of Reuters-21578 (D. Lewis, README of the distribution 1.0): many stories a file, told by their tags."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from dateline.article import AltId, Article, FileRef, Provenance, Removed, Source
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_time
from dateline.formats.reading.story import set_story
from dateline.formats.wires.located import set_dateline
from dateline.newsprint.paragraphs import paragraphs
from dateline.newsprint.references import unescaped

name = "Reuters SGML"
media_type = "text/sgml"

_CHUNK = 1 << 18  # bytes
_LONGEST_TAG = 500  # bytes
_BYTES_PER_CHARACTER = 8
_OPENS = re.compile(rb"<REUTERS\b[^<>]{0,500}>")
_CLOSES = b"</REUTERS>"
_IDENTIFIER = re.compile(r'\b(NEWID|OLDID)="([^"<>]{1,40})"')
_SLUG = re.compile(r"\b([A-Z]{2}-[A-Z0-9./&'-]{2,40})\s+\d\d-\d\d\s+\d{3,4}\s*$")
_PARTS = ("TITLE", "AUTHOR", "DATELINE")
_LISTS = ("TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES")
# Alone, or behind a full stop at the end of the last paragraph.
_SIGN_OFF = re.compile(r"(?:^|(?<=[.)\"] ))reuter\.{0,3}$", re.IGNORECASE)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether a story of this shape opens near the beginning."""
    opens = _OPENS.search(head[:2_000])
    return bool(opens and b"ID=" in opens[0] and head.lstrip()[:1] == b"<")


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The stories of the file; one that is cut off or holds no text is skipped."""
    for number, story in enumerate(_stories(path, _BYTES_PER_CHARACTER * context.max_article_chars), 1):
        where = f"story {number}"
        if not story:
            yield Skipped(where, "it does not end, or is too long for an article")
            continue
        article = _article(_decoded(story), context)
        yield article if article.headline or article.body else Skipped(where, "it holds no text")


def _stories(path: Path, largest: int) -> Iterator[bytes]:
    """Each story with its tags; no bytes for one that does not end before the next, the file or the limit does."""
    buffer = b""
    with path.open("rb") as file:
        while more := file.read(max(_CHUNK, len(buffer))):
            buffer += more
            start = 0
            while opens := _OPENS.search(buffer, start):
                following = _OPENS.search(buffer, opens.end())
                end = buffer.find(_CLOSES, opens.end(), following.start() if following else len(buffer))
                if end >= 0:
                    story = buffer[opens.start() : end]
                    yield story if len(story) <= largest else b""
                    start = end
                elif following:
                    yield b""
                    start = following.start()
                else:
                    start = opens.start()
                    break
            buffer = buffer[start:]
            if len(buffer) > largest:
                if _OPENS.match(buffer):
                    yield b""
                buffer = buffer[-_LONGEST_TAG:]
    if _OPENS.match(buffer):
        yield b""


def _decoded(story: bytes) -> str:
    try:
        return story.decode("utf-8")
    except UnicodeDecodeError:
        return story.decode("cp1252", "replace")


def _article(story: str, context: ReadContext) -> Article:
    header, _, text = story.partition("<TEXT")
    text = text.partition(">")[2].partition("</TEXT>")[0]
    article = Article(
        headline=" ".join(_element(text, "TITLE").split()),
        body="",
        byline=" ".join(_element(text, "AUTHOR").split()) or None,
        keywords=[term for part in _LISTS for term in _terms(_raw(header, part))],
        source=Source(name="Reuters"),
        file=FileRef(encoding="utf-8" if story.isascii() else None),
    )
    article.provenance["source"] = Provenance(origin="derived", note="the collection is of one agency")
    article.alt_ids = [AltId(role=role, value=value) for role, value in _IDENTIFIER.findall(header[:600])]
    if slug := _SLUG.search(_element(header, "UNKNOWN")):
        article.slugline = slug[1]
        article.provenance["slugline"] = Provenance(origin="header", note="in the element UNKNOWN")
    set_time(article, "published", _iso(_element(header, "DATE").strip()), context)
    _set_body(article, text, context)
    return article


def _set_body(article: Article, text: str, context: ReadContext) -> None:
    """The body as the wire printed it, behind its dateline: a first line that this made short ends no paragraph."""
    dateline = _element(text, "DATELINE")
    lines = [line for line in paragraphs(dateline + _body(text)) if line]
    told = " ".join(dateline.split())
    if told and lines and lines[0].startswith(told):
        lines[0] = lines[0][len(told) :].strip()
    sign_off = _SIGN_OFF.search(lines[-1]) if lines else None
    if sign_off:
        lines[-1] = lines[-1][: sign_off.start()].rstrip()
    set_story(article, [line for line in lines if line], context, may_have_teasers=False)
    if sign_off:
        article.removed.append(Removed(text=sign_off[0].strip(), reason="sign-off of the agency"))
    set_dateline(article, dateline)


def _body(text: str) -> str:
    """The text of the BODY; of briefs and unprocessed stories, which have none, what is in no other element."""
    if "<BODY>" in text:
        return _element(text, "BODY")
    for part in _PARTS:
        before, _, rest = text.partition(f"<{part}>")
        text = before + rest.partition(f"</{part}>")[2] if rest else text
    return _unescaped(text).strip("*\n ")


def _raw(text: str, tag: str) -> str:
    return text.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]


def _element(text: str, tag: str) -> str:
    return _unescaped(_raw(text, tag))


def _unescaped(text: str) -> str:
    return unescaped(text).replace("\x02", "").replace("\x03", "")


def _terms(element: str) -> list[str]:
    return [unescaped(term).strip() for term in re.findall(r"<D>([^<]{1,200})</D>", element)]


def _iso(text: str) -> str:
    """26-FEB-1987 15:01:01.79 in ISO 8601; any other text as it is."""
    try:
        return datetime.strptime(" ".join(text.split()), "%d-%b-%Y %H:%M:%S.%f").isoformat()  # noqa: DTZ007
    except ValueError:
        return text
