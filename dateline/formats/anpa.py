"""ANPA 1312, the high-speed wire service guidelines of the American newspaper publishers, as AP sends it.

A message is ``SYN SYN SOH service-number US selector``, a line with priority, category, keyword, version, day and
word count, ``STX``, lines that begin with a caret (keyword line, headline, notes, byline), the text, ``ETX``, the
agency with day and time, ``EOT``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.article import AltId, Article, FileRef, Provenance, Removed, Source
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_word_count
from dateline.formats.reading.story import set_story
from dateline.formats.wires.iptc import number
from dateline.formats.wires.messages import (
    CATEGORIES,
    Message,
    moment_of,
    name_withdrawn,
    opens_with,
    read_messages,
    status_of,
    story_paragraphs,
    version_of,
)
from dateline.newsprint.bylines import read_byline

name = "ANPA 1312"
media_type = "text/vnd.anpa-1312"
_OPENING = re.compile(rb"[A-Za-z]\d{3,4}[\x1f ][^\x01\x02]{0,40}?\n\s?[a-z] [a-z]\b")
_ROUTING = re.compile(r"\s*(?P<number>[A-Za-z]\d{3,4})(?: +(?P<selector>[\w-]{1,12}))?\s+")
_STORY = re.compile(
    r"(?P<priority>[a-z]) (?P<category>[a-z])\s+(?P<keyword>\S{1,80})"
    r"(?: +(?P<version>[^\n]{1,60}?))?(?: +(?P<month>\d\d)-\d\d)?(?: +\d{1,5})?\s*$"
)
# A keyword that fills its field may be cut off: then the line below the header has it whole.
_KEYWORD_PLACES = 24
_TRAILER = re.compile(
    r"\s*(?P<agency>[A-Z]{2,8})-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) "
    r"(?P<clock>\d{4})(?P<zone>[A-Z]{3})"
)
# The most urgent is 1, the usual 5, the least urgent 8 (IPTC urgency); the letters are those of the guidelines.
_URGENCY = {"f": 1, "b": 2, "u": 3, "r": 5, "d": 8}
_MOST_FIELD_LINES = 8  # a caret line that goes on for longer was never closed
_MOST_FIELDS = 40
_SETTING = re.compile(r"^(\s*)\^|<\s*$")
_NOTE = re.compile(
    r"\(?(?:(?:eds?|editors?) ?:|(?:editor.?s note|notes? to editors?)\b[:.]?) ?"
    r"|\(?(?=hold for release|for release|embargo)",
    re.IGNORECASE,
)
_PICTURES = re.compile(
    r"AP (?:Photos?|Videos?|Audio|Graphics?|Interactive)\b(?! [a-z])|[A-Z]{2,8} (?:Photos?|Graphics?) [A-Z]{2,}\d{2,}"
)


@dataclass
class _Lines:
    """The caret lines above the text, by what they are."""

    keyword: str = ""
    words: int | None = None
    labels: list[str] = field(default_factory=list)
    headline: str = ""
    abstract: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """A start of heading, then a service letter with a number, and a line with priority and category."""
    return opens_with(_OPENING, head)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of each message; a broken message is skipped with its number."""
    yield from read_messages(path, context, _article)


def _article(message: Message, context: ReadContext) -> Article:
    fields, rest = _caret_lines(message.text)
    lines = _sorted(fields)
    article = Article(
        headline=lines.headline,
        body="",
        abstract="\n".join(lines.abstract) or None,
        byline=", ".join(lines.byline) or None,
        ed_note=" ".join(lines.notes) or None,
        file=FileRef(media_type=media_type, encoding=message.encoding),
        warnings=message.warnings,
        removed=[Removed(text=text, reason="picture references") for text in lines.pictures],
    )
    _set_header(article, message.header, lines)
    _set_trailer(article, message.trailer)
    set_word_count(article, lines.words)
    set_story(article, story_paragraphs(rest), context, may_have_teasers=False)
    name_withdrawn(article, by_keyword=True)
    return article


