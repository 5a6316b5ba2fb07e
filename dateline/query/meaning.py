"""Searching by meaning, and by words and meaning together.

Each ranking goes down to a depth, and the list made of them is made anew for each page: in a point in time from the
second page on, so that none is repeated or lost.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from elasticsearch import NotFoundError

from dateline.embedding.model import embed_query
from dateline.index.errors import UnavailableError
from dateline.index.vectors import FIELD, WITHOUT, check_model
from dateline.query.copies import Ask, ask_folded, folded
from dateline.query.cursor import Cursor, expired, pack, read_cursor, unpack
from dateline.query.errors import TooDeepError
from dateline.query.facets import Counts, counted
from dateline.query.fields import Clause
from dateline.query.fusion import fused
from dateline.query.page import Hit, SearchPage, shown
from dateline.query.question import Question
from dateline.query.reader import KEEP_SECONDS, IndexReader, pinned
from dateline.query.request import SearchRequest
from dateline.query.secret import shared_secret
from dateline.query.words import recent, words

DEPTH = 200
"""Articles of each ranking. Nobody reads further by meaning, where everything is a little like everything."""

_CANDIDATES = (
    2 * DEPTH
)  # that the graph of vectors is searched for: more find more of the true nearest, and take longer
_LONGEST_UNPINNED = 100  # ids in a cursor, as in ``search``

Ranking = list[tuple[str, float]]
"""Ids with their scores, best first."""


async def search_by_meaning(index: IndexReader, request: SearchRequest) -> SearchPage:
    """One page of a checked and sized request of the mode semantic or hybrid. ``total`` counts what can be paged to.

    Raises InvalidRequestError (TooDeepError, InvalidCursorError), ExpiredCursorError, UnavailableError.
    """
    size = request.page_size or 0
    before = _before(request, size)
    secret = shared_secret(index.settings.home)
    cursor = read_cursor(request.cursor, secret, request.fingerprint, datetime.now(UTC)) if request.cursor else None
    now = datetime.fromisoformat(cursor.now) if cursor else datetime.now(UTC)
    search = _Search(index, request, now, Question.of(request.words))
    index.readable(request, now)  # before a point in time is opened: its dates may be wrong
    _, vector = await asyncio.gather(_check_model(index), asyncio.to_thread(embed_query, search.question.text))
    pit = cursor.pit if cursor else ""
    if not pit and not request.page and (cursor or size > _LONGEST_UNPINNED):
        pit = await index.pin()
    # The first page came without a point in time: what it showed is left out of the list that is made in one.
    first = unpack(cursor.first) if cursor else []
    start = cursor.seen - len(first) if cursor else before
    try:
        ranking = await search.ranking(vector.tolist(), pit)
        rest = [ranked for ranked in ranking if ranked[0] not in first]
        items, answer = await search.shown(rest[start : start + size], ranking, pit)
    except NotFoundError as error:
        raise expired() from error
    total, seen = len(first) + len(rest), len(first) + start + len(items)
    following = None
    if not request.page and items and seen < total:
        shown_first = pack(first) if pit else pack(item.source["id"] for item in items)
        expires = datetime.now(UTC).timestamp() + KEEP_SECONDS
        following = Cursor(pit, [], seen, shown_first, request.fingerprint, now.isoformat(), expires).write(secret)
    elif pit:
        await index.unpin(pit)
    facets = counted(answer["aggregations"], request.facets) if items and request.facets else _none(request)
    return SearchPage(total, items, following, search.took_ms, facets)


def _none(request: SearchRequest) -> Counts:
    return {name: [] for name in request.facets}


def _before(request: SearchRequest, size: int) -> int:
    """How many articles stand before a page by number. Raises TooDeepError."""
    before = ((request.page or 1) - 1) * size
    deepest = DEPTH if request.mode == "semantic" else 2 * DEPTH
    if before >= deepest:
        raise TooDeepError(
            f"By meaning at most {deepest} articles can be reached.", "Search with mode=lexical: it reaches all."
        )
    return before


class _Search:
    """The searches of one page, and the time that they took in Elasticsearch."""

    def __init__(self, index: IndexReader, request: SearchRequest, now: datetime, question: Question) -> None:
        self._index = index
        self._request = request
        self._now = now
        self.question = question
        self.took_ms = 0

    async def ranking(self, vector: Sequence[float], pit: str) -> Ranking:
        """What is asked for, best first, copies as the request wants them."""
        ask = partial(self._ask, pit)
        if self._request.mode == "semantic":
            near = await self._nearest(ask, vector)
            return [(hit["_id"], hit["_score"]) for hit in near]
        worded, near = await asyncio.gather(self._worded(ask), self._nearest(ask, vector))
        # A copy may stand for a text by its words whose first article is found by its meaning.
        copy_of = {hit["_id"]: hit.get("fields", {}).get("duplicate_of", [None])[0] for hit in [*worded, *near]}
        ranking = fused([[hit["_id"] for hit in worded], [hit["_id"] for hit in near]])
        hide = self._request.duplicates == "hide"
        return [ranked for ranked in ranking if not (hide and copy_of[ranked[0]] in copy_of)]

    async def shown(self, page: Ranking, ranking: Ranking, pit: str) -> tuple[list[Hit], dict[str, Any]]:
        """The articles of a page in their order, and Elasticsearch's answer; facets are counted over all of them."""
        if not page:
            return [], {}
        parts = shown(self._request)
        if "highlight" in parts:
            # What was found by its meaning need not have all the words: those that it has are marked.
            parts["highlight"]["highlight_query"] = words(self._request, self._index.settings, "or")
        ids = [id_ for id_, _ in page]
        counted_over = [id_ for id_, _ in ranking] if self._request.facets else ids
        answer = await self._ask(
            pit,
            query=_among(counted_over),
            post_filter=_among(ids),
            size=len(ids),
            track_total_hits=False,
            **parts,
        )
        found = {hit["_id"]: hit for hit in answer["hits"]["hits"]}
        items = [
            Hit(found[id_]["_source"], found[id_].get("highlight", {}), score) for id_, score in page if id_ in found
        ]
        return items, answer

    async def _worded(self, ask: Ask) -> list[dict[str, Any]]:
        query = self._index.readable(self._request, self._now)
        answer = await ask_folded(
            ask,
            query,
            recent(query, self._now, self._index.settings),
            self._request,
            sort=[{"_score": "desc"}, {"sort_date": "desc"}, {"id": "asc"}],
            **_RANKED,
        )
        return list(answer["hits"]["hits"])

    async def _nearest(self, ask: Ask, vector: Sequence[float]) -> list[dict[str, Any]]:
        # By the same filters, but not by the words.
        wordless = self._request.model_copy(update={"q": None, "mode": "lexical"})
        query = await folded(ask, self._index.readable(wordless, self._now), wordless)
        if self.question.excluded:
            unwanted = wordless.model_copy(update={"q": " | ".join(self.question.excluded)})
            query = {"bool": {"filter": [query], "must_not": [words(unwanted, self._index.settings)]}}
        knn = {"field": FIELD, "query_vector": vector, "k": DEPTH, "num_candidates": _CANDIDATES, "filter": query}
        answer = await ask(knn=knn, **_RANKED)
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        if not hits and self._request.mode == "semantic":
            await self._check_vectors(ask)
        return hits

    async def _check_vectors(self, ask: Ask) -> None:
        """Raise UnavailableError where nothing is found because no article has a vector yet."""
        everything: Clause = {"match_all": {}}
        with_vector: Clause = {"bool": {"must_not": [WITHOUT]}}
        there, embedded = [
            (await ask(query=query, size=0, terminate_after=1))["hits"]["total"]["value"]
            for query in (everything, with_vector)
        ]
        if there and not embedded:
            raise UnavailableError(
                "No article has a vector yet.",
                "They get them after they are indexed, if a worker runs for the queue embed: dateline status shows it.",
            )

    async def _ask(self, pit: str, **body: Any) -> dict[str, Any]:
        answer = await self._index.ask(**(pinned(pit) if pit else {}), **body)
        self.took_ms += answer["took"]
        return answer


_RANKED: dict[str, Any] = {
    "size": DEPTH,
    "source": False,
    "docvalue_fields": ["duplicate_of"],
    "track_total_hits": False,
}


def _among(ids: Sequence[str]) -> Clause:
    return {"ids": {"values": list(ids)}}


async def _check_model(index: IndexReader) -> None:
    """Raise OtherModelError where the index holds vectors of another model, or none."""
    answer = await index.reach(
        lambda: index.client.indices.get_mapping(index=index.settings.index, filter_path="*.mappings._meta")
    )
    for found in answer.body.values():
        check_model(found.get("mappings", {}))
