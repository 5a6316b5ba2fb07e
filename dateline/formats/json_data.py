"""JSON that is no standard of news: an article as an object, a list of them, or the answer of a newspaper's API."""

from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article
from dateline.formats.datasets.json_pieces import utf8_head, values
from dateline.formats.datasets.records import articles_of
from dateline.formats.reading.context import ReadContext, Skipped

name = "JSON"
media_type = "application/json"


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the file begins as an object of JSON does, or a list of them."""
    return bool(utf8_head(head))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles of the file, one by one, however long the list is. Raises TooLargeError."""
    for given in values(path, context):
        if isinstance(given, Skipped):
            yield given
        else:
            yield from articles_of(given[1], given[0], context)
