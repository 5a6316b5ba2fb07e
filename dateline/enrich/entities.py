"""People, organisations and places of an article: what the model marks, mended and merged by rules."""

from collections.abc import Sequence
from typing import TypedDict

from dateline.article import Article, Entity, Place, Span
from dateline.enrich.capitals import in_running_text
from dateline.enrich.clubs import clubs
from dateline.enrich.companies import companies, with_pairs
from dateline.enrich.features import by_last_word
from dateline.enrich.french import trimmed
from dateline.enrich.gazetteer import gazetteer
from dateline.enrich.kinds import (
    full_names_as_people,
    in_order,
    key,
    one_kind_a_name,
    parts_of_organisations,
    single_names_as_people,
    with_explained,
)
from dateline.enrich.lists import separated
from dateline.enrich.model import languages, model, names_in
from dateline.enrich.names import Kind, Mention, cleaned
from dateline.enrich.organisations import groups_of_organisations, name_of
from dateline.enrich.people import fullest_variant, groups_of_people
from dateline.enrich.repeats import with_repeats
from dateline.enrich.roles import roles_of
from dateline.enrich.step import Step
from dateline.enrich.whereabouts import towns_by_preposition
from dateline.enrich.words import without_words


class _Printed(TypedDict):
    mentions: list[str]
    spans: list[Span]


READ_CHARS = 50_000
"""Ten times a long article. A batch of 64 texts of this length takes a minute, half the time limit of the task."""


def apply(articles: Sequence[Article]) -> None:
    """Set ``people``, ``organisations`` and the ``places`` named in the body, where the language has a model."""
    for language in sorted(languages()):
        _apply([article for article in articles if _language(article) == language], language)
    for article in articles:
        if (language := _language(article)) not in languages():
            _warn(article, f"entities: no model for the language {language}; names in the body were not looked for")


def _apply(articles: Sequence[Article], language: str) -> None:
    texts = [in_running_text(article.body[:READ_CHARS]) for article in articles]
    for article, text, marks in zip(articles, texts, names_in(texts, language), strict=True):
        if len(article.body) > READ_CHARS:
            _warn(article, f"entities: only the first {READ_CHARS:,} characters of the body were read")
        if language == "fr":
            marks = [(*trimmed(text, start, end), kind) for start, end, kind in marks]  # noqa: PLW2901
        _fill(article, mentions_in(text, marks))


def mentions_in(body: str, marks: Sequence[tuple[int, int, Kind]]) -> dict[Kind, list[list[Mention]]]:
    """What the model marks in a body, as groups of mentions of the same person, organisation or place."""
    cleaned_marks = (
        cleaned(body, *span, kind) for start, end, kind in marks for span in separated(body, start, end, kind)
    )
    mentions = without_words(body, with_pairs(body, in_order(mention for mention in cleaned_marks if mention)))
    mentions, stands_for = with_explained(body, mentions)
    mentions = towns_by_preposition(body, by_last_word(mentions), gazetteer())
    mentions = single_names_as_people(full_names_as_people(companies(clubs(mentions))))
    mentions = with_repeats(body, one_kind_a_name(parts_of_organisations(mentions), gazetteer()))
    of_kind = {kind: [mention for mention in mentions if mention.kind == kind] for kind in _KINDS}
    places: dict[str, list[Mention]] = {}
    for mention in of_kind["place"]:
        places.setdefault(stands_for.get(key(mention.text), key(mention.text)), []).append(mention)
    return {
        "person": groups_of_people(of_kind["person"]),
        "organisation": groups_of_organisations(of_kind["organisation"], stands_for),
        "place": list(places.values()),
    }


_KINDS: tuple[Kind, ...] = ("person", "organisation", "place")


def _language(article: Article) -> str:
    """ISO 639-1; an article whose language is unknown is read as English."""
    return (article.language or "en").split("-")[0].lower()


def _warn(article: Article, warning: str) -> None:
    if warning not in article.warnings:
        article.warnings.append(warning)


def _fill(article: Article, groups: dict[Kind, list[list[Mention]]]) -> None:
    body = article.body
    if ENTITIES.may_set(article, "people"):
        article.people = [
            Entity(name=fullest_variant(group), roles=roles_of(body, group), **_printed(body, group))
            for group in groups["person"]
        ]
        ENTITIES.sign(article, "people", "model")
    if ENTITIES.may_set(article, "organisations"):
        article.organisations = [
            Entity(name=name_of(group), **_printed(body, group)) for group in groups["organisation"]
        ]
        ENTITIES.sign(article, "organisations", "model")
    if ENTITIES.may_set(article, "places"):
        _add_places(article, [Place(name=fullest_variant(group), **_printed(body, group)) for group in groups["place"]])
        ENTITIES.sign(article, "places", "model")


def _add_places(article: Article, found: Sequence[Place]) -> None:
    """Put the places of the body behind those of the dateline, and together with them where they are the same."""
    by_name = {key(place.name): place for place in article.places if not place.spans}
    for place in found:
        by_name.setdefault(key(place.name), place)
        if (known := by_name[key(place.name)]) is not place:
            known.mentions, known.spans = place.mentions, place.spans
    article.places = list(by_name.values())


def _printed(body: str, group: Sequence[Mention]) -> _Printed:
    """The mentions as the body prints them: the rules may have seen them in other case."""
    spans = [(mention.start, mention.end) for mention in group]
    return {"mentions": [body[start:end] for start, end in spans], "spans": spans}


def _load() -> None:
    for language in languages():
        model(language)
    gazetteer()


ENTITIES = Step(
    name="entities",
    version=2,
    reads=("body", "language", "places"),
    writes=("people", "organisations", "places"),
    cost="About 40 ms an article of 2,200 characters, nine tenths of all enrichment, and 80 MB of memory.",
    apply=apply,
    load=_load,
)
