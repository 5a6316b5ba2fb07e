"""ODT: the text documents of OpenDocument, as LibreOffice saves them (OASIS OpenDocument 1.3, part 3)."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from dateline.article import Article, Removed
from dateline.documents.containers import Container, declared_type, locked, opened, part, parts_at_head
from dateline.documents.headings import Paragraph, level_of, lines_of, split_headline
from dateline.documents.tables import in_order
from dateline.errors import EmptyError, UnreadableError
from dateline.formats.markup.xml import Element, local_name, parse
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.story import set_story

name = "ODT"
media_type = "application/vnd.oasis.opendocument.text"

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"
_TYPES = (media_type, f"{media_type}-template", f"{media_type}-master")
_SIGNS = {"tab": " ", "line-break": "\n"}
# What was deleted, remarks on the text, and fields that show something only to the writer.
_SILENT = frozenset({"tracked-changes", "annotation", "hidden-text", "ruby-text"})
_NOTE = "note-body"
_APART = _SILENT | {"p", "h", "note"}
_LONGEST_GAP = 100  # blanks in one; a longer one is made to harm


def sniff(head: bytes, name: str) -> bool:
    """Whether the member ``mimetype`` says so; where a program wrote it elsewhere, its other parts and the name."""
    if declared := declared_type(head):
        return declared in _TYPES
    parts = parts_at_head(head)
    return name.lower().endswith((".odt", ".ott")) and "content.xml" in parts


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one article of the document. Raises UnreadableError, EmptyError, TooLargeError."""
    with opened(path, context.limits.document_bytes) as archive:
        _check_lock(archive)
        root = parse(part(archive, "content.xml"))
    text = next(root.iter(_TEXT), None)
    if text is None:
        raise UnreadableError("It is no text document: office:text is missing.", "Save it as ODT, then retry.")
    styles = {_attribute(style, "name"): style for style in root.iter("{*}style")}
    found = list(_paragraphs(text, styles, among_notes=False))
    if not found:
        raise EmptyError("It holds no text.", "Drop it again with its text; text in a picture is not read.")
    headed = split_headline(found)
    article = Article(headline=headed.headline, body="", removed=headed.removed)
    set_story(article, headed.paragraphs, context)
    notes = _paragraphs(text, {}, among_notes=True)
    article.removed += [Removed(text=note.text, reason="footnote") for note in notes]
    yield article


def _check_lock(archive: Container) -> None:
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in part(archive, "META-INF/manifest.xml"):
        raise locked()


def _paragraphs(text: Element, styles: dict[str, Element], *, among_notes: bool) -> Iterator[Paragraph]:
    """The paragraphs of the story, or those of its notes."""

    def is_wanted(element: Element) -> bool:
        above = {local_name(up) for up in element.iterancestors()}
        return above.isdisjoint(_SILENT) and (_NOTE in above) == among_notes

    wanted = filter(is_wanted, text.iter("{*}p", "{*}h"))
    return in_order(wanted, "{*}table-row", "{*}table-cell", lambda element: _lines(element, styles))


def _lines(paragraph: Element, styles: dict[str, Element]) -> list[Paragraph]:
    style = _attribute(paragraph, "style-name")
    automatic = styles.get(style)
    parent = _attribute(automatic, "parent-style-name") if automatic is not None else ""
    level = level_of(_shown(style)) if level_of(_shown(style)) is not None else level_of(_shown(parent))
    if level is None and local_name(paragraph) == "h":
        given = _attribute(paragraph, "outline-level")
        level = int(given) if given in set("123456789") else 1
    return lines_of("".join(_pieces(paragraph)), level, is_bold=_is_bold(paragraph, styles))


def _shown(style: str) -> str:
    """The name of a style as it is shown: what XML names cannot hold is written as _20_."""
    return style.replace("_20_", " ")


def _pieces(paragraph: Element) -> Iterator[str]:
    """The text in order, without notes, remarks, and boxes that have paragraphs of their own."""
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        kind = local_name(element)
        if event == "end":
            yield (element.tail or "") if element is not paragraph else ""
        elif element is not paragraph and kind in _APART:
            walk.skip_subtree()
        else:
            yield element.text or ""
            yield _sign(kind, element)


def _sign(kind: str, element: Element) -> str:
    if kind != "s":
        return _SIGNS.get(kind, "")
    count = _attribute(element, "c")
    return " " * (min(int(count), _LONGEST_GAP) if count.isascii() and count.isdigit() and len(count) < 9 else 1)


def _is_bold(paragraph: Element, styles: dict[str, Element]) -> bool:
    """Whether the style of the paragraph is bold, or that of every span with text in it."""
    if _says_bold(styles.get(_attribute(paragraph, "style-name"))):
        return True
    spans = [span for span in paragraph.iterchildren("{*}span") if "".join(map(str, span.itertext())).strip()]
    outside = [paragraph.text, *(child.tail for child in paragraph.iterchildren())]
    if not spans or any((text or "").strip() for text in outside):
        return False
    return all(_says_bold(styles.get(_attribute(span, "style-name"))) for span in spans)


def _says_bold(style: Element | None) -> bool:
    if style is None:
        return False
    return any(_attribute(each, "font-weight") in {"bold", "700", "800"} for each in style.iter("{*}text-properties"))


def _attribute(element: Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")
