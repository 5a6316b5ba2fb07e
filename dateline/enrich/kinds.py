"""One name, one kind: within an article nothing is both a person and an organisation."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.enrich.acronyms import explained
from dateline.enrich.gazetteer import Gazetteer
from dateline.enrich.names import Kind, Mention
from dateline.enrich.world_organisations import world_name

LARGE_TOWN = 100_000
"""Inhabitants from which a name in capitals, KARACHI, is rather the town than an organisation of that name."""


@functools.lru_cache(maxsize=4096)  # each name is asked for by several rules; an article has some hundred
def key(name: str) -> str:
    """A name as compared: no case, full stops or leading article, straight apostrophes, single spaces."""
    words = name.casefold().replace("’", "'").replace(".", "").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """By position, and of two that overlap only the longer (of equals the first)."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or not kept[-1].overlaps(mention):
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def with_explained(body: str, mentions: Sequence[Mention]) -> tuple[list[Mention], dict[str, str]]:
    """The mentions with both forms of each explained acronym among them, and which long form each stands for.

    The second value maps the key of the acronym to the key of its long form. Both are organisations, unless the model
    sees the one or the other as a place ("United Arab Emirates (UAE)").
    """
    stands_for: dict[str, str] = {}
    added: list[Mention] = []
    for long, short in explained(body):
        texts = body[slice(*long)], body[slice(*short)]
        kinds = [mention.kind for mention in mentions if key(mention.text) in map(key, texts)]
        kind: Kind = "place" if kinds and kinds.count("place") == len(kinds) else "organisation"
        stands_for[key(texts[1])] = key(texts[0])
        added += [Mention(*long, kind, texts[0]), Mention(*short, kind, texts[1])]
    others = [mention for mention in mentions if not any(mention.overlaps(new) for new in added)]
    return in_order([*others, *added]), stands_for


def single_names_as_people(mentions: Sequence[Mention]) -> list[Mention]:
    """A single word that ends the name of a person of the article is a person, whatever the model took it for.

    So is one that begins it, unless the model sees a place. But where Roy Disney meets the Walt Disney company, the
    model's word for Disney counts.
    """
    companies = {
        words[-1]
        for mention in mentions
        if mention.kind == "organisation" and len(words := key(mention.text).split()) > 1
    }
    people = [words for mention in mentions if mention.kind == "person" and len(words := key(mention.text).split()) > 1]
    first_words, last_words = {words[0] for words in people}, {words[-1] for words in people}

    def is_person(mention: Mention) -> bool:
        name = key(mention.text)
        if mention.kind == "organisation" and name in companies:
            return False
        return name in last_words or (name in first_words and mention.kind not in {"place", "facility"})

    return [mention.of_kind("person") if is_person(mention) else mention for mention in mentions]


def full_names_as_people(mentions: Sequence[Mention]) -> list[Mention]:
    """A name of two words is a person, whatever the model took it for, where the article says so.

    It does by naming the last word as a person ("Jack Straw", "Straw"), or somebody of that initial and last name ("D
    Humphreys", "David Humphreys").
    """
    single = {key(mention.text) for mention in mentions if mention.kind == "person" and " " not in mention.text}
    people = [words for mention in mentions if mention.kind == "person" and len(words := key(mention.text).split()) > 1]
    full, initials = {words[-1] for words in people}, {(words[0][0], words[-1]) for words in people}
    others = {key(mention.text) for mention in mentions if mention.kind != "person"}

    def is_person(words: Sequence[str]) -> bool:
        if len(words) != 2 or words[1] in others or not words[0].isalpha():
            return False
        if len(words[0]) == 1:
            return tuple(words) in initials
        return words[1] in single - full

    return [mention.of_kind("person") if is_person(key(mention.text).split()) else mention for mention in mentions]


def parts_of_organisations(mentions: Sequence[Mention]) -> list[Mention]:
    """A facility that ends the name of an organisation ("the Steel Mills" of Pakistan Steel Mills) is one itself."""
    names = {key(mention.text) for mention in mentions if mention.kind == "organisation"}

    def is_part(mention: Mention) -> bool:
        return " " in mention.text and any(name.endswith(f" {key(mention.text)}") for name in names)

    return [
        mention.of_kind("organisation") if mention.kind == "facility" and is_part(mention) else mention
        for mention in mentions
    ]


def one_kind_a_name(mentions: Sequence[Mention], places: Gazetteer) -> list[Mention]:
    """Each name as the kind that most of its mentions have, of equals the first.

    But a country is a place, though the model takes it for an organisation when it plays football, and so is a name in
    capitals alone that a large town has (KARACHI), and what is short for a country (GB). What the world knows as an
    organisation (Uefa) is one.
    """
    kinds: dict[str, list[Kind]] = defaultdict(list)
    writings: dict[str, set[str]] = defaultdict(set)
    in_capitals = {key(mention.text) for mention in mentions if mention.text.isupper()}
    for mention in mentions:
        writings[key(mention.text)].add(mention.text)
        kinds[key(mention.text)].append("place" if mention.kind == "facility" else mention.kind)
    decided: dict[str, Kind] = {}
    for name, votes in kinds.items():
        is_country = places.country(name) is not None
        is_place = is_country or (name in in_capitals and _is_large_town(name, places))
        if any(world_name(written) for written in writings[name]):
            decided[name] = "organisation"
        elif is_place and ("person" not in votes or (is_country and name in in_capitals)):
            decided[name] = "place"
        else:
            decided[name] = max(votes, key=votes.count)  # of equals the first
    return [replace(mention, kind=decided[key(mention.text)]) for mention in mentions]


def _is_large_town(name: str, places: Gazetteer) -> bool:
    return any(town.population >= LARGE_TOWN and not town.alternative for town in places.towns(name))
