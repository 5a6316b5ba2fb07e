"""JSON: whole articles with the names of the API."""

from dateline.publish.channel import Channel
from dateline.publish.json_text import to_json
from dateline.publish.output import OutputFormat


def _opening(channel: Channel) -> bytes:
    following = b'"next_url":' + to_json(channel.next_url) + b","
    return b"{" + following + b'"articles":['


JSON = OutputFormat(
    name="json",
    media_type="application/json",
    ending=".json",
    opening=_opening,
    each=to_json,
    between=b",\n",
    closing=b"]}\n",
    alone=to_json,
)
"""An object with ``next_url`` and the list ``articles``."""
