"""The members of groups in an index of their own, and what they are looked up by.

Reads by id see every write at once; searches see what was put in with ``found``, for that refreshes the index. It is
small, and nothing else reads it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from elasticsearch import ConflictError, Elasticsearch

from dateline.article import Fingerprint
from dateline.grouping.copies import COPIES_SEEN, keys
from dateline.grouping.member import Member
from dateline.grouping.stories import NEIGHBOURS
from dateline.index.document import to_json
from dateline.index.ensure import Plan, ensure_index
from dateline.index.fetch import fetch, unreadable
from dateline.index.grouplookup import akin, alike

_COPIES_AT_ONCE = 1_000
"""Copies of one text that are led to another original at once; those beyond find it by way of the former one."""

_SEARCHES_AT_ONCE = 64  # in one request: all are answered before the first is read
_TERMS = {"type": "keyword", "doc_values": False}
_KEYWORD = {"type": "keyword"}


def _mappings() -> dict[str, Any]:
    return {
        "dynamic": "strict",
        "_meta": {"version": PLAN.version},
        "properties": {
            "at": {"type": "date"},
            "keys": _TERMS,
            "terms": _TERMS,
            "fingerprint": {"type": "object", "enabled": False},
            "version": {"type": "long"},
            "original": _KEYWORD,
            "similarity": {"type": "float"},
            "story": _KEYWORD,
            "nearness": {"type": "float"},
            "decided": {"type": "boolean"},
            "into": _KEYWORD,
        },
    }


def _settings() -> dict[str, Any]:
    return {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "-1"}


PLAN = Plan(1, _mappings, _settings)


class GroupStore:
    """The store (``dateline.grouping.Store``) in Elasticsearch, beside the index of the articles."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._alias = _beside(alias)
        self._merged: set[str] = set()

    def ensure(self) -> None:
        """Make its index unless it is there."""
        ensure_index(self._client, self._alias, PLAN)

    def get(self, ids: Collection[str]) -> dict[str, Member]:
        return {found["_id"]: _as_member(found) for found in fetch(self._client, self._alias, ids)}

    def put(self, members: Sequence[Member], *, found: bool) -> dict[str, Member]:
        if not members:
            return {}
        lines = [line for member in members for line in _as_lines(member)]
        body: Any = lines
        answer = self._client.bulk(index=self._alias, operations=body, refresh=found, require_alias=True)
        results = [next(iter(item.values())) for item in answer["items"]]
        for result in results:
            if "error" in result and result["status"] != 409:
                raise unreadable(self._alias, result["error"])
        return {
            member.id: replace(member, revision=(result["_seq_no"], result["_primary_term"]))
            for member, result in zip(members, results, strict=True)
            if "error" not in result
        }

    def remove(self, ids: Collection[str]) -> None:
        """Take members out again: their articles are not in the index."""
        if ids:
            self._client.bulk(index=self._alias, operations=[{"delete": {"_id": id_}} for id_ in ids])

    def alike(self, members: Sequence[Member]) -> list[list[Member]]:
        return self._search([alike(member) for member in members], COPIES_SEEN)

    def akin(self, members: Sequence[Member]) -> list[list[Member]]:
        return self._search([akin(member) for member in members], NEIGHBOURS)

    def copies(self, originals: Collection[str]) -> list[Member]:
        if not originals:
            return []
        # What was decided last is not searchable yet. This is asked seldom: when a text turns out to have come earlier.
        self._client.indices.refresh(index=self._alias)
        return self._search([{"terms": {"original": list(originals)}}], _COPIES_AT_ONCE)[0]

    def merged(self, stories: Collection[str]) -> Mapping[str, str]:
        found = fetch(self._client, self._alias, [_of_story(story) for story in stories])
        return {document["_id"].removeprefix(_of_story("")): document["_source"]["into"] for document in found}

    def merge(self, story: str, into: str) -> str:
        try:
            self._client.create(index=self._alias, id=_of_story(story), document={"into": into}, require_alias=True)
        except ConflictError:
            return self.merged([story])[story]
        self._merged.add(story)
        return into

    def take_merged(self) -> set[str]:
        """The stories that went into others by way of this store since it was last asked."""
        taken, self._merged = self._merged, set()
        return taken

    def _search(self, queries: Sequence[dict[str, Any] | None], size: int) -> list[list[Member]]:
        """The members that each query finds, one more than ``size``: the one that asks is among them."""
        asked = [number for number, query in enumerate(queries) if query]
        found: list[list[Member]] = [[] for _ in queries]
        for start in range(0, len(asked), _SEARCHES_AT_ONCE):
            some = asked[start : start + _SEARCHES_AT_ONCE]
            body: Any = [
                line for number in some for line in ({}, {"query": queries[number], "size": size + 1, **_PLAIN})
            ]
            answer = self._client.msearch(index=self._alias, searches=body)
            for number, result in zip(some, answer["responses"], strict=True):
                if "error" in result:
                    raise unreadable(self._alias, result["error"])
                found[number] = [_as_member(hit) for hit in result["hits"]["hits"]]
        return found


_PLAIN = {"track_total_hits": False, "seq_no_primary_term": True}


def _as_lines(member: Member) -> tuple[bytes, bytes]:
    action: dict[str, Any] = {"create": {"_id": member.id}}
    if member.revision is not None:
        sequence, term = member.revision
        action = {"index": {"_id": member.id, "if_seq_no": sequence, "if_primary_term": term}}
    document = {
        "at": member.at.isoformat(),
        "keys": [f"{key:x}" for key in keys(member.fingerprint)],
        "terms": list(member.fingerprint.terms),
        "fingerprint": member.fingerprint.model_dump(),
        "version": member.version,
        "original": member.original,
        "similarity": member.similarity,
        "story": member.story,
        "nearness": member.nearness,
        "decided": member.decided,
    }
    return to_json(action), to_json(document)


def _as_member(found: Mapping[str, Any]) -> Member:
    source = found["_source"]
    return Member(
        id=found["_id"],
        at=datetime.fromisoformat(source["at"]),
        fingerprint=Fingerprint.model_validate(source["fingerprint"]),
        version=source["version"],
        original=source["original"],
        similarity=source["similarity"],
        story=source["story"],
        nearness=source["nearness"],
        decided=source["decided"],
        revision=(found["_seq_no"], found["_primary_term"]),
    )


def merged_into(alias: str, story: str) -> tuple[str, str]:
    """Where it says, as ``into``, which story this one went into: alias and id. Most went into none."""
    return _beside(alias), _of_story(story)


def _beside(alias: str) -> str:
    return f"{alias}-groups"


def _of_story(story: str) -> str:
    """The id of the document that says what a story went into."""
    return f"story {story}"
