"""DOCX: the WordprocessingML of Microsoft Word and of what saves like it (ECMA-376, part 1, section 17)."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

from lxml import etree

from dateline.article import Article, Removed
from dateline.documents.containers import Container, opened, part, parts_at_head
from dateline.documents.headings import Paragraph, level_of, lines_of, split_headline
from dateline.documents.tables import in_order
from dateline.errors import EmptyError, FileError
from dateline.formats.markup.xml import Element, local_name, parse
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.story import set_story

name = "DOCX"
media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_FIRST = ("[Content_Types].xml", "_rels/", "docProps/", "word/", "customXml/")
# The removed text of tracked changes, and the second form of a drawing for programs that cannot show the first.
_SILENT = frozenset({"del", "moveFrom", "Fallback"})
_PROPERTIES = frozenset({"pPr", "rPr"})  # where a tab is a stop of the ruler
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_ASIDE = (
    (re.compile(r"word/header\d{0,6}\.xml"), "running head"),
    (re.compile(r"word/footer\d{0,6}\.xml"), "running foot"),
    (re.compile(r"word/(?:foot|end)notes\.xml"), "footnote"),
)
_MOST_ASIDE = 40  # parts; one document has three heads and feet a section
_LONGEST_CHAIN = 20  # styles that are based on each other
_NO = frozenset({"0", "false", "off", "none"})


def sniff(head: bytes, name: str) -> bool:
    """Whether the first members of a ZIP container are those of WordprocessingML; where they are cut off, the name."""
    parts = parts_at_head(head)
    if not parts or not parts[0].startswith(_FIRST):
        return False
    if any(each.startswith(("xl/", "ppt/", "visio/")) for each in parts):
        return False
    return any(each.startswith("word/") for each in parts) or name.lower().endswith((".docx", ".docm", ".dotx"))


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one article of the document. Raises UnreadableError, EmptyError, TooLargeError."""
    with opened(path, context.limits.document_bytes) as archive:
        levels = _levels(archive)
        found = list(_paragraphs(parse(part(archive, _main_part(archive))), levels))
        if not found:
            raise EmptyError("It holds no text.", "Drop it again with its text; text in a picture is not read.")
        headed = split_headline(found)
        article = Article(headline=headed.headline, body="", removed=headed.removed)
        set_story(article, headed.paragraphs, context)
        _set_aside(article, archive)
    yield article


def _main_part(archive: Container) -> str:
    """The part with the text. Its name is free, and some programs count it: word/document2.xml."""
    if "_rels/.rels" in archive.namelist():
        for relation in parse(part(archive, "_rels/.rels")).iter("{*}Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return normpath(relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


def _levels(archive: Container) -> dict[str, int]:
    """The identifiers of the styles that make titles and headings, with their level."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    styles = {_attribute(style, "styleId"): style for style in parse(part(archive, "word/styles.xml")).iter("{*}style")}
    found: dict[str, int] = {}
    for identifier in styles:
        at, level = identifier, None
        for _ in range(_LONGEST_CHAIN):
            if level is not None or at not in styles:
                break
            level = level_of(_value(styles[at], "{*}name"))
            at = _value(styles[at], "{*}basedOn")
        if level is not None:
            found[identifier] = level
    return found


def _paragraphs(root: Element, levels: dict[str, int]) -> Iterator[Paragraph]:
    elements = (each for each in root.iter("{*}p") if not any(local_name(up) in _SILENT for up in each.iterancestors()))
    return in_order(elements, "{*}tr", "{*}tc", lambda element: _lines(element, levels))


def _lines(paragraph: Element, levels: dict[str, int]) -> list[Paragraph]:
    """The lines of one paragraph: its runs, without what was deleted, is hidden, or stands in a box of its own."""
    pieces: list[str] = []
    is_bold = True
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        kind = local_name(element)
        if (
            kind in _SILENT | _PROPERTIES
            or (kind == "p" and element is not paragraph)
            or (kind == "r" and _is_on(element, "vanish"))
        ):
            walk.skip_subtree()
        elif kind == "r":
            is_bold = is_bold and (_is_on(element, "b") or not "".join(map(str, element.itertext("{*}t"))).strip())
        elif kind == "t":
            pieces.append(element.text or "")
        elif kind in _SIGNS:
            pieces.append(_SIGNS[kind])
    style = _value(paragraph, "{*}pPr/{*}pStyle")
    return lines_of("".join(pieces), levels.get(style, level_of(style)), is_bold=is_bold)


def _is_on(run: Element, setting: str) -> bool:
    found = run.find(f"{{*}}rPr/{{*}}{setting}")
    return found is not None and _attribute(found, "val").lower() not in _NO


def _value(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else _attribute(found, "val")


def _attribute(element: Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")


def _set_aside(article: Article, archive: Container) -> None:
    """Heads, feet and notes of the pages are kept beside the story; where they are broken, the story still is good."""
    matched = [(each, reason) for each in archive.namelist() for form, reason in _ASIDE if form.fullmatch(each)]
    for each, reason in matched[:_MOST_ASIDE]:
        try:
            lines = list(_paragraphs(parse(part(archive, each)), {}))
        except FileError as error:
            article.warnings.append(f"{each}: {error.reason}")
            continue
        article.removed += [Removed(text=line.text, reason=reason) for line in lines]
