"""RSS 0.9x to 2.0 (RSS Advisory Board) and RSS 0.90 and 1.0 in RDF, with Dublin Core, content, Media RSS and Atom."""

from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article, Provenance, Source
from dateline.formats.atom import Fields, articles_of, fields_of, link_of, paragraphs_in, text_in, whole_text
from dateline.formats.feeds import wordpress
from dateline.formats.feeds.partial import rank_below_whole
from dateline.formats.jsonfeed import (
    Feed,
    begun,
    credit,
    distinct,
    identify,
    language_of,
    put_text,
    source_of,
)
from dateline.formats.mails.mailbox import mailbox
from dateline.formats.markup.fragment import paragraphs_of_html
from dateline.formats.markup.root import root_tag
from dateline.formats.markup.xml import Element
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_time

name = "RSS"
media_type = "application/rss+xml"

_RDF_NAMESPACES = ("purl.org/rss/1.0", "my.netscape.com/rdf/simple/0.9", "channel.netscape.com/rdf/simple/0.9")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FULL = ("content:encoded", "xhtml:body", "xhtml:div", "atom:content")
_SUMMARY = ("description", "dc:description", "atom:summary", "dcterms:abstract")


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the root is ``rss``, or RDF in a namespace of RSS."""
    root = root_tag(head)
    if root is None:
        return False
    return root[0] == "rss" or (root[0] == "RDF" and any(namespace in root[1] for namespace in _RDF_NAMESPACES))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The items of the feed, in or beside the channel. Raises UnreadableError, EmptyError."""
    yield from articles_of(path, ["{*}item"], _feed, _article, context)


def _feed(item: Element, encoding: str) -> Feed:
    """What the channel says: around the items, or before them in RDF."""
    parent = item.getparent()
    if parent is None:
        return Feed(Source(), encoding=encoding)
    beside = parent.find("{*}channel")
    channel = parent if beside is None else beside
    fields = fields_of(channel)
    link = text_in(fields, "link") or link_of(fields.get("atom:link", ()))
    return Feed(
        source=source_of(_line(fields, "title", "dc:title"), link),
        language=language_of(text_in(fields, "language", "dc:language") or channel.get(_LANGUAGE)),
        rights=_line(fields, "copyright", "dc:rights") or None,
        encoding=encoding,
    )


def _article(item: Element, feed: Feed, context: ReadContext) -> Article | Skipped:
    fields = fields_of(item)
    typed = wordpress.told_of(item)
    if reason := wordpress.why_not(typed):
        return Skipped(_line(fields, "title") or "an item", reason, is_fault=False)
    article = begun(feed, _line(fields, "title", "dc:title"), media_type)
    _identify(article, item, fields)
    if typed:
        body, article.removed = wordpress.paragraphs(text_in(fields, "content:encoded"))
        is_part = put_text(article, body, paragraphs_of_html(typed.get("excerpt", "")))
    else:
        is_part = put_text(article, _paragraphs(fields, _FULL), _paragraphs(fields, _SUMMARY))
    _source(article, fields)
    credit(article, _names(fields), feed)
    told = text_in(fields, "pubdate", "dc:date", "dcterms:issued", "atom:published")
    set_time(article, "published", wordpress.published(typed, told) if typed else told, context)
    set_time(article, "updated", text_in(fields, "atom:updated", "dcterms:modified"), context)
    article.language = language_of(text_in(fields, "dc:language") or item.get(_LANGUAGE)) or article.language
    article.copyright_notice = _line(fields, "dc:rights", "copyright") or article.copyright_notice
    subjects = [*fields.get("category", ()), *fields.get("dc:subject", ())]
    article.keywords = distinct([*map(whole_text, subjects), *text_in(fields, "media:keywords").split(",")])
    if is_part:
        rank_below_whole(article, context)
    return article


def _identify(article: Article, item: Element, fields: Fields) -> None:
    """The guid is the uri. It also is the address of an item without one, unless it says that it is none."""
    guid = text_in(fields, "guid", "dc:identifier") or item.get(_ABOUT) or ""
    link = text_in(fields, "feedburner:origlink", "link") or link_of(fields.get("atom:link", ()))
    is_permalink = all(element.get("isPermaLink") != "false" for element in fields.get("guid", ()))
    if not link and is_permalink:
        link = guid
    identify(article, guid, link)


def _source(article: Article, fields: Fields) -> None:
    """The outlet that an item of a feed of others' news names."""
    for element in fields.get("source", ()):
        if outlet := whole_text(element):
            article.source = source_of(outlet, element.get("url") or "")
            article.provenance["source"] = Provenance(origin="header", note="the source of the item")


def _names(fields: Fields) -> list[str]:
    """Who wrote it: the names that Dublin Core gives, else that of the author's mail address."""
    if creators := [text for element in fields.get("dc:creator", ()) if (text := whole_text(element))]:
        return creators
    authors = [fields_of(author) for author in fields.get("atom:author", ())]
    named = [text for author in authors if (text := text_in(author, "atom:name", "name"))]
    return named or [name for element in fields.get("author", ()) if (name := _named(whole_text(element)))]


def _named(author: str) -> str:
    """The name in ``desk@paper.example (Jane Doe)``; empty when there is only an address."""
    return mailbox(author)[0] if "@" in author else author


def _line(fields: Fields, *names: str) -> str:
    return " ".join(paragraphs_of_html(text_in(fields, *names)))


def _paragraphs(fields: Fields, names: tuple[str, ...]) -> list[str]:
    """The paragraphs of the first of these fields that has any."""
    for name in names:
        for element in fields.get(name, ()):
            if found := paragraphs_in(element):
                return found
    return []
