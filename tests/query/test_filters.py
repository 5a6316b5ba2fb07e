from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from dateline.article import Dateline, Location, Place, Quote, Source, Subject
from dateline.index.write import ArticleWriter
from dateline.query.errors import InvalidRequestError
from dateline.settings import Settings
from tests.index.articles import NOON, article, entity, place
from tests.query.asking import asked, headlines, stored

if TYPE_CHECKING:
    from tests.servers import Servers

RALLY, SHIP, VOTE, LATE = "Rally in the old town", "Ship leaves", "Vote is counted", "Late news"


def located(name: str, country: str, lat: float, lon: float) -> Place:
    return place(name).model_copy(update={"country": country, "location": Location(lat=lat, lon=lon)})


@pytest.fixture(scope="module")
def archive(servers: "Servers", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = servers.at(tmp_path_factory.mktemp("filters"), index=f"test-{uuid4().hex[:12]}")
    writer = ArticleWriter(settings)
    articles = [
        article(
            RALLY,
            people=[entity("Zulfikar Ali Bhutto", "Bhutto"), entity("Édouard Lefèvre", "Mr Lefèvre")],
            organisations=[entity("Pakistan Peoples Party", "PPP"), entity("Steel Union", "union")],
            places=[located("Karachi", "PK", 24.86, 67.01)],
            authors=["Jane Doe"],
            section="Politics",
            genre="Analysis",
            agency="APP",
            subjects=[Subject(code="medtop:11000000", name="politics")],
            keywords=["old town", "rally"],
            quotes=[Quote(text="We will win.", span=(0, 12))],
            updated=datetime(2025, 2, 11, tzinfo=UTC),
            story_id="s1",
            source=Source(name="The Morning Gazette", domain="gazette.example", uri="https://gazette.example"),
            published=datetime(2025, 2, 9, 18, 30, tzinfo=UTC),
            language="en-GB",
        ),
        article(
            SHIP,
            people=[entity("Ali Norman"), entity("Peter Bhutto Lane")],
            organisations=[entity("Harbour People's Trust")],
            dateline=Dateline(text="São Tomé", located="São Tomé"),
            source=Source(name="Evening Post"),
            published=datetime(2025, 2, 10, 0, 0, tzinfo=UTC),
        ),
        article(VOTE, language="fr", published=datetime(2024, 12, 31, 23, 59, 59, tzinfo=UTC)),
        article(LATE, received=datetime.now(UTC) - timedelta(days=1), language="fr"),
    ]
    assert {verdict.outcome for verdict in writer.write(articles, refresh=True)} == {"indexed"}
    writer.close()
    return settings


@pytest.mark.parametrize(
    ("asked_for", "expected"),
    [
        ({"person": ("Bhutto",)}, {RALLY, SHIP}),
        ({"person": ("Zulfikar Ali Bhutto",)}, {RALLY}),
        ({"person": ("zulfikar bhutto",)}, {RALLY}),
        ({"person": ("edouard LEFEVRE",)}, {RALLY}),
        ({"person": ("Bhutto Lefèvre",)}, set()),  # two people are not one
        ({"person": ("Norman Peter",)}, set()),
        ({"person": ("Bhutto", "Nobody")}, {RALLY, SHIP}),
        ({"person": ("Bhutto", "-Norman")}, {RALLY}),
        ({"person": ("-Bhutto",)}, {VOTE, LATE}),
        ({"person": ("!!!",)}, set()),
        ({"organisation": ("PPP",)}, {RALLY}),
        ({"organisation": ("ppp",)}, {RALLY}),
        ({"organisation": ("Pakistan People’s Party",)}, {RALLY}),
        ({"organisation": ("Harbour Peoples Trust",)}, {SHIP}),
        ({"organisation": ("Party Steel",)}, set()),
        ({"organisation": ("ppp",), "person": ("Norman",)}, set()),  # different filters must all hold
        ({"organisation": ("ppp",), "person": ("Lefevre",)}, {RALLY}),
        ({"place": ("karachi",)}, {RALLY}),
        ({"place": ("Sao Tome",)}, {SHIP}),
        ({"source": ("the morning gazette",)}, {RALLY}),
        ({"source": ("gazette.example",)}, {RALLY}),
        ({"source": ("Morning",)}, set()),
        ({"source": ("gazette.example", "evening post")}, {RALLY, SHIP}),
        ({"source": ("-Evening Post",)}, {RALLY, VOTE, LATE}),
        ({"language": ("en",)}, {RALLY, SHIP}),
        ({"language": ("EN-gb",)}, {RALLY}),
        ({"language": ("-en",)}, {VOTE, LATE}),
        ({"language": ("e",)}, set()),
        ({"from_date": "2025-02-10"}, {SHIP, LATE}),
        ({"to_date": "2025-02-09"}, {RALLY, VOTE}),
        ({"from_date": "2025-02-09", "to_date": "2025-02-09"}, {RALLY}),
        ({"from_date": "2025-02", "to_date": "2025-02"}, {RALLY, SHIP}),
        ({"to_date": "2024"}, {VOTE}),
        ({"from_date": "2024", "to_date": "2025"}, {RALLY, SHIP, VOTE}),
        ({"from_date": "2025-02-09T18:30:00Z", "to_date": "2025-02-09T18:30:00Z"}, {RALLY}),
        ({"from_date": "2025-02-09T20:30:00+02:00", "to_date": "2025-02-10"}, {RALLY, SHIP}),
        ({"from_date": "-2d"}, {LATE}),  # received counts where published is not known
        ({"from_date": "-12h"}, set()),
        ({"from_date": "2025-02-11", "to_date": "2025-02-11", "use_date": "updated"}, {RALLY}),
        ({"from_date": "2025-02-09", "to_date": "2025-02-09", "use_date": "received"}, {RALLY, SHIP, VOTE}),
        ({"section": ("POLITICS",)}, {RALLY}),
        ({"genre": ("analysis",)}, {RALLY}),
        ({"agency": ("app",)}, {RALLY}),
        ({"author": ("doe",)}, {RALLY}),
        ({"country": ("pk",)}, {RALLY}),
        ({"subject": ("medtop:11000000",)}, {RALLY}),
        ({"subject": ("Politics",)}, {RALLY}),
        ({"subject": ("-politics",)}, {SHIP, VOTE, LATE}),
        ({"keyword": ("town",)}, {RALLY}),
        ({"story": ("s1",)}, {RALLY}),
        ({"near": "25.39,68.37,200km"}, {RALLY}),  # Hyderabad in Sindh
        ({"near": "25.39,68.37,20 mi"}, set()),
        ({"bbox": "60,20,70,30"}, {RALLY}),
        ({"bbox": "160,20,-170,30"}, set()),  # over the date line
        ({"bbox": "60,20,-170,30"}, {RALLY}),
        ({"has": ("quotes",)}, {RALLY}),
        ({"has": ("published", "-quotes")}, {SHIP, VOTE}),
        ({"q": "rally", "query_fields": ("body",)}, set()),
        ({"q": "jane", "query_fields": ("byline",)}, set()),
        ({"q": "raly~1"}, {RALLY}),
        ({"q": '"rally town"~3'}, {RALLY}),
    ],
    ids=str,
)
def test_a_filter_finds(archive: Settings, asked_for: dict[str, Any], expected: set[str]) -> None:
    assert set(headlines(archive, **asked_for)) == expected


def test_days_are_those_of_the_time_zone_of_the_settings(archive: Settings) -> None:
    tokyo = archive.model_copy(update={"time_zone": "Asia/Tokyo"})
    assert set(headlines(tokyo, from_date="2025-02-10", to_date="2025-02-10")) == {RALLY, SHIP}


@pytest.mark.parametrize(
    ("wrong", "parameter"),
    [
        ({"from_date": "yesterday-ish"}, "from_date"),
        ({"to_date": "2025-13"}, "to_date"),
        ({"to_date": "2025-02-30"}, "to_date"),
        ({"from_date": "-3m"}, "from_date"),
        ({"from_date": "0000"}, "from_date"),
        ({"to_date": "9999"}, "to_date"),
        ({"from_date": "2025", "to_date": "2024"}, "from_date"),
        ({"person": ("",)}, "person"),
        ({"place": ("-",)}, "place"),
        ({"page": 1, "cursor": "x"}, "page"),
        ({"near": "24.86,67.01"}, "near"),
        ({"near": "124.86,67.01,5km"}, "near"),
        ({"near": "24.86,67.01,5 leagues"}, "near"),
        ({"bbox": "60,30,70"}, "bbox"),
        ({"bbox": "60,30,70,20"}, "bbox"),
        ({"bbox": "a,b,c,d"}, "bbox"),
        ({"has": ("photo",)}, "has"),
        ({"query_fields": ("title",)}, "query_fields"),
        ({"facets": ("colour",)}, "facets"),
        ({"fields": ("fingerprint",)}, "fields"),
        ({"q": "x" * 1_001}, "q"),
    ],
    ids=str,
)
def test_a_value_that_means_nothing_is_named(archive: Settings, wrong: dict[str, Any], parameter: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        headlines(archive, **wrong)
    assert caught.value.parameter == parameter


def test_an_article_under_embargo_is_not_shown_and_is_counted(served: Settings, writer: ArticleWriter) -> None:
    secret = article("Budget leaks", embargoed=datetime.now(UTC) + timedelta(hours=1))
    over = article("Budget is read", embargoed=NOON)
    writer.write([secret, over], refresh=True)
    assert headlines(served, q="budget") == ["Budget is read"]
    assert headlines(served) == ["Budget is read"]
    assert stored(served, secret.id) is None
    assert stored(served, over.id) == over
    assert asked(served, lambda index: index.count()) == 2


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_kill_hides_the_article_and_a_correction_replaces_it(
    served: Settings, writer: ArticleWriter, status: str
) -> None:
    first = article("Mayor resigns", uri="urn:wire:1", version=1)
    corrected = article("Mayor does not resign", uri="urn:wire:1", version=2, pub_status="usable")
    killed = article("Mayor does not resign", uri="urn:wire:1", version=3, pub_status=status)
    writer.write([first, corrected], refresh=True)
    assert headlines(served) == ["Mayor does not resign"]
    writer.write([killed, corrected], refresh=True)
    assert headlines(served) == []
    assert headlines(served, q="mayor") == []
    assert stored(served, first.id) is None


def test_an_unknown_id_is_none(served: Settings, writer: ArticleWriter) -> None:
    writer.write([article()], refresh=False)
    assert stored(served, "0" * 32) is None


@pytest.mark.parametrize("values", [("x" * 501,), ("en",) * 501, ("-" + "x" * 1_000,)])
def test_values_that_are_too_long_or_too_many_name_their_parameter(served: Settings, values: tuple[str, ...]) -> None:
    with pytest.raises(InvalidRequestError) as raised:
        headlines(served, language=values)
    assert raised.value.parameter == "language"


def test_an_id_that_is_too_long_for_the_index_leads_to_nothing(served: Settings) -> None:
    assert stored(served, "é" * 300) is None
