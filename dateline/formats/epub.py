"""EPUB: books and the electronic editions of newspapers, an article for each document of the spine (EPUB 3.3)."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from dateline.article import AltId, Article, FileRef, Provenance, Removed, Source
from dateline.documents.containers import Container, declared_type, opened, part, parts_at_head
from dateline.documents.packages import Document, Package, package_of
from dateline.errors import FileError, TooLargeError, UnreadableError
from dateline.formats.jsonfeed import language_of
from dateline.formats.markup.fragment import paragraphs_of
from dateline.formats.markup.xml import Element, parse
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_time
from dateline.formats.reading.story import set_story
from dateline.newsprint.charset import decode
from dateline.newsprint.references import unescaped

name = "EPUB"
media_type = "application/epub+zip"

_HEADINGS = ("h1", "h2", "h3")
_TYPE = "{http://www.idpf.org/2007/ops}type"
# What the vocabulary of EPUB's structural semantics calls documents that hold no text of their own.
_FRAME = frozenset({"cover", "titlepage", "toc", "landmarks", "lot", "loi", "index", "copyright-page", "halftitlepage"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[a-zA-Z]\w{1,31};")
_NOTES = frozenset({"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"})


def sniff(head: bytes, name: str) -> bool:
    """Whether the member ``mimetype`` says so; where a program wrote it elsewhere, the container file and the name."""
    if declared := declared_type(head):
        return declared == media_type
    return name.lower().endswith(".epub") and "META-INF/container.xml" in parts_at_head(head)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """An article for each document with text. Raises UnreadableError, TooLargeError for the whole of it."""
    with opened(path, context.limits.document_bytes) as archive:
        package = package_of(archive, parse)
        if package.documents and all(each.path in package.locked for each in package.documents):
            raise UnreadableError(
                "It is encrypted for one reader (DRM).", "Ask the publisher for a copy without protection."
            )
        seen: set[str] = set()
        for document in package.documents:
            if document.path not in seen:
                yield _document(archive, document, package, context)
            seen.add(document.path)


def _document(archive: Container, document: Document, package: Package, context: ReadContext) -> Article | Skipped:
    where = f"document {document.path}"
    if document.is_contents or not document.is_linear:
        return Skipped(where, "it is the table of contents, or beside the order of reading", is_fault=False)
    if not document.is_text:
        return Skipped(where, "it is a picture", is_fault=False)
    if document.path in package.locked:
        return Skipped(where, "it is encrypted")
    try:
        data = part(archive, document.path)
        _spend(len(data), context)
        return _article(data, document, package, context) or Skipped(where, "it holds no text", is_fault=False)
    except _SpentError as error:
        raise error.reason from None
    except FileError as error:
        return Skipped(where, error.reason)


class _SpentError(Exception):
    """The budget of the whole file is spent: not the fault of one document, so it ends the reading."""

    def __init__(self) -> None:
        self.reason = TooLargeError(
            "It opens up to more bytes than a bundle may.", "Split it, or raise DATELINE_BUNDLE_MB."
        )


def _spend(size: int, context: ReadContext) -> None:
    context.budget.bytes -= size
    if context.budget.bytes < 0:
        raise _SpentError


def _article(data: bytes, document: Document, package: Package, context: ReadContext) -> Article | None:
    """The article of one document; None when it holds no text, or only what frames a book."""
    decoded = decode(data)
    root = _page(decoded.text)
    body = root if root is None else next(root.iter("{*}body"), None)
    if body is None or _kinds(body) & _FRAME or any(_kinds(each) & _FRAME for each in body):
        return None
    notes = _taken([each for each in body.iter() if _kinds(each) & _NOTES])
    heading = next((each for level in _HEADINGS for each in body.iter(f"{{*}}{level}") if paragraphs_of(each)), None)
    headline = " ".join(paragraphs_of(heading)) if heading is not None else ""
    _taken([heading] if heading is not None else [])
    paragraphs = paragraphs_of(body)
    if not paragraphs:
        return None
    article = Article(headline=headline, body="", removed=[Removed(text=text, reason="footnote") for text in notes])
    _set_metadata(article, document, package, context)
    set_story(article, paragraphs, context)
    article.file = FileRef(media_type=media_type, encoding=decoded.encoding)
    article.warnings += decoded.warnings
    return article


def _page(text: str) -> Element | None:
    """The document as XHTML; as HTML where it is not well-formed, since every program shows it nevertheless."""
    marked = _NAMED.sub(_spelt_out, _DECLARATION.sub("", text, count=1))
    try:
        return parse(marked.encode("utf-8", "replace"))
    except UnreadableError:
        pass
    try:
        root: Element = html.document_fromstring(marked.encode("utf-8", "replace"), parser=_lenient())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _lenient() -> html.HTMLParser:
    # Without huge_tree, what stands more than 256 levels deep is lost without a word.
    return html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)


def _spelt_out(entity: re.Match[str]) -> str:
    """The character of a name that HTML has and XML has not; a name that nobody knows stays as it is printed."""
    character = unescaped(entity[0])
    return character if character != entity[0] else f"&amp;{entity[0][1:]}"


def _kinds(element: Element) -> set[str]:
    """The words of ``epub:type`` and of ``role``, which says the same with ``doc-`` before it."""
    given = f"{element.get(_TYPE) or ''} {element.get('epub:type') or ''} {element.get('role') or ''}"
    return {word.removeprefix("doc-") for word in given.split()}


def _taken(elements: list[Element]) -> list[str]:
    """The text of the elements, which are taken out of the body; what follows them stays."""
    texts: list[str] = []
    for element in elements:
        texts += paragraphs_of(element)
        for child in list(element):
            element.remove(child)
        element.text = None
    return texts


def _set_metadata(article: Article, document: Document, package: Package, context: ReadContext) -> None:
    """What the package says of all its documents: language, publisher, day and rights."""

    def first(name: str) -> str | None:
        return next(iter(package.metadata.get(name, [])), None)

    article.language = language_of(first("language"))
    article.copyright_notice = first("rights")
    article.source = Source(name=first("publisher"))
    for field, value in (
        ("language", article.language),
        ("copyright_notice", article.copyright_notice),
        ("source", article.source.name),
    ):
        if value:
            article.provenance[field] = Provenance(origin="header", note="of the whole EPUB")
    set_time(article, "published", first("date"), context)
    if package.identifier:
        article.alt_ids.append(AltId(role="EPUB", value=package.identifier))
    article.alt_ids.append(AltId(role="document", value=document.path))
