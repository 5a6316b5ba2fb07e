"""Counting the articles of a search by what they have."""

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.query.fields import FACETS

Counts = dict[str, list[dict[str, Any]]]
"""For each facet its values with the number of articles, the most frequent first: ``{"value": .., "count": ..}``."""


def counting(facets: Sequence[str], size: int) -> dict[str, Any]:
    """The aggregations of a search for these facets."""
    return {name: {"terms": {"field": FACETS[name], "size": size}} for name in facets}


def counted(aggregations: Mapping[str, Any], facets: Sequence[str]) -> Counts:
    """What the answer to them says."""
    return {
        name: [{"value": bucket["key"], "count": bucket["doc_count"]} for bucket in aggregations[name]["buckets"]]
        for name in facets
    }
