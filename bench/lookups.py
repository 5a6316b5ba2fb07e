"""What Elasticsearch reads to find the members that an article may belong to: counts, which no load disturbs.

By its profiler: each step to a next document in the postings of a key or a term, or in the range of times, counts one.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from elasticsearch import Elasticsearch

from dateline.grouping import Member
from dateline.grouping.copies import COPIES_SEEN
from dateline.grouping.stories import NEIGHBOURS
from dateline.index.grouplookup import akin, alike

_STEPS = ("next_doc_count", "advance_count")


@dataclass(frozen=True)
class Reading:
    """For an article by the mean: ``postings`` stepped to, ``candidates`` that share enough, ``kilobytes`` answered."""

    postings: float
    candidates: float
    kilobytes: float


def read(client: Elasticsearch, index: str, members: Sequence[Member]) -> Reading:
    """What the two lookups of these members read in this index."""
    asked = [
        (query, size)
        for member in members
        for query, size in ((alike(member), COPIES_SEEN), (akin(member), NEIGHBOURS))
        if query
    ]
    postings, candidates, characters = [], [], []
    for query, size in asked:
        profiled = client.search(index=index, query=query, size=size + 1, track_total_hits=False, profile=True)
        postings.append(sum(_steps(profiled["profile"])))
        characters.append(len(json.dumps(profiled["hits"]["hits"])))
        candidates.append(client.count(index=index, query=query)["count"])
    share = len(asked) / len(members)
    return Reading(*(fmean(values) * share for values in (postings, candidates)), fmean(characters) * share / 1000)


def _steps(profile: Mapping[str, Any]) -> Iterator[int]:
    for shard in profile["shards"]:
        for search in shard["searches"]:
            for query in search["query"]:
                yield from _of_leaves(query)


def _of_leaves(query: Mapping[str, Any]) -> Iterator[int]:
    below = query.get("children", ())
    if not below:
        yield sum(int(query["breakdown"][name]) for name in _STEPS)
    for child in below:
        yield from _of_leaves(child)
