"""RSS 2.0 (RSS Advisory Board) with the whole text (content), Dublin Core (dc) and Atom's links."""

from email.utils import format_datetime
from html import escape

from lxml import etree

from dateline.publish import body
from dateline.publish.channel import Channel
from dateline.publish.concepts import scheme_of_subject
from dateline.publish.output import OutputFormat
from dateline.publish.times import instant, is_exact, moment, published
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
from dateline.publish.xml import ATOM, CONTENT, DC, Element, add, before, piece

_NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DC}
_CLOSING = b"</channel></rss>"
_MEDIA_TYPE = "application/rss+xml"


def _opening(channel: Channel) -> bytes:
    root = etree.Element("rss", {"version": "2.0"}, nsmap=_NAMESPACES)
    head = etree.SubElement(root, "channel")
    add(head, "title", channel.title)
    add(head, "link", channel.link)
    add(head, "description", channel.description)
    add(head, "language", channel.language)
    add(head, "lastBuildDate", format_datetime(channel.updated))
    add(head, f"{{{ATOM}}}link", None, href=channel.self_url, rel="self", type=_MEDIA_TYPE)
    if channel.next_url:  # RFC 5005, section 3
        add(head, f"{{{ATOM}}}link", None, href=channel.next_url, rel="next", type=_MEDIA_TYPE)
    return before(root, _CLOSING)


def _each(record: Record) -> bytes:
    item = etree.Element("item", nsmap=_NAMESPACES)
    address, guid = web(record.get("url")), identity(record)
    etree.SubElement(item, "title").text = _title(record)
    add(item, "link", address)
    add(item, "guid", guid, isPermaLink=str(guid == address).lower())
    _add_times(item, record)
    for name in authors_of(record):
        add(item, f"{{{DC}}}creator", name)
    add(item, "description", escape(body.teaser(record) or "", quote=False))
    add(item, f"{{{CONTENT}}}encoded", body.html(record))
    for subject in objects_of(record, "subjects"):
        add(item, "category", text_of(subject, "name"), domain=scheme_of_subject(subject))
    for word in distinct([text_of(record, "section"), *texts_of(record, "keywords")]):
        add(item, "category", word)
    _add_outlet(item, record)
    add(item, f"{{{DC}}}language", text_of(record, "language"))
    add(item, f"{{{DC}}}rights", text_of(record, "copyright_notice"))
    return piece(item)


def _title(record: Record) -> str:
    """The headline. Readers take it for text or for HTML: where it could be markup, it is escaped for the latter."""
    title = text_of(record, "headline") or ""
    return escape(title, quote=False) if "<" in title else title


def _add_times(item: Element, record: Record) -> None:
    """``pubDate`` must have a time of day; where only the day or the month is known, Dublin Core can say so."""
    time = moment(record.get("published"))
    if time and is_exact(record):
        add(item, "pubDate", format_datetime(time))
    else:
        add(item, f"{{{DC}}}date", published(record))
    add(item, f"{{{ATOM}}}updated", instant(record.get("updated")))


def _add_outlet(item: Element, record: Record) -> None:
    """``source`` must have an address; without one it is a publisher."""
    name, address = outlet_of(record)
    if name and address:
        add(item, "source", name, url=address)
    else:
        add(item, f"{{{DC}}}publisher", name)


RSS = OutputFormat(
    name="rss",
    media_type=_MEDIA_TYPE,
    ending=".rss",
    opening=_opening,
    each=_each,
    closing=_CLOSING + b"\n",
    fields=(
        *("id", "uri", "headline", "abstract", "summary", "body", "byline", "authors", "dateline", "section"),
        *("language", "published", "published_precision", "updated", "source", "url", "keywords", "subjects"),
        "copyright_notice",
    ),
)
"""An item an article."""
