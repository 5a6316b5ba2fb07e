"""NDJSON: whole articles with the names of the API, one a line."""

from dateline.publish.json_text import to_json
from dateline.publish.output import OutputFormat
from dateline.publish.values import Record


def _each(record: Record) -> bytes:
    return to_json(record) + b"\n"


NDJSON = OutputFormat(
    name="ndjson",
    media_type="application/x-ndjson",
    ending=".ndjson",
    opening=lambda _: b"",
    each=_each,
    by_row=True,
)
"""A line an article; line ends within texts are escaped."""
