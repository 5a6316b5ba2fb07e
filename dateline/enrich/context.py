"""What an article tells about where it plays, and how much that speaks for one of several places of a name."""

import math
from collections.abc import Iterable

from dateline.enrich.demonyms import countries_spoken_of
from dateline.enrich.gazetteer import Gazetteer, Spot, fold

# What speaks for a place counts as ten times the inhabitants, each time: weights are added to the logarithm (base 10).
# Set by hand on the places that the comments name.
_COUNTRY_NAMED = 1.0  # Hyderabad, in a story that names Pakistan and not India
_STATE_NAMED = 1.0  # on top of its country: Richmond, where Virginia is named
_COUNTRY_OF_DATELINE = 1.5  # Tripoli, from Beirut, is that in Lebanon; London, from Toronto, stays open
_NEAR = (
    1.0  # Cambridge, in a story from Boston: towns of a story lie close together (J. Leidner, "Toponym Resolution in
)
# Text", 2007, calls it spatial minimality)
_COUNTRY_OF_ANOTHER = 0.4  # of another town or state: much less, since many stand in one story; Maine says little of
# Portland in Oregon

_MOST_TOWNS = 50  # that tell; a text with more is a list, and each is compared with each
_MOST_NEAR = 2  # near towns that count; a list of suburbs would outweigh anything

LARGER_THAN_ITS_STATE = 500_000
"""Inhabitants: New York and Washington mean the city; Oklahoma and Virginia the state."""

_NEAR_KM = 250.0  # a morning's drive: Beirut to Tripoli is 70, Seattle to Portland 235
_KM_PER_DEGREE = 111.2


class Context:
    """The countries, states and towns that an article speaks of."""

    def __init__(self, places: Gazetteer, names: Iterable[str], text: str = "") -> None:
        self.named: set[str] = set(countries_spoken_of(text))
        self.of_regions: set[str] = set()
        self.states: set[tuple[str, str]] = set()
        self.of_dateline: set[str] = set()
        self.towns: list[Spot] = []
        for name in names:
            country, regions = places.country(name), places.regions(name)
            if country and country.country and not regions:  # Georgia may be either
                self.named.add(country.country)
            city = any(town.population >= LARGER_THAN_ITS_STATE for town in places.towns(name))
            if len(regions) == 1 and not country and not city:
                self._add_region(regions[0])

    def _add_region(self, region: Spot) -> None:
        if region.country:
            self.of_regions.add(region.country)
        if region.country and region.state:
            self.states.add((region.country, region.state))

    def add_towns(self, spots: Iterable[Spot | None]) -> None:
        """Places that are clear by themselves, in the order of the text; those without a position tell nothing."""
        located = [spot for spot in spots if spot and spot.location]
        self.towns = [*self.towns, *located][:_MOST_TOWNS]

    def weight(self, spot: Spot) -> float:
        """What speaks for this place: not what was first thought of its own name."""
        own, weight = fold(spot.name), 0.0
        towns = [town for town in self.towns if fold(town.name) != own]
        if spot.country in self.of_dateline:
            weight = _COUNTRY_OF_DATELINE
        elif spot.country in self.named:
            weight = _COUNTRY_NAMED
        elif spot.country in self.of_regions or any(town.country == spot.country for town in towns):
            weight = _COUNTRY_OF_ANOTHER
        if spot.country and spot.state and (spot.country, spot.state) in self.states:
            weight = max(weight, _COUNTRY_NAMED) + _STATE_NAMED
        return weight + _NEAR * min(_MOST_NEAR, sum(is_near(spot, town) for town in towns))


def is_near(one: Spot, other: Spot, kilometres: float = _NEAR_KM) -> bool:
    """Whether two places lie within so many kilometres, by the flat-earth formula; false where one has no position."""
    if one.location is None or other.location is None:
        return False
    north = one.location[0] - other.location[0]
    east = (one.location[1] - other.location[1] + 180) % 360 - 180
    east *= math.cos(math.radians((one.location[0] + other.location[0]) / 2))
    return math.hypot(north, east) * _KM_PER_DEGREE <= kilometres
