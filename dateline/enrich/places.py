"""Which place a name means: GeoNames id, country and coordinates, or nothing where that cannot be told."""

import math
import re
from collections.abc import Iterable, Sequence

from dateline.article import Article, Location, Place
from dateline.enrich.gazetteer import Gazetteer, Spot, gazetteer
from dateline.enrich.located import towns_of
from dateline.enrich.step import Step

# The score of a town among those of its name is the logarithm (base 10) of its inhabitants, and then:
_CAPITAL = 0.3
_OTHER_NAME = -1.0  # Chattogram is also called Islamabad
_COUNTRY_NAMED = 0.7  # as five times the inhabitants
_COUNTRY_OF_DATELINE = (
    1.5  # as thirty times: Tripoli, from Beirut, is that in Lebanon; London, from Toronto, stays open
)

KNOWN_ANYWHERE = 100_000
"""A smaller town is taken only when the article speaks of its country, and of no other that has one of this name: its
name is mostly something else."""

CLEAR_LEAD = 0.4
"""By this much (2.5 times the inhabitants) a town must be ahead of the next in another country, or it is not taken:
Newcastle, Valencia and San Jose stay open where nothing tells which. A dateline takes the best, since it does name a
town."""

LARGER_THAN_ITS_STATE = 500_000
"""New York and Washington mean the city; Oklahoma and Virginia the state."""

_BEHIND = re.compile(r",?\s+\(?((?:[A-Z][\w'’-]*\.?)+(?:\s[A-Z][\w'’-]+){0,2})")
_BEHIND_CHARS = 60


class Context:
    """What an article tells about where it plays."""

    def __init__(self, places: Gazetteer, names: Iterable[str]) -> None:
        self.named: set[str] = set()
        self.of_dateline: set[str] = set()
        for name in names:
            spot = places.country(name) or places.region(name)
            if spot and spot.country and not (places.country(name) and places.region(name)):
                self.named.add(spot.country)

    def weight(self, country: str | None) -> float:
        """What speaks for a town in this country."""
        if country in self.of_dateline:
            return _COUNTRY_OF_DATELINE
        return _COUNTRY_NAMED if country in self.named else 0.0


def resolve(name: str, behind: Spot | None, context: Context, *, in_dateline: bool = False) -> Spot | None:
    """The place of this name in this context; ``behind`` is the state or country printed behind it, if any."""
    places = gazetteer()
    towns = places.towns(name)
    if behind and (there := [town for town in towns if _lies_in(town, behind)]):
        return there[0]
    country, region = places.country(name), places.region(name)
    if country and region and context.weight(region.country):
        country = None  # Georgia, in a story on the United States
    if not in_dateline and (area := _area(country, region, towns)):
        return area
    if in_dateline:
        return max(towns, key=lambda town: _score(town, context), default=country or region)
    return _clearly_best(towns, context) or country or region


def _clearly_best(towns: Sequence[Spot], context: Context) -> Spot | None:
    """The town that is meant, or null where the context leaves that open."""
    best = max(towns, key=lambda town: _score(town, context), default=None)
    if best is None:
        return None
    abroad = [town for town in towns if town.country != best.country]
    if best.population < KNOWN_ANYWHERE and not best.capital:
        known = context.weight(best.country) > 0 and all(context.weight(town.country) > 0 for town in abroad)
    else:
        known = all(_score(best, context) - _score(town, context) >= CLEAR_LEAD for town in abroad)
    return best if known else None


def _area(country: Spot | None, region: Spot | None, towns: Sequence[Spot]) -> Spot | None:
    """The country or region, unless the name rather means a town: Singapore, New York."""
    if country:
        return next((town for town in towns if town.capital and town.country == country.country), country)
    if region and not any(town.population >= LARGER_THAN_ITS_STATE for town in towns):
        return region
    return None


def _lies_in(town: Spot, area: Spot) -> bool:
    return town.country == area.country and area.state in (None, town.state)


def _score(town: Spot, context: Context) -> float:
    own = math.log10(max(town.population, 1)) + _CAPITAL * town.capital + _OTHER_NAME * town.alternative
    return own + context.weight(town.country)


def apply(articles: Sequence[Article]) -> None:
    """Resolve ``places``, and join those that turn out to be one ("U.S.", "United States")."""
    for article in articles:
        if article.places and PLACES.may_set(article, "places"):
            article.places = _resolved(article)
            PLACES.sign(article, "places", "derived", note="names in the text and the dateline, looked up in GeoNames")


def _resolved(article: Article) -> list[Place]:
    towns = dict(towns_of(article.dateline)) if article.dateline else {}
    context = Context(gazetteer(), [place.name for place in article.places])
    spots: dict[int, Spot | None] = {}
    for number, place in enumerate(article.places):
        if place.name in towns:
            behind = gazetteer().qualifier(towns[place.name] or "")
            spot = spots[number] = resolve(place.name, behind, context, in_dateline=True)
            context.of_dateline |= {spot.country} if spot and spot.country else set()
    for number, place in enumerate(article.places):
        if number not in spots:
            spots[number] = resolve(place.name, _printed_behind(article.body, place), context)
    joined: dict[object, Place] = {}
    for number, place in enumerate(article.places):
        spot = spots[number]
        same = (spot.geonames_id if spot else None) or place.name
        joined[same] = _joined(joined[same], place) if same in joined else _located(place, spot)
    return list(joined.values())


def _printed_behind(body: str, place: Place) -> Spot | None:
    """The state or country behind one of the mentions: "Paris, Texas"."""
    for _, end in place.spans:
        match = _BEHIND.match(body, end, end + _BEHIND_CHARS)
        words = match.group(1).split() if match and body[end] == "," else []
        for count in range(len(words), 0, -1):
            if spot := gazetteer().qualifier(" ".join(words[:count])):
                return spot
    return None


def _located(place: Place, spot: Spot | None) -> Place:
    if spot:
        place.geonames_id, place.country = spot.geonames_id, spot.country
        place.location = Location(lat=spot.location[0], lon=spot.location[1]) if spot.location else None
        if spot.country and spot == gazetteer().country(spot.name):
            place.name = spot.name.removeprefix("The ")  # one name for U.S., USA and America
    return place


def _joined(place: Place, other: Place) -> Place:
    both = sorted([*zip(place.spans, place.mentions, strict=True), *zip(other.spans, other.mentions, strict=True)])
    place.spans, place.mentions = [span for span, _ in both], [mention for _, mention in both]
    return place


PLACES = Step(
    name="places",
    version=1,
    reads=("places", "dateline", "body"),
    writes=("places",),
    cost="About 0.2 ms an article, and 30 MB of memory for the gazetteer.",
    apply=apply,
    load=gazetteer,
)
