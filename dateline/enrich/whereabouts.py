"""Towns that the model takes for people or organisations: the words before them say where."""

import re
from collections import Counter
from collections.abc import Sequence

from dateline.enrich.gazetteer import Gazetteer
from dateline.enrich.kinds import LARGE_TOWN, key
from dateline.enrich.names import Mention

_WHERE = re.compile(r"\b(?:in|near|outside|at|from|to|around) $")
_WITHIN = re.compile(r"\b(?:in|near|outside|around) $")  # players come from, play at and go to Chelsea, the club
_WHERE_CHARS = 8
LEAST_TOWN = 15_000
"""Inhabitants, as in the smaller list of GeoNames: below, towns called Wagner and Ray outnumber what news speaks of."""


def towns_by_preposition(body: str, mentions: Sequence[Mention], places: Gazetteer) -> list[Mention]:
    """The mentions, with names of towns as places where mostly a preposition of place stands before them.

    For a large town that the model takes for a person one will do ("Swansea's Muslims … in Swansea"). The names of
    people named in full are theirs.
    """
    people = {
        word
        for mention in mentions
        if mention.kind == "person" and len(words := key(mention.text).split()) > 1
        for word in words
    }
    seen = Counter(mention.text for mention in mentions)
    located = Counter(
        mention.text
        for mention in mentions
        if (_WITHIN if mention.kind == "organisation" else _WHERE).search(
            body[max(0, mention.start - _WHERE_CHARS) : mention.start]
        )
    )

    def is_town(mention: Mention) -> bool:
        name = mention.text
        mostly = 2 * located[name] > seen[name]
        if mention.kind in {"place", "facility"} or key(name) in people or not located[name]:
            return False
        if mention.kind == "organisation" and not mostly:  # clubs bear the names of large towns
            return False
        least = LEAST_TOWN if mostly else LARGE_TOWN
        return any(town.population >= least and not town.alternative for town in places.towns(name))

    return [mention.of_kind("place") if is_town(mention) else mention for mention in mentions]
