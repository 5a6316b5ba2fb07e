"""Atom 1.0 (RFC 4287) and 0.3, and how the fields of an entry in XML are looked up."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from lxml import etree

from dateline.article import Article, Provenance, Source
from dateline.errors import EmptyError
from dateline.formats.feeds import wenn
from dateline.formats.feeds.entries import encoding_of, entries
from dateline.formats.feeds.partial import rank_below_whole
from dateline.formats.jsonfeed import Feed, begun, credit, distinct, identify, language_of, put_text, source_of
from dateline.formats.markup.fragment import paragraphs_of, paragraphs_of_html
from dateline.formats.markup.root import root_tag
from dateline.formats.markup.xml import Element
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_time
from dateline.newsprint.references import unescaped

name = "Atom"
media_type = "application/atom+xml"

Fields = Mapping[str, list[Element]]
"""The children of an element by ``prefix:name`` in small letters; without a prefix those of its own namespace."""

_NAMESPACES = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/2005/Atom": "atom",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HTML = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})

# Plain text closes no tags: these tell HTML whose type was left out.
_CLOSED = re.compile(r"</(?:p|a|b|i|em|strong|div|span|ul|h\d)>|<br ?/?>", re.IGNORECASE)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the root is a feed or an entry in one of the two namespaces of Atom."""
    root = root_tag(head)
    return bool(root and root[0] in {"feed", "entry"} and any(namespace in root[1] for namespace in _NAMESPACES))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The entries of the feed; a file may be a single entry. Raises UnreadableError, EmptyError."""
    tags = [f"{{{namespace}}}entry" for namespace in _NAMESPACES]
    yield from articles_of(path, tags, _feed, _article, context)


def _feed(entry: Element, encoding: str) -> Feed:
    root = entry.getparent()
    if root is None:
        return Feed(Source(), encoding=encoding)
    fields = fields_of(root)
    return Feed(
        source=_source(fields),
        language=language_of(root.get(_LANGUAGE)),
        rights=_line(fields, "rights", "copyright") or None,
        authors=_names(fields),
        encoding=encoding,
    )


def _article(entry: Element, feed: Feed, context: ReadContext) -> Article:
    fields = fields_of(entry)
    article = begun(feed, _line(fields, "title"), media_type)
    identify(article, text_in(fields, "id"), link_of(fields.get("link", ())))
    contents = [element for element in fields.get("content", ()) if _is_text(element)]
    is_part = put_text(article, _paragraphs(contents) or wenn.body_in(entry), _paragraphs(fields.get("summary", ())))
    origin = fields_of(fields["source"][0]) if "source" in fields else {}
    if (source := _source(origin)) != Source():
        article.source = source
        article.provenance["source"] = Provenance(origin="header", note="the feed that the entry comes from")
    credit(article, _names(fields) or _names(origin), feed)
    set_time(article, "published", text_in(fields, "published", "issued"), context)
    set_time(article, "updated", text_in(fields, "updated", "modified"), context)
    article.language = language_of(entry.get(_LANGUAGE)) or article.language
    article.copyright_notice = _line(fields, "rights", "copyright") or article.copyright_notice
    categories = fields.get("category", ())
    article.keywords = distinct(element.get("label") or element.get("term") or "" for element in categories)
    wenn.add(article, entry, context)
    if is_part:
        rank_below_whole(article, context)
    return article


def _source(fields: Fields) -> Source:
    return source_of(_line(fields, "title"), link_of(fields.get("link", ())))


def _names(fields: Fields) -> tuple[str, ...]:
    authors = [fields_of(author) for author in fields.get("author", ())]
    return tuple(filter(None, (text_in(author, "name") for author in authors)))


def _line(fields: Fields, *names: str) -> str:
    """The first of these fields that has text, as one line."""
    return next((line for name in names if (line := " ".join(_paragraphs(fields.get(name, ()))))), "")


def _paragraphs(elements: Sequence[Element]) -> list[str]:
    """The paragraphs of the first element that has any: HTML as text, HTML as elements, or plain text."""
    for element in elements:
        kind = (element.get("type") or "text").lower()
        is_html = kind in _HTML or element.get("mode") == "escaped" or _CLOSED.search(element.text or "")
        if is_html or len(element):
            found = paragraphs_in(element)
        else:
            found = [" ".join(line.split()) for line in (element.text or "").splitlines() if line.strip()]
        if found:
            return found
    return []


def _is_text(content: Element) -> bool:
    """Whether the content is the text itself: not another file's address, a picture or anything in base64."""
    kind = (content.get("type") or "text").lower()
    return "src" not in content.attrib and content.get("mode") != "base64" and (kind in _HTML or "text" in kind)


def articles_of(
    path: Path,
    tags: Sequence[str],
    feed_of: Callable[[Element, str], Feed],
    article_of: Callable[[Element, Feed, ReadContext], Article | Skipped],
    context: ReadContext,
) -> Iterator[Article | Skipped]:
    """An article an entry. ``feed_of`` is given the first entry, in its place in the feed, and the encoding.

    What the feed says of itself behind its first entry is not seen: a feed is not held in memory. Raises
    UnreadableError, EmptyError.
    """
    feed: Feed | None = None
    is_empty = True
    for found in entries(path, tags, context.limits.page_bytes):
        is_empty = False
        if isinstance(found, Skipped):
            yield found
            continue
        entry, warning = found
        feed = feed or feed_of(entry, encoding_of(path))
        article = article_of(entry, feed, context)
        if isinstance(article, Article) and warning:
            article.warnings.append(warning)
        yield article
    if is_empty:
        raise EmptyError("The feed holds no entries.", "Nothing is to be done when it was published so.")


def fields_of(element: Element) -> Fields:
    """The children by their names."""
    own = str(element.tag).rpartition("}")[0]
    found: dict[str, list[Element]] = {}
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(_key(child.tag, own), []).append(child)
    return found


@lru_cache(2_000)
def _key(tag: str, own: str) -> str:
    namespace, _, local = tag.rpartition("}")
    return (local if namespace == own else f"{_PREFIXES.get(namespace[1:], 'other')}:{local}").lower()


def text_in(fields: Fields, *names: str) -> str:
    """The text of the first of these fields that has any, its ends trimmed; empty when none has."""
    for name in names:
        for element in fields.get(name, ()):
            if text := whole_text(element):
                return text
    return ""


def whole_text(element: Element) -> str:
    """All text below an element, and HTML's names for characters as characters, whatever the document defines."""
    parts = [element.text or ""]
    for child in element:
        is_entity = isinstance(child, etree._Entity)  # noqa: SLF001  it has no public name
        parts += [unescaped(child.text or "") if is_entity else "".join(map(str, child.itertext()))]
        parts += [child.tail or ""]
    return "".join(parts).strip()


def paragraphs_in(element: Element) -> list[str]:
    """The paragraphs of an element that holds HTML, as text or as elements."""
    if any(isinstance(child.tag, str) for child in element):
        return paragraphs_of(element)
    return paragraphs_of_html(whole_text(element))


def link_of(links: Sequence[Element]) -> str:
    """The address of the entry itself among links of Atom: the first alternate one, a page before other forms."""
    alternate = [link for link in links if (link.get("rel") or "alternate") == "alternate" and link.get("href")]
    alternate.sort(key=lambda link: (link.get("type") or "text/html") not in _HTML)
    return (alternate[0].get("href") or "") if alternate else ""
