"""A search request as Elasticsearch's query."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Any

from dateline.index.dates import moment
from dateline.index.errors import InvalidRequestError
from dateline.index.languages import stemmed_language
from dateline.index.request import SearchRequest

Clause = dict[str, Any]

WITHDRAWN = frozenset({"canceled", "withheld"})
"""The values of ``pub_status`` (IPTC's publishing status) of what its source has taken back: a kill. It is hidden."""

# A word in the headline tells most about a story, the standfirst was written to sum it up, the body has everything.
# BM25 by itself favours short fields only mildly: a body that repeats a word outruns a headline at weights under 3.
_HEADLINE, _ABSTRACT, _BODY = 4.0, 2.0, 1.0
_STEM = 0.75  # the very word counts a little more than another form of it
_FURTHER = ["dateline.text", "byline", "keywords.text"]  # the place line is cut from the body, and is asked for

# The newest story counts up to 30 % more, half of that at 30 days, nothing much after 90: enough to order equals,
# too little to lift a passing mention over a story about the matter.
_RECENCY_WEIGHT = 0.3
_RECENCY_SCALE = "30d"

_FLAGS = "AND|OR|NOT|PHRASE|PREFIX|PRECEDENCE|ESCAPE|WHITESPACE"  # no fuzziness: nobody means the tilde in a headline
_STRAIGHT_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
# "Zulfikar Bhutto" finds "Zulfikar Ali Bhutto"; two names in one field are 100 positions apart.
_SLOP = 3


def build(request: SearchRequest, now: datetime, zone: tzinfo) -> Clause:
    """The query. ``now`` must be the same for all pages of one search. Raises InvalidRequestError for dates."""
    query: Clause = {
        "filter": _dates(request, now, zone),
        "must_not": [
            {"range": {"embargoed": {"gt": now.isoformat()}}},
            {"terms": {"pub_status": sorted(WITHDRAWN)}},
        ],
    }
    for values, clause in (
        (request.language, _language),
        (request.source, _source),
        (request.person, _named("people")),
        (request.organisation, _named("organisations")),
        (request.place, _place),
    ):
        wanted = [clause(value) for value in values if not value.startswith("-")]
        if wanted:
            query["filter"].append(_any(wanted))
        query["must_not"] += [clause(value[1:]) for value in values if value.startswith("-")]
    if request.words:
        words = _words(request)
        query["must"] = [_recent(words, now) if request.order == "relevance" else words]
    return {"bool": query}


def sort(request: SearchRequest) -> list[Clause]:
    """The order, made total by the id, so that no two articles can change places between pages."""
    by_date = {"sort_date": {"order": "asc" if request.order == "oldest" else "desc"}}
    first: list[Clause] = [{"_score": {"order": "desc"}}] if request.order == "relevance" else []
    return [*first, by_date, {"id": {"order": "asc"}}]


def _words(request: SearchRequest) -> Clause:
    languages = {stemmed_language(value) for value in request.language}
    # An article has stems of its own language only, so a known language spares asking all the others.
    stems = next(iter(languages)) if len(languages) == 1 and not request.language[0].startswith("-") else "*"
    weights = {"headline": _HEADLINE, "abstract": _ABSTRACT, "body": _BODY}
    stemmed = [f"stemmed.{stems}.{name}^{weight * _STEM}" for name, weight in weights.items()] if stems else []
    return {
        "simple_query_string": {
            "query": request.words.translate(_STRAIGHT_QUOTES),
            "fields": [*(f"{name}^{weight}" for name, weight in weights.items()), *stemmed, *_FURTHER],
            "default_operator": "and",
            "flags": _FLAGS,
        }
    }


def _recent(query: Clause, now: datetime) -> Clause:
    decay = {"sort_date": {"origin": now.isoformat(), "scale": _RECENCY_SCALE, "offset": "1d", "decay": 0.5}}
    return {
        "function_score": {
            "query": query,
            "functions": [{"filter": {"match_all": {}}, "weight": 1}, {"gauss": decay, "weight": _RECENCY_WEIGHT}],
            "score_mode": "sum",
            "boost_mode": "multiply",
        }
    }


def _dates(request: SearchRequest, now: datetime, zone: tzinfo) -> list[Clause]:
    limits: Clause = {}
    first = moment("from_date", request.from_date, now, zone) if request.from_date else None
    last = moment("to_date", request.to_date, now, zone) if request.to_date else None
    if first:
        limits["gte"] = first.start.isoformat()
    if last:
        limits["lte" if last.start == last.end else "lt"] = last.end.isoformat()
    if first and last and (first.start > last.end or first.start == last.end > last.start):
        raise InvalidRequestError("from_date", "from_date is after to_date.", "Exchange them.")
    return [{"range": {"sort_date": limits}}] if limits else []


def _any(clauses: Sequence[Clause]) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def _language(value: str) -> Clause:
    return _any([{"term": {"language": value}}, {"prefix": {"language": f"{value.lower()}-"}}])


def _source(value: str) -> Clause:
    return _any([{"term": {f"source.{name}.folded": value}} for name in ("name", "domain", "uri")])


def _phrase(field: str, value: str) -> Clause:
    return {"match_phrase": {field: {"query": value, "slop": _SLOP}}}


def _named(kind: str) -> Callable[[str], Clause]:
    return lambda value: _any([_phrase(f"{kind}.name.text", value), _phrase(f"{kind}.mentions", value)])


def _place(value: str) -> Clause:
    return _any([_named("places")(value), _phrase("dateline.located.text", value)])
