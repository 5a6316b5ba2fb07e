"""An article as people have corrected it."""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from dateline.article import Article, Entity, Place, Provenance
from dateline.curation.editable import TEXT, Correction, Named, NamedPlace
from dateline.curation.journal import Entry, Standing

E = TypeVar("E", bound=Entity)


def apply(article: Article, standing: Standing) -> bool:
    """Set what people corrected, and sign it; whether that changed a text that the enrichment reads.

    Then the article's ``steps`` are empty, which calls for all of them, and what no longer stands in the body at its
    span is left out. Doing it again is harmless.
    """
    if not standing.corrected:
        return False
    values = {name: entry.values[name] for name, entry in standing.corrected.items()}
    correction = Correction.of(values)
    stale = any(getattr(article, name) != getattr(correction, name) for name in TEXT & values.keys())
    for name in sorted(values, key=lambda name: name != "body"):  # names are looked for in the corrected body
        setattr(article, name, _value(article, name, getattr(correction, name)))
        article.provenance[name] = _signed(standing.corrected[name], article)
    if "published" in values:
        article.published_precision = "full" if article.published else "none"
        article.provenance["published_precision"] = article.provenance["published"]
    if stale:
        article.steps = []
        _without_strays(article)
    return stale


def _signed(entry: Entry, article: Article) -> Provenance:
    note = f"corrected by {entry.by} on {entry.at[:10]}"
    if entry.note:
        note += f": {entry.note}"
    if article.version > entry.version:
        note += f"; a later version of its source came since (version {article.version})"
    return Provenance(origin="person", note=note)


def _value(article: Article, name: str, value: Any) -> Any:
    if name in {"people", "organisations", "places"}:
        return [_entity(one, getattr(article, name), article.body) for one in value]
    return value


def _entity(said: Named, had: Sequence[Entity], body: str) -> Entity:
    """The name with where it stands in the body: its own mentions if it had some there, else the name itself."""
    known = next((one for one in had if one.name == said.name), None)
    spans = (
        [span for span, text in zip(known.spans, known.mentions, strict=False) if _at(body, span) == text]
        if known
        else []
    )
    if not spans:
        spans = [match.span() for match in re.finditer(rf"\b{re.escape(said.name)}\b", body)]
    found = {"name": said.name, "roles": said.roles, "spans": spans, "mentions": [_at(body, span) for span in spans]}
    if not isinstance(said, NamedPlace):
        return Entity(**found)
    where = {key: getattr(said, key) for key in ("geonames_id", "country", "location")}
    if isinstance(known, Place) and not any(where.values()):
        where = {key: getattr(known, key) for key in where}
    return Place(**found, **where)


def _without_strays(article: Article) -> None:
    for kind in (article.people, article.organisations, article.places):
        for one in kind:
            pairs = [(m, s) for m, s in zip(one.mentions, one.spans, strict=False) if _at(article.body, s) == m]
            one.mentions, one.spans = [m for m, _ in pairs], [s for _, s in pairs]
    article.quotes = [one for one in article.quotes if _at(article.body, one.span) == one.text]
    article.dates = [one for one in article.dates if _at(article.body, one.span) == one.text]


def _at(body: str, span: tuple[int, int]) -> str:
    return body[span[0] : span[1]]
