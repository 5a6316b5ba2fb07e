"""What a search is narrowed by, each with the link that takes it off; and what it may be narrowed by, with counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.query.facets import Counts
from services.api.page.asked import FILTERS, NAMES, Asked
from services.api.page.naming import country, language
from services.api.page.wording import counted

TITLES: Final[Mapping[str, str]] = {
    "source": "Source",
    "section": "Section",
    "person": "People",
    "place": "Places",
    "organisation": "Organisations",
    "subject": "Subjects",
    "language": "Language",
    "agency": "Agency",
    "country": "Countries",
    "author": "Authors",
    "genre": "Genre",
    "keyword": "Keywords",
}
"""What the results are counted by, in this order."""

OPEN: Final = ("source", "section", "person", "place")
"""Who, where, and in which paper and part of it: what a journalist narrows by first. The others are folded."""

FIRST: Final = 6
"""Values of each that are seen at once; the others are behind a click."""

_SAID: Final[Mapping[str, str]] = {
    "from_date": "from",
    "to_date": "until",
    "query_fields": "words in",
    "bbox": "within",
    "duplicates": "copies",
    "use_date": "date",
    "page_size": "on a page",
}
_BACK: Final = re.compile(r"-(\d+)([hdw])")
_UNITS: Final = {"h": "hour", "d": "day", "w": "week"}
_RULED_OUT: Final = (*NAMES, "has")
_CHOICES: Final[Mapping[tuple[str, str], str]] = {
    ("duplicates", "show"): "each by itself",
    ("duplicates", "only"): "nothing else",
    ("use_date", "received"): "of arrival",
    ("use_date", "updated"): "of the last change",
}
_AND_FURTHER: Final = ("duplicates", "use_date", "query_fields", "page_size")


@dataclass(frozen=True)
class Chip:
    """One thing that the search is narrowed by. ``name`` and ``text`` tell it; ``without`` is the search without it."""

    name: str
    text: str
    rules_out: bool
    without: Asked


@dataclass(frozen=True)
class Choice:
    """A value that a search can be narrowed by. ``count`` is None where it was not counted."""

    text: str
    count: int | None
    chosen: bool
    url: str
    not_url: str


@dataclass(frozen=True)
class Facet:
    """The values of one kind, those chosen first, then the most frequent."""

    name: str
    title: str
    opened: bool
    choices: list[Choice]


def text_of(name: str, value: str) -> str:
    """A value in words."""
    if name in ("from_date", "to_date"):
        back = _BACK.fullmatch(value)
        return f"{counted(int(back[1]), _UNITS[back[2]])} ago" if back else value
    if name == "language":
        return language(value)
    if name == "bbox":
        return _box(value)
    return country(value) if name == "country" else _CHOICES.get((name, value), value)


def _box(value: str) -> str:
    """Latitudes, then longitudes: 24°N to 37°N, 61°E to 78°E. What is no box stays as it is: the search says so."""
    try:
        west, south, east, north = (float(each) for each in value.split(","))
    except ValueError:
        return value
    return f"{_degrees(south, 'SN')} to {_degrees(north, 'SN')}, {_degrees(west, 'WE')} to {_degrees(east, 'WE')}"


def _degrees(number: float, signs: str) -> str:
    return f"{abs(number):.3g}°{signs[number > 0] if number else ''}"


def chips(asked: Asked) -> list[Chip]:
    """All that narrows the search but its words, in the order that it was chosen in."""
    return [
        Chip(
            _SAID.get(name, name),
            text_of(name, value.removeprefix("-") if name in _RULED_OUT else value),
            name in _RULED_OUT and value.startswith("-"),
            asked.without(name, value),
        )
        for name, value in asked.pairs
        if name in FILTERS or name in _AND_FURTHER
    ]


def facets(asked: Asked, counts: Counts) -> list[Facet]:
    """The facets that have any values to choose from."""
    found = [_facet(asked, name, counts) for name in TITLES]
    return [facet for facet in found if facet.choices]


def _facet(asked: Asked, name: str, counts: Counts) -> Facet:
    numbers = {each["value"]: each["count"] for each in counts.get(name, [])}
    chosen = [value for value in asked.values(name) if not value.startswith("-")]
    values = [*chosen, *(value for value in numbers if value not in chosen)]
    choices = [_choice(asked, name, value, numbers.get(value)) for value in values]
    return Facet(name, TITLES[name], bool(chosen) or name in OPEN, choices)


def _choice(asked: Asked, name: str, value: str, count: int | None) -> Choice:
    chosen = asked.has(name, value)
    changed = asked.without(name, value) if chosen else asked.also(name, value)
    return Choice(text_of(name, value), count, chosen, changed.url, asked.also(name, f"-{value}").url)
