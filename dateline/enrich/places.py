"""Which place a name means: GeoNames id, country and coordinates, or nothing where that cannot be told."""

import math
import re
from collections.abc import Sequence

from dateline.article import Article, Location, Place
from dateline.enrich.context import LARGER_THAN_ITS_STATE, Context, is_near
from dateline.enrich.gazetteer import Spot, gazetteer
from dateline.enrich.located import towns_of
from dateline.enrich.step import Step

# The score of a town among those of its name: the logarithm (base 10) of its inhabitants, its context, and these.
_CAPITAL = 0.3
_OTHER_NAME = -1.0  # Chattogram is also called Islamabad

KNOWN_ANYWHERE = 100_000
"""A smaller town is taken only when the article speaks of its country: its name is mostly something else."""

CLEAR_LEAD = 0.4
"""By this much (2.5 times the inhabitants) a place must be ahead of the next of its name, or it is not taken: Newcastle
and Valencia stay open where nothing tells which. A dateline takes the best, since it does name a town."""

_REGION_AS_TOWN = 6.0  # a region counts as a town of a million: before Victoria in Canada, behind London
_ONE_TOWN_KM = 50.0  # Kansas City lies on both sides of a border

_BEHIND = re.compile(r",?\s+\(?((?:[A-Z][\w'’-]*\.?)+(?:\s[A-Z][\w'’-]+){0,2})")
_BEHIND_CHARS = 60


def resolve(name: str, behind: Sequence[Spot], context: Context, *, in_dateline: bool = False) -> Spot | None:
    """The place of this name in this context; ``behind`` are the states or countries that stand behind it, if any."""
    places = gazetteer()
    towns, country, regions = places.towns(name), places.country(name), places.regions(name)
    if there := [town for town in towns if any(_lies_in(town, area) for area in behind)]:
        return there[0]
    if in_dateline:
        return max(towns, key=lambda town: _score(town, context), default=country or next(iter(regions), None))
    if country and not any(context.weight(region) > context.weight(country) for region in regions):
        # Georgia; that of the United States in a story on them
        return next((town for town in towns if town.capital and town.country == country.country), country)
    return _clearly_best([*_as_areas(regions, towns), *towns], context)


def _as_areas(regions: Sequence[Spot], towns: Sequence[Spot]) -> list[Spot]:
    """The regions but those that have a city of their name which is rather meant: New York."""
    return [
        region
        for region in regions
        if not any(_lies_in(town, region) or town.capital for town in towns if _is_large(town, region.country))
    ]


def _is_large(town: Spot, country: str | None) -> bool:
    return town.country == country and town.population >= LARGER_THAN_ITS_STATE


def _clearly_best(spots: Sequence[Spot], context: Context) -> Spot | None:
    """The place that is meant; its country alone where only that is clear; null where the context leaves it open."""
    best = max(spots, key=lambda spot: _score(spot, context), default=None)
    if best is None or (0 < best.population < KNOWN_ANYWHERE and not best.capital and not context.weight(best)):
        return None
    rivals = [
        spot
        for spot in spots
        if _score(best, context) - _score(spot, context) < CLEAR_LEAD and not _same_place(spot, best)
    ]
    if not rivals:
        return best
    if all(rival.country == best.country for rival in rivals):
        return Spot(None, best.name, best.country)
    return None


def _same_place(one: Spot, other: Spot) -> bool:
    return one == other or is_near(one, other, _ONE_TOWN_KM)


def _lies_in(town: Spot, area: Spot) -> bool:
    return town.country == area.country and area.state in (None, town.state)


def _score(spot: Spot, context: Context) -> float:
    is_region = spot.location is None or spot.country is None  # or a continent
    size = _REGION_AS_TOWN if is_region else math.log10(max(spot.population, 1))
    return size + _CAPITAL * spot.capital + _OTHER_NAME * spot.alternative + context.weight(spot)


def apply(articles: Sequence[Article]) -> None:
    """Resolve ``places``, and join those that turn out to be one ("U.S.", "United States")."""
    for article in articles:
        if article.places and PLACES.may_set(article, "places"):
            article.places = _resolved(article)
            PLACES.sign(article, "places", "derived", note="names in the text and the dateline, looked up in GeoNames")


def _resolved(article: Article) -> list[Place]:
    context = Context(gazetteer(), [place.name for place in article.places], article.body)
    spots = _spots_of_dateline(article, context)
    others = [place for place in article.places if place.name not in spots]
    behind = {place.name: _printed_behind(article.body, place) for place in others}
    # Twice: what is clear by itself tells about the rest, Boston about Cambridge.
    context.add_towns([resolve(place.name, behind[place.name], context) for place in others])
    spots |= {place.name: resolve(place.name, behind[place.name], context) for place in others}
    joined: dict[object, Place] = {}
    for place in article.places:
        spot = spots[place.name]
        same = (spot.geonames_id if spot else None) or place.name
        joined[same] = _joined(joined[same], place) if same in joined else _located(place, spot)
    return list(joined.values())


def _spots_of_dateline(article: Article, context: Context) -> dict[str, Spot | None]:
    """The towns of the dateline, by name; each tells the context its country."""
    towns = dict(towns_of(article.dateline)) if article.dateline else {}
    spots: dict[str, Spot | None] = {}
    for place in article.places:
        if place.name in towns:
            behind = gazetteer().qualifiers(towns[place.name] or "")
            spot = spots[place.name] = resolve(place.name, behind, context, in_dateline=True)
            context.of_dateline |= {spot.country} if spot and spot.country else set()
            context.add_towns([spot])
    return spots


def _printed_behind(body: str, place: Place) -> tuple[Spot, ...]:
    """The states or countries behind one of the mentions: "Paris, Texas"."""
    for _, end in place.spans:
        match = _BEHIND.match(body, end, end + _BEHIND_CHARS)
        words = match.group(1).split() if match and body[end] == "," else []
        for count in range(len(words), 0, -1):
            if spots := gazetteer().qualifiers(" ".join(words[:count])):
                return spots
    return ()


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
    version=2,
    reads=("places", "dateline", "body"),
    writes=("places",),
    cost="About 0.3 ms an article, and 30 MB of memory for the gazetteer.",
    apply=apply,
    load=gazetteer,
)
