"""Labelled places: short texts with their names marked, and what a reader would say each is."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.article import Article, Dateline, Place
from dateline.enrich.entities import ENTITIES
from dateline.enrich.located import LOCATED
from dateline.enrich.places import PLACES

_MARK = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Labelled:
    """A text, the name in it that is asked for, and its country (ISO 3166-1) and GeoNames id; null: nobody can tell."""

    text: str
    dateline: str | None
    name: str
    country: str | None
    id: int | None

    def is_right(self, place: Place) -> bool:
        """Whether the place is the labelled one; where no id is labelled, by its country alone."""
        return place.country == self.country and (self.id is None or place.geonames_id == self.id)


def labelled_places() -> list[Labelled]:
    """All of places.toml."""
    rows = tomllib.loads((Path(__file__).parent / "places.toml").read_text("utf-8"))["place"]
    return [Labelled(row["text"], row.get("dateline"), row["name"], row.get("country"), row.get("id")) for row in rows]


def resolved(labelled: Labelled) -> Place:
    """The place that is asked for, as the steps find it when the names of the text are given."""
    body = _MARK.sub(r"\1", labelled.text)
    dateline = Dateline(text=labelled.dateline) if labelled.dateline else None
    article = Article(headline="x", body=body, dateline=dateline)
    LOCATED.apply([article])
    known = {place.name: place for place in article.places}
    for name, span in _marked(labelled.text):
        place = known.setdefault(name, Place(name=name))
        place.spans, place.mentions = [*place.spans, span], [*place.mentions, name]
    article.places = list(known.values())
    ENTITIES.sign(article, "places", "model")  # not given by the file: to be looked up
    number = list(known).index(labelled.name)
    asked = article.places[number]
    PLACES.apply([article])
    return next(place for place in article.places if place is asked or labelled.name in (place.name, *place.mentions))


def _marked(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for brackets, mark in enumerate(_MARK.finditer(text)):
        start = mark.start() - 2 * brackets
        yield mark[1], (start, start + len(mark[1]))
