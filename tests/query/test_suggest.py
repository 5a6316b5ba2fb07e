"""Suggestions for what was typed so far."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from dateline.article import Source
from dateline.index.write import ArticleWriter
from dateline.query.beginnings import beginning
from dateline.query.errors import InvalidRequestError
from dateline.query.suggest import Suggestion, SuggestRequest, suggest
from dateline.settings import Settings
from tests.index.articles import NOON, article, entity
from tests.query.asking import asked
from tests.servers import Servers

RALLY = article(
    "Rally in the old town",
    people=[entity("Zulfikar Ali Bhutto"), entity("Édouard Lefèvre")],
    organisations=[entity("Pakistan People's Party")],
    keywords=["steel mill"],
    source=Source(name="Evening Post"),
)
ARTICLES = [
    RALLY,
    article("Rally again", people=[entity("Zulfikar Ali Bhutto")], received=NOON + timedelta(days=1)),
    article("Ship leaves", people=[entity("Edouard Lefevre"), entity("Peter Bhuttani")], language="fr"),
    article("Rally, a copy", people=[entity("Zulfikar Ali Bhutto")], duplicate_of=RALLY.id),
    article("Rally kept secret", people=[entity("Bhutto Hidden")], embargoed=NOON + timedelta(days=36500)),
    article("Rally taken back", people=[entity("Bhutto Gone")], pub_status="canceled"),
]


@pytest.fixture(scope="module")
def archive(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = servers.at(tmp_path_factory.mktemp("suggest"), index=f"test-{uuid4().hex[:12]}")
    writer = ArticleWriter(settings)
    writer.write(ARTICLES, refresh=True)
    yield settings
    writer.close()


def suggested(settings: Settings, kind: str, typed: str, **request: object) -> list[Suggestion]:
    asked_for = SuggestRequest(q=typed, kinds=(kind,), **request)  # type: ignore[arg-type]
    return asked(settings, lambda index: suggest(index, asked_for))[kind]


def texts(settings: Settings, kind: str, typed: str, **request: object) -> list[str]:
    return [one.text for one in suggested(settings, kind, typed, **request)]


@pytest.mark.parametrize("typed", ["bhutt", "BHUTT", "zulfikar a", "ali bhut", "Zulfikar Ali Bhutto"])
def test_a_name_is_suggested_by_the_beginning_of_any_word(archive: Settings, typed: str) -> None:
    assert texts(archive, "person", typed)[0] == "Zulfikar Ali Bhutto"


def test_what_is_in_more_articles_comes_first_and_copies_and_hidden_ones_do_not_count(archive: Settings) -> None:
    assert suggested(archive, "person", "bhut") == [
        Suggestion("Zulfikar Ali Bhutto", 2),
        Suggestion("Peter Bhuttani", 1),
    ]


def test_earlier_words_are_whole(archive: Settings) -> None:
    assert texts(archive, "person", "zulf bhut") == []
    assert texts(archive, "person", "hutto") == []


def test_spellings_that_differ_in_accents_are_one(archive: Settings) -> None:
    assert [one.count for one in suggested(archive, "person", "lefe")] == [2]


def test_headlines_come_newest_first(archive: Settings) -> None:
    found = suggested(archive, "headline", "rall")
    assert [one.text for one in found] == ["Rally again", "Rally in the old town"]
    assert found[1].id == RALLY.id
    assert texts(archive, "headline", "ship", language="en") == []
    assert texts(archive, "headline", "ship", language="fr") == ["Ship leaves"]


@pytest.mark.parametrize(
    ("kind", "typed", "text"),
    [
        ("organisation", "people's par", "Pakistan People's Party"),
        ("organisation", "people’s par", "Pakistan People's Party"),
        ("source", "post", "Evening Post"),
        ("keyword", "mil", "steel mill"),
    ],
)
def test_each_kind_is_suggested(archive: Settings, kind: str, typed: str, text: str) -> None:
    assert texts(archive, kind, typed) == [text]


@pytest.mark.parametrize("typed", ['"[(', "a.*", "~<&@#", "\\", "\x00", "o" * 100, "o " * 50, "北京", "-'"])
def test_whatever_is_typed_is_answered(archive: Settings, typed: str) -> None:
    assert texts(archive, "person", typed) == []


@pytest.mark.parametrize(("typed", "kinds"), [(" ", ("person",)), ("x" * 101, ("person",)), ("x", ("colour",))])
def test_what_means_nothing_is_refused(archive: Settings, typed: str, kinds: tuple[str, ...]) -> None:
    with pytest.raises(InvalidRequestError):
        asked(archive, lambda index: suggest(index, SuggestRequest(q=typed, kinds=kinds)))


@pytest.mark.parametrize(
    ("typed", "name", "fits"),
    [("ov", "O'Västerås", False), ("vas", "O'Västerås", True), ("sao to", "São Tomé", True), ("to", "São Tomé", True)],
)
def test_a_beginning_is_that_of_any_word(typed: str, name: str, fits: bool) -> None:
    assert bool(re.fullmatch(beginning(typed), name)) is fits
