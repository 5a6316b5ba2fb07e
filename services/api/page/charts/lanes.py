"""The articles of a story in time, each outlet in a lane of its own: who had it first, and who followed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from services.api.page.addresses import article_url
from services.api.page.wording import as_time

WIDTH: Final = 1000.0
_LABELS = 190.0  # for the names of the outlets
_EDGE = 12.0
LANE: Final = 26.0
_MOST = 12
"""Lanes at most: those that came first; the others share the last one."""

NAMELESS: Final = "no source named"
_OTHERS = "others"


@dataclass(frozen=True)
class Dot:
    """One article."""

    x: float
    y: float
    headline: str
    at: datetime
    url: str


@dataclass(frozen=True)
class Lane:
    """One outlet."""

    name: str
    y: float
    dots: list[Dot]


@dataclass(frozen=True)
class Lanes:
    """All of them, in the order of their first article. ``first`` and ``last``: when the story begins and ends."""

    lanes: list[Lane]
    first: datetime
    last: datetime

    @property
    def height(self) -> float:
        return len(self.lanes) * LANE

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH:g} {self.height + 22:g}"


def lanes(articles: Iterable[Mapping[str, Any]]) -> Lanes | None:
    """The lanes of these articles (id, headline, source, published or received); None without any that has a time."""
    dated = [(article.get("published") or article.get("received"), article) for article in articles]
    timed = sorted(((as_time(when), article) for when, article in dated if when), key=lambda pair: pair[0])
    if not timed:
        return None
    first, last = timed[0][0], timed[-1][0]
    names = list(dict.fromkeys(_outlet(article) for _, article in timed))
    if len(names) > _MOST:
        names = [*names[: _MOST - 1], _OTHERS]
    drawn = [Lane(name, (number + 0.5) * LANE, []) for number, name in enumerate(names)]
    by_name = {lane.name: lane for lane in drawn}
    for at, article in timed:
        lane = by_name.get(_outlet(article), drawn[-1])
        lane.dots.append(Dot(_x(at, first, last), lane.y, article["headline"], at, article_url(article["id"])))
    return Lanes(drawn, first, last)


def _outlet(article: Mapping[str, Any]) -> str:
    return (article.get("source") or {}).get("name") or NAMELESS


def _x(at: datetime, first: datetime, last: datetime) -> float:
    whole = (last - first).total_seconds()
    share = (at - first).total_seconds() / whole if whole else 0.0
    return _LABELS + _EDGE + share * (WIDTH - _LABELS - 2 * _EDGE)
