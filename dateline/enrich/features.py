"""What the last word of a name says it is.

A feature of the land or a street is a place; a prize, a contest or a law is nothing that an article is indexed by.
"""

from collections.abc import Sequence

from dateline.enrich.names import Mention

_FEATURES = frozenset(
    """
    airport avenue bay beach boulevard canyon cave cemetery county creek gorge harbour island islands junction lagoon
    motorway mountains ocean peninsula plateau playfield pond railway reservoir river road sea square stadium station
    strait valley
    """.split()
)
"""Last words of places that are hardly anybody's last name; Hall, Hill, Lake, Park and Street are."""

_NO_ENTITIES = frozenset(
    """
    act agreement award awards bill championship championships constitution cup draft edition laws prize prizes
    protocol protocols treaty trophy
    """.split()
)
"""Last words of prizes, contests and laws, which the model takes for organisations."""


def by_last_word(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of several words without prizes, contests and laws, and with people named like land as places."""
    kept = []
    for mention in mentions:
        words = mention.text.casefold().split()
        if len(words) > 1 and mention.kind == "organisation" and words[-1] in _NO_ENTITIES:
            continue
        is_place = len(words) > 1 and mention.kind == "person" and words[-1] in _FEATURES
        kept.append(mention.of_kind("place") if is_place else mention)
    return kept
