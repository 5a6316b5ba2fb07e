"""IPTC Recommendation 7901, as European agencies send it.

A message is ``SOH source+number priority category words``, a line of keywords, ``STX``, labels, headline and byline
that end with an equals sign, the text, ``ETX``, day and time, ``EOT``.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.article import AltId, Article, FileRef, Provenance, Removed, Source
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.story import set_story
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
from dateline.newsprint.agencies import AGENCIES
from dateline.newsprint.bylines import read_byline

name = "IPTC 7901"
media_type = "text/vnd.iptc.7901"
_OPENING = re.compile(rb"\s?[A-Za-z]{2,4}\d{2,5} +[0-9] +[A-Za-z]{1,4}(?: +\d{1,5})?\b")
_HEADER = re.compile(
    r"\s*(?P<number>[A-Za-z]{2,4}\d{2,5}) +(?P<priority>\d) +(?P<category>[A-Za-z]{1,4})(?: +\d{1,5}\b)?"
    r"(?P<rest>.{0,120})"
)
_AGENCY = re.compile(r"\b(?P<agency>[A-Za-z]{2,8}) (?P<id>\d[\w#./-]*)\s*$")
_TIME = re.compile(
    r"\s*(?P<day>\d\d)(?P<clock>\d{4})(?: ?(?P<zone>[A-Z]{3,4})\b)?\s+(?P<month>[^\W\d_]{3,9})\.?\s+"
    r"(?P<year>\d{4}|\d\d)\b"
)
# The departments of the agencies that write in German; all of them use these letters.
_DEPARTMENTS = {"pl": "Politik", "wi": "Wirtschaft", "sp": "Sport", "ku": "Kultur", "vm": "Vermischtes"}
_MOST_ABOVE = 10  # lines; labels, a headline of two lines and a byline take fewer
_LONGEST_LABEL = 40  # characters
_LINE = 69  # characters; the longest line that the recommendation allows (7901, section on text lines)
_NOTEBOOK = re.compile(r"# *(?:Notebook|Notizblock|Notes?)\W*$", re.IGNORECASE)
_PRIVATE = re.compile(r"(?:\* *){3,}$")
_TO_EDITORS = re.compile(r"## *(?:Notes? to editors?|Redaktionelle(?:r|n)? Hinweise?)\W*$", re.IGNORECASE)
_SIGN_OFF = re.compile(r"[A-Za-z]{2,8}(?: [a-z]{1,5}){1,9}")
_FOREIGN_BYLINE = re.compile(r"(?:Von|Par|Por|Di|Door|Av) (?=[A-ZÀ-Þ])")


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """A start of heading, then the source with a number, a priority and a category."""
    return opens_with(_OPENING, head)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of each message; a broken message is skipped with its number."""
    yield from read_messages(path, context, _article)


def _article(message: Message, context: ReadContext) -> Article:
    article = Article(headline="", body="", file=FileRef(media_type=media_type, encoding=message.encoding))
    article.warnings = message.warnings
    _set_header(article, message.header)
    _set_time(article, message.trailer, context)
    lines = message.text.splitlines()
    above, lines = _split_head(lines)
    labels = _set_head(article, above)
    article.pub_status = status_of(labels)
    article.version = max(map(version_of, labels), default=1)
    if article.version > 1:
        article.provenance["version"] = Provenance(origin="header", note=", ".join(labels)[:80])
    lines, below = _split_notes(lines, article.source.name)
    notes = [*labels, *_notes_to_editors(below)]
    article.ed_note = "; ".join(notes) or None
    set_story(article, story_paragraphs("\n".join(lines)), context, may_have_teasers=False)
    article.removed += _removed(below)
    name_withdrawn(article, by_keyword=False)
    return article


def _set_header(article: Article, header: str) -> None:
    found = _HEADER.match(header)
    if found is None:
        return
    category = found["category"].lower()
    article.urgency = int(found["priority"]) or None
    article.section = CATEGORIES.get(category) or _DEPARTMENTS.get(category)
    if article.section:
        article.provenance["section"] = Provenance(origin="header", note=f"letters {found['category']}")
    article.alt_ids = [
        AltId(role="transmission", value=found["number"]),
        AltId(role="category", value=found["category"]),
    ]
    if agency := _AGENCY.search(found["rest"].strip()):
        article.source = Source(name=agency["agency"])
        article.provenance["source"] = Provenance(origin="header")
        article.alt_ids.append(AltId(role="agency number", value=agency["id"]))
    slug = " ".join(header[found.end() :].split()).rstrip("/ ")
    article.slugline = slug or None
    article.keywords = [word for word in (part.strip() for part in slug.split("/")) if word]


