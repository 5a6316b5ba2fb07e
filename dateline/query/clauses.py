"""A selection as Elasticsearch's query."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from dateline.article import WITHDRAWN
from dateline.query.dates import moment
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import HAS, Clause
from dateline.query.geography import box, near
from dateline.query.selection import Selection
from dateline.query.words import words
from dateline.settings import Settings

# "Zulfikar Bhutto" finds "Zulfikar Ali Bhutto"; two names in one field are 100 positions apart.
_SLOP = 3
DATE_FIELDS = {"published": "sort_date", "received": "received", "updated": "updated"}
"""What ``use_date`` is called in the index; ``sort_date`` is received where published is not known."""


def matching(
    selection: Selection, now: datetime, settings: Settings, languages: Collection[str] | None = None
) -> Clause:
    """The query for the selection. ``now`` must be the same for all pages of one search; ``languages``: see ``words``.

    Articles that nobody may read are among them, and all copies. Raises InvalidRequestError.
    """
    selection.check()
    filters = _dates(selection, now, ZoneInfo(settings.time_zone))
    excluded: list[Clause] = []
    for name, clause in _CLAUSES.items():
        values: tuple[str, ...] = getattr(selection, name)
        wanted = [clause(value) for value in values if not value.startswith("-")]
        if wanted:
            # To have several things is to have all of them; what is named by a filter can be any of its values.
            filters += wanted if name == "has" else [either(wanted)]
        excluded += [clause(value[1:]) for value in values if value.startswith("-")]
    if selection.near:
        filters.append(near(selection.near))
    if selection.bbox:
        filters.append(box(selection.bbox))
    query: dict[str, list[Clause]] = {"filter": filters, "must_not": excluded}
    if selection.words:
        query["must"] = [words(selection, settings, languages=languages)]
    return {"bool": query}


def readable(now: datetime) -> Clause:
    """What may be shown at this time: neither under embargo nor taken back by its source."""
    return {
        "bool": {
            "must_not": [
                {"range": {"embargoed": {"gt": now.isoformat()}}},
                {"terms": {"pub_status": sorted(WITHDRAWN)}},
            ]
        }
    }


def either(clauses: Sequence[Clause]) -> Clause:
    """What fits one of the clauses, whichever."""
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def _dates(selection: Selection, now: datetime, zone: ZoneInfo) -> list[Clause]:
    limits: Clause = {}
    first = moment("from_date", selection.from_date, now, zone) if selection.from_date else None
    last = moment("to_date", selection.to_date, now, zone) if selection.to_date else None
    if first:
        limits["gte"] = first.start.isoformat()
    if last:
        limits["lte" if last.start == last.end else "lt"] = last.end.isoformat()
    if first and last and (first.start > last.end or first.start == last.end > last.start):
        raise InvalidRequestError("from_date", "from_date is after to_date.", "Exchange them.")
    return [{"range": {DATE_FIELDS[selection.use_date]: limits}}] if limits else []


def _term(field: str) -> Callable[[str], Clause]:
    return lambda value: {"term": {field: value}}


def _any_of(*fields: str) -> Callable[[str], Clause]:
    return lambda value: either([{"term": {field: value}} for field in fields])


def _phrase(field: str, value: str) -> Clause:
    return {"match_phrase": {field: {"query": value, "slop": _SLOP}}}


def _phrase_in(*fields: str) -> Callable[[str], Clause]:
    return lambda value: either([_phrase(field, value) for field in fields])


def _language(value: str) -> Clause:
    return either([{"term": {"language": value}}, {"prefix": {"language": f"{value.lower()}-"}}])


_CLAUSES: dict[str, Callable[[str], Clause]] = {
    "language": _language,
    "source": _any_of("source.name.folded", "source.domain.folded", "source.uri.folded"),
    "section": _term("section.folded"),
    "genre": _term("genre.folded"),
    "agency": _term("agency.folded"),
    "author": _phrase_in("authors.text"),
    "person": _phrase_in("people.name.text", "people.mentions"),
    "organisation": _phrase_in("organisations.name.text", "organisations.mentions"),
    "place": _phrase_in("places.name.text", "places.mentions", "dateline.located.text"),
    "country": lambda value: {"term": {"places.country": value.upper()}},
    "subject": _any_of("subjects.code", "subjects.name.folded"),
    "keyword": _phrase_in("keywords.text"),
    "story": _term("story_id"),
    "has": lambda value: HAS[value],
}
