"""Atom 1.0 (RFC 4287), with links to the next page (RFC 5005)."""

from datetime import UTC

from lxml import etree

from dateline.publish import body
from dateline.publish.channel import Channel
from dateline.publish.concepts import scheme_of_subject
from dateline.publish.output import OutputFormat
from dateline.publish.times import CHANGED, UNKNOWN, changed, instant
from dateline.publish.values import (
    Record,
    authors_of,
    distinct,
    identity,
    objects_of,
    outlet_of,
    text_of,
    texts_of,
    web,
)  # fmt: skip
from dateline.publish.xml import ATOM, LANGUAGE, Element, add, before, piece

_NAMESPACES = {None: ATOM}
_CLOSING = b"</feed>"
_MEDIA_TYPE = "application/atom+xml"


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _opening(channel: Channel) -> bytes:
    root = etree.Element(_tag("feed"), nsmap=_NAMESPACES)
    if channel.language:
        root.set(LANGUAGE, channel.language)
    add(root, _tag("id"), channel.self_url)
    add(root, _tag("title"), channel.title)
    add(root, _tag("subtitle"), channel.description)
    add(root, _tag("updated"), channel.updated.astimezone(UTC).isoformat())
    add(root, _tag("link"), None, rel="alternate", href=channel.link)
    add(root, _tag("link"), None, rel="self", type=_MEDIA_TYPE, href=channel.self_url)
    if channel.next_url:
        add(root, _tag("link"), None, rel="next", type=_MEDIA_TYPE, href=channel.next_url)
    return before(root, _CLOSING)


def _each(record: Record) -> bytes:
    entry = etree.Element(_tag("entry"), nsmap=_NAMESPACES)
    if language := text_of(record, "language"):
        entry.set(LANGUAGE, language)
    address = web(record.get("url"))
    add(entry, _tag("id"), identity(record))
    etree.SubElement(entry, _tag("title")).text = text_of(record, "headline")
    add(entry, _tag("updated"), instant((changed(record) or UNKNOWN).isoformat()))
    add(entry, _tag("published"), instant(record.get("published")))
    if address:
        add(entry, _tag("link"), None, rel="alternate", type="text/html", href=address)
    _add_authors(entry, record)
    _add_categories(entry, record)
    add(entry, _tag("rights"), text_of(record, "copyright_notice"))
    add(entry, _tag("summary"), body.teaser(record))
    if (text := body.html(record)) or not address:  # an entry must have one of both
        add(entry, _tag("content"), text, type="html")
    return piece(entry)


def _add_authors(entry: Element, record: Record) -> None:
    """Who wrote it, and the outlet. An entry must have an author: the outlet answers for what has no byline."""
    name, address = outlet_of(record)
    for author in authors_of(record) or [name or "unknown"]:
        add(etree.SubElement(entry, _tag("author")), _tag("name"), author)
    if name:
        source = etree.SubElement(entry, _tag("source"))
        add(source, _tag("id"), address)
        add(source, _tag("title"), name)
        if address:
            add(source, _tag("link"), None, rel="alternate", href=address)


def _add_categories(entry: Element, record: Record) -> None:
    for subject in objects_of(record, "subjects"):
        if term := text_of(subject, "code"):
            label = text_of(subject, "name")
            add(entry, _tag("category"), None, term=term, scheme=scheme_of_subject(subject), label=label)
    for word in distinct([text_of(record, "section"), *texts_of(record, "keywords")]):
        add(entry, _tag("category"), None, term=word)


ATOM_FEED = OutputFormat(
    name="atom",
    media_type=_MEDIA_TYPE,
    ending=".atom",
    opening=_opening,
    each=_each,
    closing=_CLOSING + b"\n",
    fields=(
        *("id", "uri", "headline", "abstract", "summary", "body", "byline", "authors", "dateline", "section"),
        *("language", *CHANGED, "source", "url", "keywords", "subjects", "copyright_notice"),
    ),
)
"""An entry an article."""
