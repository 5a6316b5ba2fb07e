"""People, organisations and places of a selection."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from dateline.article import Entity, Location, Quote
from dateline.index.write import ArticleWriter
from dateline.query.entities import EntityRequest, Kind, entities
from dateline.query.entity import EntityPage, NotNamed, entity_page
from dateline.query.selection import Selection
from dateline.settings import Settings
from tests.index.articles import NOON, article, entity, place
from tests.query.asking import asked
from tests.servers import Servers

JANE = Entity(name="Jane Doe", roles=["Mayor"], mentions=["Jane Doe", "Doe"], spans=[(0, 8), (20, 23)])
JOSE = entity("José Lane")
KARACHI = place("Karachi").model_copy(
    update={"geonames_id": 1174872, "country": "PK", "location": Location(lat=24.86, lon=67.01)}
)
SAID = "The harbour stays open."
FERRY = article(
    "Ferry",
    f"{SAID} Doe said.",
    people=[JANE, JOSE],
    places=[KARACHI, place("Lahore")],
    quotes=[Quote(text=SAID, speaker="Jane Doe", verb="said", span=(0, len(SAID)))],
)
ARTICLES = [
    FERRY,
    article("Ferry again", people=[JANE], organisations=[entity("Port Trust")], received=NOON + timedelta(days=40)),
    article("A copy", people=[JANE], duplicate_of=FERRY.id),
    article("Secret", people=[entity("Hidden Name")], embargoed=NOON + timedelta(days=36500)),
    article("Bridge", people=[entity("Doe Bridges")], language="fr"),
]


@pytest.fixture(scope="module")
def archive(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = servers.at(tmp_path_factory.mktemp("entities"), index=f"test-{uuid4().hex[:12]}")
    writer = ArticleWriter(settings)
    writer.write(ARTICLES, refresh=True)
    yield settings
    writer.close()


def counts(settings: Settings, kind: Kind, **request: object) -> dict[str, int]:
    found = asked(settings, lambda index: entities(index, kind, EntityRequest(**request)))  # type: ignore[arg-type]
    return {one.name: one.count for one in found.entities}


def of(settings: Settings, kind: Kind, name: str, **selection: object) -> EntityPage | NotNamed:
    return asked(settings, lambda index: entity_page(index, kind, name, Selection(**selection)))  # type: ignore[arg-type]


def test_names_are_counted_by_articles_without_copies_and_without_what_may_not_be_read(archive: Settings) -> None:
    assert counts(archive, "people") == {"Jane Doe": 2, "Doe Bridges": 1, "José Lane": 1}
    assert counts(archive, "people", language=("fr",)) == {"Doe Bridges": 1}
    assert next(iter(counts(archive, "people", order_by="recent"))) == "Jane Doe"


def test_a_name_is_found_by_its_words_and_their_beginnings(archive: Settings) -> None:
    assert set(counts(archive, "people", name="doe")) == {"Jane Doe", "Doe Bridges"}
    assert set(counts(archive, "people", name="jose la")) == {"José Lane"}
    assert counts(archive, "people", name="oe") == {}


def test_a_name_has_the_roles_and_the_place_of_its_own(archive: Settings) -> None:
    people = asked(archive, lambda index: entities(index, "people", EntityRequest()))
    assert {one.name: one.roles for one in people.entities} == {
        "Jane Doe": ["Mayor"],
        "Doe Bridges": [],
        "José Lane": [],
    }
    places = asked(archive, lambda index: entities(index, "places", EntityRequest()))
    where = {one.name: (one.geonames_id, one.country, one.location) for one in places.entities}
    assert where == {"Karachi": (1174872, "PK", {"lat": 24.86, "lon": 67.01}), "Lahore": (None, None, None)}


def test_the_page_of_a_name_has_its_company_its_quotes_and_its_articles(archive: Settings) -> None:
    found = of(archive, "people", "jane DOE")
    assert isinstance(found, EntityPage)
    assert (found.entity.name, found.entity.count) == ("Jane Doe", 2)
    assert [(month, count) for month, count in found.by_month if count] == [("2025-02", 1), ("2025-03", 1)]
    together = {kind: [(one.name, one.count) for one in names] for kind, names in found.together.items()}
    assert together["people"] == [("José Lane", 1)]
    assert together["organisations"] == [("Port Trust", 1)]
    assert sorted(together["places"]) == [("Karachi", 1), ("Lahore", 1)]
    assert found.together["people"][0].lift == 1.5  # 1 of 2 articles, where 1 of all 3 would be by chance
    assert [quote.text for quote in found.quotes] == [SAID]
    assert [one["headline"] for one in found.newest] == ["Ferry again", "Ferry"]


def test_a_place_is_also_found_by_its_geonames_id(archive: Settings) -> None:
    found = of(archive, "places", "1174872")
    assert isinstance(found, EntityPage)
    assert found.entity.name == "Karachi"


def test_a_name_that_nobody_has_leads_to_those_with_its_words(archive: Settings) -> None:
    unknown = of(archive, "people", "Doe")
    assert isinstance(unknown, NotNamed)
    assert set(unknown.like) == {"Doe Bridges", "Jane Doe"}
    assert of(archive, "people", "Nobody") == NotNamed([])
