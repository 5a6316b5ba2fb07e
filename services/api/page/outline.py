"""The map of the world: Natural Earth's own projection, and its size.

``making.world`` draws the countries in it, as the asset ``world.svg``.
"""

from math import radians
from typing import Final

Box = tuple[float, float, float, float]

WIDTH: Final = 1000.0
HEIGHT: Final = 432.0
"""The size of the map in its own units: the whole world but the Antarctic, which makes no news and half a map."""

# T. Patterson, B. Jenny: "The development and rationale of cross-blended hypsometric tints"; the polynomial is from
# B. Šavrič, B. Jenny, T. Patterson, D. Petrovič, L. Hurni, "A Polynomial Equation for the Natural Earth Projection",
# Cartography and Geographic Information Science 38(4), 2011.
_X = (0.870700, -0.131979, -0.013791, 0.003971, -0.001529)
_Y = (1.007226, 0.015085, -0.044475, 0.028874, -0.005916)
NORTHERNMOST: Final = 83.7
SOUTHERNMOST: Final = -56.0
"""The latitudes of its edges, in degrees."""


def projected(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a point, in degrees, lies on the map: x from the left, y from the top, in its units."""
    x, y = _natural_earth(latitude, longitude)
    return WIDTH / 2 + x * _SCALE, (_natural_earth(NORTHERNMOST, 0)[1] - y) * _SCALE


def enclosed(left: float, top: float, right: float, bottom: float) -> Box:
    """The smallest box of degrees (west, south, east, north) around a rectangle of the map.

    Meridians bend, so it reaches a little beyond the rectangle where that is high or far from the middle.
    """
    north, south = (_latitude(y) for y in sorted((top, bottom)))
    # Parallels shorten from the equator to the poles: the outermost meridian is met at one of these.
    parallels = [south, north, *([0.0] if south < 0 < north else [])]
    west, east = (
        outermost(max(-180.0, min((x - WIDTH / 2) / (projected(at, 1)[0] - WIDTH / 2), 180.0)) for at in parallels)
        for x, outermost in ((min(left, right), min), (max(left, right), max))
    )
    return west, south, east, north


def _latitude(y: float) -> float:
    """The parallel at this height of the map, found by halving: y falls as the latitude grows."""
    low, high = SOUTHERNMOST, NORTHERNMOST
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if projected(middle, 0)[1] > y else (low, middle)
    return (low + high) / 2


def _natural_earth(latitude: float, longitude: float) -> tuple[float, float]:
    phi, lam = radians(latitude), radians(longitude)
    p2 = phi * phi
    p4 = p2 * p2
    x = lam * (_X[0] + p2 * (_X[1] + p2 * (_X[2] + p4 * p2 * (_X[3] + p2 * _X[4]))))
    y = phi * (_Y[0] + p2 * (_Y[1] + p4 * (_Y[2] + _Y[3] * p2 + _Y[4] * p4)))
    return x, y


_SCALE = WIDTH / 2 / _natural_earth(0, 180)[0]
