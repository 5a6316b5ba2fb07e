"""Articles going out: from records to bytes, in the formats of the trade. One file a format.

``PUBLISHED["rss"].page(records, channel)`` gives a document, ``.one(record, channel)`` that of a single article,
``.stream(pages, channel)`` and ``.stream_async`` the same in pieces, however many articles there are.
"""

from dateline.publish.atom import ATOM_FEED
from dateline.publish.channel import Channel
from dateline.publish.delimited import CSV
from dateline.publish.json_articles import JSON
from dateline.publish.jsonfeed import JSONFEED
from dateline.publish.jsonld import JSONLD
from dateline.publish.ndjson import NDJSON
from dateline.publish.ninjs import NINJS
from dateline.publish.output import OutputFormat
from dateline.publish.rss import RSS

PUBLISHED: dict[str, OutputFormat] = {
    each.name: each for each in (JSON, NINJS, JSONLD, CSV, NDJSON, RSS, ATOM_FEED, JSONFEED)
}
"""The formats by their names, in the order in which they are offered."""

__all__ = ["PUBLISHED", "Channel", "OutputFormat"]
