from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from dateline.article import Dateline, Source
from dateline.index.errors import InvalidRequestError
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.index.articles import NOON, article, entity, place
from tests.index.asking import asked, headlines
from tests.index.conftest import own_index

if TYPE_CHECKING:
    from tests.servers import Servers

RALLY, SHIP, VOTE, LATE = "Rally in the old town", "Ship leaves", "Vote is counted", "Late news"


@pytest.fixture(scope="module")
def archive(servers: "Servers", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = own_index(servers, tmp_path_factory.mktemp("filters"))
    writer = ArticleWriter(settings)
    articles = [
        article(
            RALLY,
            people=[entity("Zulfikar Ali Bhutto", "Bhutto"), entity("Édouard Lefèvre", "Mr Lefèvre")],
            organisations=[entity("Pakistan Peoples Party", "PPP"), entity("Steel Union", "union")],
            places=[place("Karachi", "KARACHI")],
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
        ({"page_size": 0}, "page_size"),
        ({"page_size": 201}, "page_size"),
        ({"page": 0}, "page"),
        ({"page": 1, "cursor": "x"}, "page"),
        ({"order_by": "date"}, "order_by"),
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
    assert asked(served, lambda search: search.get(secret.id)) is None
    assert asked(served, lambda search: search.get(over.id)) == over
    assert asked(served, lambda search: search.count()) == 2


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
    assert asked(served, lambda search: search.get(first.id)) is None


def test_an_unknown_id_is_none(served: Settings, writer: ArticleWriter) -> None:
    writer.write([article()], refresh=False)
    assert asked(served, lambda search: search.get("0" * 32)) is None
