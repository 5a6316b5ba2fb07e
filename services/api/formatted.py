"""Articles in the formats of ``dateline.publish``: which one is asked for, and the answer in it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from dateline.index.document import as_record
from dateline.publish import PUBLISHED, Channel
from dateline.query.request import SearchRequest
from dateline.query.search import SearchPage
from services.api.tagged import tagged

Format = Literal["json", "ninjs", "jsonld", "csv", "ndjson", "rss", "atom", "jsonfeed"]
OTHER_CONTENT: dict[str, Any] = {
    kind: {"schema": {"type": "object" if kind.endswith("+json") else "string"}}
    for each in PUBLISHED.values()
    if (kind := each.media_type.partition(";")[0]) != "application/json"
}
"""What OpenAPI says of the formats with a media type of their own."""


class Ninjs(BaseModel):
    """What format=ninjs answers with, which is application/json, too: its standard describes it (IPTC ninjs)."""

    model_config = ConfigDict(extra="allow")


_WHENEVER = datetime(2000, 1, 1, tzinfo=UTC)
_FEEDS = ("rss", "atom", "jsonfeed")


def fitted(query: SearchRequest, name: Format) -> SearchRequest:
    """The search as this format needs it: with the fields that it can say, and feeds with the newest first."""
    changes: dict[str, Any] = {"highlight": False, "facets": ()}
    if PUBLISHED[name].fields is not None:
        changes["fields"] = PUBLISHED[name].fields
    if name in _FEEDS and query.order_by is None and query.mode == "lexical":
        changes["order_by"] = "newest"
    return query if name == "json" else query.model_copy(update=changes)


def page_in(name: Format, request: Request, query: SearchRequest, found: SearchPage, following: str | None) -> Response:
    """The page in a format that is not JSON of our own. ``following``: the address of the next one."""
    published = PUBLISHED[name]
    records = [hit.source if query.fields else as_record(hit.source) for hit in found.items]
    about = channel(request, query.words, following)
    # Where it goes on, and when it was asked for, is new each time; what is on the page tells whether it has changed.
    lasting = published.page(records, replace(about, next_url=None, updated=_WHENEVER))
    return tagged(request, published.page(records, about), published.media_type, lasting)


def one_in(name: Format, request: Request, record: dict[str, Any]) -> Response:
    """A single article in a format."""
    published = PUBLISHED[name]
    content = published.one(as_record(record), channel(request, record["headline"], None))
    return tagged(request, content, published.media_type)


def channel(request: Request, words: str, following: str | None) -> Channel:
    """What a document says of the search that it answers. ``following``: the address of the next page."""
    title = f"Dateline: {words}" if words else "Dateline"
    address = str(request.url)
    return Channel(
        title=title,
        description=f"Articles for {words}" if words else "The newest articles",
        link=str(request.base_url),
        self_url=address,
        updated=datetime.now(UTC),
        next_url=following,
    )
