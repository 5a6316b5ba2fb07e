"""People, organisations, places, quotes and stories over HTTP."""

from collections.abc import Iterator
from contextlib import closing
from uuid import uuid4

import httpx
import pytest

from dateline.article import Location, Quote
from dateline.index.write import ArticleWriter
from tests.api.problems import problem
from tests.api.serving import serving
from tests.index.articles import article, entity, place
from tests.servers import Servers

SAID = "We will sail."
KARACHI = place("Karachi").model_copy(update={"country": "PK", "location": Location(lat=24.86, lon=67.01)})


@pytest.fixture(scope="module")
def reader(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    settings = servers.at(tmp_path_factory.mktemp("names"), index=f"test-{uuid4().hex[:12]}")
    ferry = article(
        "Ferry",
        people=[entity("Jane Doe")],
        organisations=[entity("Rail/Road Union")],
        places=[KARACHI, place("Nowhere")],
        quotes=[Quote(text=SAID, speaker="Jane Doe", span=(0, 13))],
        story_id="ferry",
    )
    with closing(ArticleWriter(settings)) as writer:
        writer.write([ferry], refresh=True)
    with serving(settings) as client:
        yield client


def test_names_are_listed_and_each_has_a_page(reader: httpx.Client) -> None:
    assert [one["name"] for one in reader.get("/v1/people").json()["entities"]] == ["Jane Doe"]
    assert reader.get("/v1/people/Jane%20Doe").json()["entity"]["count"] == 1
    assert reader.get("/v1/organisations/Rail%2FRoad%20Union").json()["entity"]["name"] == "Rail/Road Union"
    assert reader.get("/v1/places/karachi").json()["entity"]["country"] == "PK"


def test_a_name_that_nobody_has_is_not_found_and_the_like_are_told(reader: httpx.Client) -> None:
    assert "Jane Doe" in problem(reader.get("/v1/people/Doe"), "not-found")["advice"]


def test_places_with_coordinates_make_a_map(reader: httpx.Client) -> None:
    answer = reader.get("/v1/places", params={"format": "geojson"})
    assert answer.headers["content-type"] == "application/geo+json"
    (feature,) = answer.json()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [67.01, 24.86]}
    assert feature["properties"]["name"] == "Karachi"


def test_quotes_and_stories_are_answered(reader: httpx.Client) -> None:
    assert [one["text"] for one in reader.get("/v1/quotes", params={"speaker": "doe"}).json()["quotes"]] == [SAID]
    assert [one["id"] for one in reader.get("/v1/stories", params={"least": 1}).json()["stories"]] == ["ferry"]
    assert reader.get("/v1/stories/ferry").json()["articles"][0]["headline"] == "Ferry"
    problem(reader.get("/v1/stories/none"), "not-found")