def _caret_lines(text: str) -> tuple[list[str], str]:
    """The lines at the head of the text that begin with a caret, with their end signs, and the text below them."""
    lines = text.splitlines()
    fields: list[str] = []
    at = 0
    while at < len(lines) and len(fields) < _MOST_FIELDS and (not lines[at].strip() or _is_caret(lines[at])):
        if not lines[at].strip():
            at += 1
            continue
        end = at + 1
        while end < min(at + _MOST_FIELD_LINES, len(lines)) and not lines[end - 1].rstrip().endswith(("<", "=")):
            if not lines[end].strip() or lines[end].startswith("\t") or _is_caret(lines[end]):
                break
            end += 1
        fields.append(" ".join(line.strip() for line in lines[at:end]).lstrip("^"))
        at = end
    # Below, a caret and an angle set a line in bold or to the left.
    return fields, "\n".join(_SETTING.sub(r"\1", line) for line in lines[at:])


def _is_caret(line: str) -> bool:
    return line.lstrip(" ").startswith("^")


def _sorted(fields: list[str]) -> _Lines:
    found = _Lines()
    for position, raw in enumerate(fields):
        text = _plain(raw.rstrip("<="))
        if not text:
            continue
        if position == 0 and (text.endswith(",") or re.search(r",\d{1,5}$", text) or re.match(r"(?:BC|AM|PM)-", text)):
            found.keyword, *labels = (part.strip() for part in text.split(","))
            found.labels = [label for label in labels if label and not label.isdecimal()]
            # The last number of the header line is none: AP sends the clock there, 1049 over a story of 466 words.
            found.words = next((number(label) for label in labels if label.isdecimal()), None)
        elif note := _NOTE.match(text):
            found.notes.append(("(" if text.startswith("(") else "") + text[note.end() :].lstrip("("))
        elif raw.endswith("=") and (found.byline or read_byline(text)):
            found.byline.append(text)
        elif _PICTURES.match(text):
            found.pictures.append(text)
        elif not found.headline:
            found.headline = text
        else:
            found.abstract.append(text)
    return found


def _plain(text: str) -> str:
    return " ".join(story_paragraphs(text.strip()))


def _set_header(article: Article, header: str, lines: _Lines) -> None:
    """What the two lines before the text say: numbers, priority, category, keyword and version."""
    article.slugline = lines.keyword or None
    labels = list(lines.labels)
    routing = _ROUTING.match(header)
    if routing:
        parts = (("transmission", routing["number"]), ("selector", routing["selector"]))
        article.alt_ids = [AltId(role=role, value=value) for role, value in parts if value and value.strip("-")]
    story = _STORY.match(header[routing.end() if routing else 0 :].strip()[:200])
    if story:
        if len(story["keyword"]) < _KEYWORD_PLACES or not lines.keyword:
            article.slugline = story["keyword"]
        labels += [story["version"]] if story["version"] else []
        article.alt_ids.append(AltId(role="category", value=story["category"]))
        article.section = CATEGORIES.get(story["category"])
        article.urgency = _URGENCY.get(story["priority"])
        for name_, value in (("section", story["category"]), ("urgency", story["priority"])):
            if getattr(article, name_):
                article.provenance[name_] = Provenance(origin="header", note=f"letter {value}")
    article.pub_status = status_of(labels)
    article.version = max(map(version_of, labels), default=1)
    if article.version > 1:
        article.provenance["version"] = Provenance(origin="header", note=", ".join(labels)[:80])


def _set_trailer(article: Article, trailer: str) -> None:
    """The agency and the time behind the text: ``AP-WF-11-13-13 1509GMT``."""
    found = _TRAILER.match(trailer)
    if found is None:
        return
    time = moment_of(found, "UTC")
    if time:
        article.published, article.published_precision = time, "full"
        article.provenance["published"] = Provenance(origin="header")
    article.source = Source(name=found["agency"])
    article.provenance["source"] = Provenance(origin="header")
