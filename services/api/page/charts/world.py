"""Places on the outline of the world."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from dateline.article import Place
from dateline.query.entities import Entity
from services.api.page.outline import HEIGHT, WIDTH, projected

_CLOSEST = 160.0  # units of the map: at least a sixth of the world is shown, so that one can tell where that is
_MARGIN = 1.4
_LARGEST, _SMALLEST = 16.0, 1.8  # radius, in units of the map
_SHAPE = 1.6  # width to height


@dataclass(frozen=True)
class Spot:
    """A place on the map, in its units."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Spots:
    """Places, and the part of the map that shows them all."""

    spots: list[Spot]
    view: tuple[float, float, float, float]

    @property
    def view_box(self) -> str:
        return " ".join(f"{each:.0f}" for each in self.view)

    @property
    def radius(self) -> float:
        """Of a dot, so that it is as large in every part."""
        return self.view[2] / 90


def spots(places: Iterable[Place]) -> Spots | None:
    """Those of the places that are known to the gazetteer; None where none is."""
    found = [Spot(place.name, *projected(place.location.lat, place.location.lon)) for place in places if place.location]
    return Spots(found, _view(found)) if found else None


@dataclass(frozen=True)
class Circle:
    """A place with the number of its articles; ``radius`` is in units of the map, and the area tells the number."""

    name: str
    count: int
    x: float
    y: float
    radius: float


def circles(entities: Iterable[Entity]) -> list[Circle]:
    """Those of the places that are known to the gazetteer, the largest first, so that the small ones lie on them."""
    located = [(entity, entity.location) for entity in entities if entity.location]
    most = max((entity.count for entity, _ in located), default=1)
    found = [
        Circle(
            entity.name,
            entity.count,
            *projected(where["lat"], where["lon"]),
            radius=max(_SMALLEST, _LARGEST * sqrt(entity.count / most)),
        )
        for entity, where in located
    ]
    return sorted(found, key=lambda circle: -circle.radius)


def _view(found: list[Spot]) -> tuple[float, float, float, float]:
    left, right = min(spot.x for spot in found), max(spot.x for spot in found)
    top, bottom = min(spot.y for spot in found), max(spot.y for spot in found)
    width = min(WIDTH, max(_CLOSEST, _MARGIN * (right - left), _MARGIN * _SHAPE * (bottom - top)))
    height = min(HEIGHT, width / _SHAPE)
    x = min(max(0.0, (left + right - width) / 2), WIDTH - width)
    y = min(max(0.0, (top + bottom - height) / 2), HEIGHT - height)
    return x, y, width, height