def _set_time(article: Article, trailer: str, context: ReadContext) -> None:
    """The day/time group behind the text: ``212322 GMT Nov 18`` is the 21st at 23:22."""
    found = _TIME.match(trailer)
    time = moment_of(found, context.time_zone) if found else None
    if time:
        article.published, article.published_precision = time, "full"
        article.provenance["published"] = Provenance(origin="header")
    elif trailer.strip():
        article.warnings.append(f"published: {trailer.strip()[:60]!r} is no day and time that can be read.")


def _split_head(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines that an equals sign ends, and the text below; none when the agency does not write so."""
    ends = [number for number, line in enumerate(lines[:_MOST_ABOVE]) if line.rstrip().endswith("=")]
    size = ends[-1] + 1 if ends else 0
    return [line.rstrip(" =").strip() for line in lines[:size]], lines[size:]


def _set_head(article: Article, above: list[str]) -> list[str]:
    """The headline, the standfirst and the byline out of the lines above the text; what is left are labels."""
    lines = [line for line in above if line]
    bylines = [line for line in lines if read_byline(line) or _FOREIGN_BYLINE.match(line)]
    if bylines and len(bylines) < len(lines):
        article.byline = ", ".join(bylines)
        if foreign := _FOREIGN_BYLINE.match(article.byline):
            parts = article.byline[foreign.end() :].replace(" und ", " and ").split(", ")
            read = read_byline(f"By {', '.join(part for part in parts if part not in AGENCIES)}")
            article.authors = list(read.authors) if read else []
        lines = [line for line in lines if line not in bylines]
    labels: list[str] = []
    while len(lines) > 1 and _is_label(lines[0]):
        labels.append(lines.pop(0))
    headline = lines.pop(0) if lines else ""
    while lines and len(headline.rpartition("\n")[2]) + 1 + len(lines[0].split(maxsplit=1)[0]) > _LINE:
        headline += f"\n{lines.pop(0)}"  # it was wrapped, not ended
    article.headline = " ".join(headline.split())
    article.abstract = "\n".join(lines) or None
    return labels


def _is_label(line: str) -> bool:
    """Whether the line tells what kind of message this is: EXTRA, 1ST LEAD, (Zusammenfassung)."""
    return len(line) <= _LONGEST_LABEL and (line.isupper() or (line.startswith("(") and line.endswith(")")))


def _split_notes(lines: list[str], agency: str | None) -> tuple[list[str], list[str]]:
    """The story, and what stands below it for editors only: a notebook, contacts, the initials of who sent it."""
    start = next((n for n, line in enumerate(lines) if _NOTEBOOK.match(line) or _PRIVATE.match(line)), None)
    if start is not None:
        return lines[:start], lines[start:]
    last = max((n for n, line in enumerate(lines) if line.strip()), default=0)
    if lines and agency and lines[last].split()[:1] == [agency] and _SIGN_OFF.fullmatch(lines[last].strip()):
        return lines[:last], [lines[last].strip()]
    return lines, []


def _notes_to_editors(below: list[str]) -> list[str]:
    start = next((n + 1 for n, line in enumerate(below) if _TO_EDITORS.match(line)), len(below))
    end = next((n for n in range(start, len(below)) if below[n].startswith("#") or _PRIVATE.match(below[n])), None)
    return [text for line in below[start:end] if (text := line.strip(" -"))]


def _removed(below: list[str]) -> list[Removed]:
    if below and not below[0].startswith(("#", "*")):
        return [Removed(text=below[0], reason="initials of the senders")]
    private = next((n for n, line in enumerate(below) if _PRIVATE.match(line)), len(below))
    parts = ((below[:private], "notes to editors"), (below[private:], "not for publication"))
    return [Removed(text=text, reason=reason) for part, reason in parts if (text := "\n".join(part).strip())]
