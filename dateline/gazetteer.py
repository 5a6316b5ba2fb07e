"""Whether a name is that of a city or country, by GeoNames: what tells a dateline from other words in capitals."""

from functools import cache

from dateline.folding import fold
from dateline.geonames import records, towns

_COUNTRY_NAMES = (
    "us", "usa", "u.s", "u.s.", "america", "uk", "u.k.", "u.k", "britain", "great britain", "england", "uae",
    "ivory coast", "russia", "south korea", "north korea", "czech republic", "holland", "burma",
)  # fmt: skip
# Alternate names are other languages' and historical ones too; only those of large cities are worth the ambiguity.
_ALTERNATES_FROM = 250_000  # inhabitants
_LEAST_ALTERNATE = 4  # letters; shorter ones are airport codes and transliterations


def is_place(name: str) -> bool:
    """Whether a city of more than 15,000 inhabitants or a country of this name is known."""
    return fold(name) in _names()


@cache
def _names() -> frozenset[str]:
    """All 62,000 names, folded; 8 MB."""
    names = {fold(country["name"]) for country in records("countries.json").values()}.union(_COUNTRY_NAMES)
    for town in towns(15_000):
        names.add(fold(town["name"]))
        if town["population"] >= _ALTERNATES_FROM:
            names.update(
                fold(other) for other in town["alternatenames"] if len(other) >= _LEAST_ALTERNATE and other.isascii()
            )
    return frozenset(names)
