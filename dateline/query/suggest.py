"""What somebody who has typed so much may want: headlines, names and keywords that begin so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dateline.folding import fold
from dateline.query.beginnings import beginning
from dateline.query.clauses import readable
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import FACETS, Clause
from dateline.query.reader import IndexReader
from dateline.query.selection import Listed, known

KINDS = ("headline", "person", "organisation", "place", "source", "keyword")
_LONGEST = 100  # characters: nobody waits for suggestions behind so many
_LOOKED_INTO = 2_000
"""Articles with the words, in which the names are counted: with more of them a frequent name is found in these, too."""

_WORDS = {
    "person": "people.name.text",
    "organisation": "organisations.name.text",
    "place": "places.name.text",
    "keyword": "keywords.text",
}


class SuggestRequest(BaseModel):
    """What was typed, and what may be suggested."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = Field(description="What was typed: whole words, and the beginning of the last.", examples=["bhut"])
    kinds: Listed = Field(KINDS, description=f"What may be suggested: {', '.join(KINDS)}.", examples=[["person"]])
    size: int = Field(5, ge=1, le=20, description="Most of each kind.")
    language: str | None = Field(None, description="Headlines in this language (BCP 47) only.", examples=["en"])


@dataclass(frozen=True)
class Suggestion:
    """One suggestion. ``count``: articles with the name, of those looked into; ``id``: of the article of a headline."""

    text: str
    count: int | None = None
    id: str | None = None


async def suggest(index: IndexReader, request: SuggestRequest) -> dict[str, list[Suggestion]]:
    """Suggestions by kind: headlines from the newest on, all else from the most frequent on.

    Raises InvalidRequestError, UnavailableError.
    """
    typed = request.q.strip()
    if not typed or len(typed) > _LONGEST:
        raise InvalidRequestError("q", f"It must have 1 to {_LONGEST} characters.", "Give what was typed so far.")
    known("kinds", request.kinds, KINDS)
    now = datetime.now(UTC)
    shown = {"bool": {"filter": [readable(now)], "must_not": [{"exists": {"field": "duplicate_of"}}]}}
    kinds = list(dict.fromkeys(request.kinds))
    answers = await index.ask_all([_question(kind, request, typed, shown) for kind in kinds])
    return {
        kind: _headlines(answer) if kind == "headline" else _names(answer, request.size)
        for kind, answer in zip(kinds, answers, strict=True)
    }


def _question(kind: str, request: SuggestRequest, typed: str, shown: Clause) -> dict[str, Any]:
    make: Callable[..., dict[str, Any]] = _of_headlines if kind == "headline" else _of_names
    return {"track_total_hits": False, **make(kind, request, typed, shown)}


def _of_headlines(_: str, request: SuggestRequest, typed: str, shown: Clause) -> dict[str, Any]:
    language = [{"prefix": {"language": request.language.lower()}}] if request.language else []
    return {
        "query": {"bool": {"filter": [_begun("headline", typed), shown, *language]}},
        "sort": [{"sort_date": "desc"}, {"id": "asc"}],
        "size": request.size,
        "_source": ["id", "headline"],
    }


def _of_names(kind: str, request: SuggestRequest, typed: str, shown: Clause) -> dict[str, Any]:
    wanted = [_begun(_WORDS[kind], typed)] if kind in _WORDS else []
    # By their values and not by their ordinals: an expression over all names of the index takes ten times as long.
    names = {
        "terms": {
            "field": FACETS[kind],
            "include": beginning(typed),
            "size": 2 * request.size,  # spellings of one name are joined
            "execution_hint": "map",
        }
    }
    return {
        "query": {"bool": {"filter": [*wanted, shown]}},
        "size": 0,
        "aggregations": {"some": {"sampler": {"shard_size": _LOOKED_INTO}, "aggregations": {"names": names}}},
    }


def _begun(field: str, typed: str) -> Clause:
    return {"match_bool_prefix": {field: {"query": typed, "operator": "and"}}}


def _headlines(answer: Mapping[str, Any]) -> list[Suggestion]:
    sources = [hit["_source"] for hit in answer["hits"]["hits"]]
    return [Suggestion(source["headline"], id=source["id"]) for source in sources]


def _names(answer: Mapping[str, Any], size: int) -> list[Suggestion]:
    """The names, those that differ in case and accents only as one: the most frequent spelling, the sum of all."""
    counts: dict[str, int] = {}
    spelt: dict[str, str] = {}
    buckets: Sequence[Mapping[str, Any]] = answer["aggregations"]["some"]["names"]["buckets"]
    for bucket in buckets:
        key = fold(bucket["key"])
        spelt.setdefault(key, bucket["key"])
        counts[key] = counts.get(key, 0) + bucket["doc_count"]
    ranked = sorted(counts, key=lambda key: (-counts[key], key))[:size]
    return [Suggestion(spelt[key], counts[key]) for key in ranked]
