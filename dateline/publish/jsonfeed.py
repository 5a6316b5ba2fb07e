"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from typing import Any

from dateline.publish import body
from dateline.publish.channel import Channel
from dateline.publish.json_text import to_json, without_empty
from dateline.publish.output import OutputFormat
from dateline.publish.times import instant
from dateline.publish.values import Record, authors_of, distinct, identity, names_of, printable, text_of, texts_of, web


def _opening(channel: Channel) -> bytes:
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": printable(channel.title),
        "description": printable(channel.description),
        "home_page_url": channel.link,
        "feed_url": channel.self_url,
        "next_url": channel.next_url,
        "language": channel.language,
    }
    return to_json(without_empty(head))[:-1] + b',"items":[\n'


def item(record: Record) -> dict[str, Any]:
    """The article as an item. It must have a content, though that be empty."""
    told = {
        "id": identity(record),
        "url": web(record.get("url")),
        "title": text_of(record, "headline"),
        "summary": body.teaser(record),
        "date_published": instant(record.get("published")),
        "date_modified": instant(record.get("updated")),
        "authors": [{"name": name} for name in authors_of(record)],
        "language": text_of(record, "language"),
        "tags": distinct([text_of(record, "section"), *names_of(record, "subjects"), *texts_of(record, "keywords")]),
    }
    return without_empty(told) | {"content_html": body.html(record)}


def _each(record: Record) -> bytes:
    return to_json(item(record))


JSONFEED = OutputFormat(
    name="jsonfeed",
    media_type="application/feed+json",
    ending=".json",
    opening=_opening,
    each=_each,
    between=b",\n",
    closing=b"\n]}\n",
    fields=(
        *("id", "uri", "headline", "abstract", "summary", "body", "byline", "authors", "dateline", "section"),
        *("language", "published", "updated", "url", "keywords", "subjects"),
    ),
)
"""An item an article."""
