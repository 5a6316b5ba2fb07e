"""What a search gives back."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dateline.article import Article
from dateline.index.document import to_article
from dateline.query.facets import Counts, counting
from dateline.query.highlight import highlighting
from dateline.query.request import SearchRequest


@dataclass(frozen=True)
class Hit:
    """One article found. ``highlights``: headline, abstract, body, each a list of HTML-escaped pieces with ``<em>``.

    ``source`` is the article as JSON values, without the fields that have none: making an Article of it takes longer
    than finding it, so that is done only for those who ask.
    """

    source: dict[str, Any]
    highlights: dict[str, list[str]]
    score: float | None

    @cached_property
    def article(self) -> Article:
        return to_article(self.source)


@dataclass(frozen=True)
class SearchPage:
    """One page. ``total`` counts all hits; ``next_cursor`` is None on the last page and on numbered ones."""

    total: int
    items: list[Hit]
    next_cursor: str | None
    took_ms: int
    facets: Counts = field(default_factory=dict)


def shown(request: SearchRequest) -> dict[str, Any]:
    """The parts of a search that say what of its articles is shown."""
    parts: dict[str, Any] = {}
    if request.highlight and request.words:
        parts["highlight"] = highlighting()
    if request.facets:
        parts["aggregations"] = counting(request.facets, request.facet_size)
    if request.fields:
        parts["source"] = sorted({"id", *request.fields})
    return parts
