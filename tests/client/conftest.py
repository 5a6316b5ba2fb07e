from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest

from dateline.article import Location, Quote
from dateline.client import Client
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.api.serving import serving
from tests.index.articles import article, entity, place
from tests.servers import Servers

RECENT = datetime.now(UTC) - timedelta(hours=3)
STEEL = article(
    "Steel mill reopens",
    "KARACHI: The steel mill reopens. Gas is scarce, said Jane Doe.",
    source={"name": "Reuters"},
    agency="Reuters",
    published=RECENT,
    received=RECENT,
    people=[entity("Jane Doe", "Jane Doe")],
    organisations=[entity("Pakistan Steel", "steel mill")],
    places=[
        place("Karachi", "KARACHI").model_copy(update={"country": "PK", "location": Location(lat=24.86, lon=67.01)})
    ],
    quotes=[Quote(text="Gas is scarce", speaker="Jane Doe", verb="said", span=(33, 46), kind="indirect")],
    story_id="mill",
)
SECOND = article("Steel mill shut again", "It is shut again.", published=RECENT, received=RECENT, story_id="mill")
BULLETINS = [
    article(
        f"Gas bulletin {n:02d}",
        f"Bulletin {n} on gas.",
        source={"name": "Gazette"},
        published=datetime(2025, 3, 1 + n, tzinfo=UTC),
    )
    for n in range(25)
]


@pytest.fixture(scope="module")
def library(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that lead to an index with the articles above."""
    settings = servers.at(tmp_path_factory.mktemp("library"), index=f"test-{uuid4().hex[:12]}")
    with closing(ArticleWriter(settings)) as writer:
        writer.write([STEEL, SECOND, *BULLETINS], refresh=True)
    yield settings
    with httpx.Client(base_url=servers.elasticsearch_url) as client:
        for name in client.get(f"/{settings.index}").json():
            client.delete(f"/{name}").raise_for_status()


@pytest.fixture(scope="module")
def url(library: Settings) -> Iterator[str]:
    """Where a real API for them answers."""
    with serving(library) as client:
        yield str(client.base_url)


@pytest.fixture
def client(url: str) -> Iterator[Client]:
    with Client(url) as client:
        yield client
