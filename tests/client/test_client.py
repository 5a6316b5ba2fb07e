import asyncio
from contextlib import aclosing, closing

import httpx
import pytest

from dateline.client import ApiError, AsyncClient, Client, Event, InvalidParameter, NotFound, Unavailable
from dateline.client.question import LONGEST_PAUSE, pause
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.alerts.test_alerts import new
from tests.api.listening import Listener
from tests.api.serving import serving
from tests.client.conftest import BULLETINS, STEEL
from tests.client.severed import Way, way_to


def test_a_search_is_a_page(client: Client) -> None:
    page = client.search(q="steel", source=["Reuters"], facets="place")
    assert page["total"] == 1
    assert page["articles"][0]["headline"] == STEEL.headline
    assert page["facets"]["place"][0]["value"] == "Karachi"


def test_all_articles_come_once_over_the_edges_of_pages(client: Client) -> None:
    found = [each["headline"] for each in client.articles(q="bulletin", page_size=10, order_by="oldest")]
    assert found == [article.headline for article in BULLETINS]


def test_all_articles_come_also_to_the_async_client(url: str) -> None:
    async def found() -> list[str]:
        async with AsyncClient(url) as client:
            return [each["headline"] async for each in client.articles(q="bulletin", page_size=10, order_by="oldest")]

    assert asyncio.run(found()) == [article.headline for article in BULLETINS]


def test_one_article_and_what_is_about_it(client: Client) -> None:
    assert STEEL.id
    assert client.article(STEEL.id)["headline"] == STEEL.headline
    assert client.explain(STEEL.id)["id"] == STEEL.id
    assert client.person("Jane Doe")["entity"]["name"] == "Jane Doe"
    assert [place["name"] for place in client.places()["entities"]] == ["Karachi"]


def test_what_is_not_there_says_what_to_do(client: Client) -> None:
    with pytest.raises(NotFound) as error:
        client.article("nothing/here?")
    assert error.value.status == 404
    assert error.value.type == "urn:dateline:problem:not-found"
    assert error.value.advice
    assert error.value.request_id


def test_a_wrong_parameter_is_named(client: Client) -> None:
    with pytest.raises(InvalidParameter) as error:
        client.search(langauge="en")  # type: ignore[call-arg]
    assert (error.value.parameter, error.value.nearest) == ("langauge", "language")


def test_a_search_comes_in_the_formats_that_are_published(client: Client) -> None:
    assert client.published("csv", q="steel").count(STEEL.headline) == 1
    assert STEEL.headline in client.published("rss", q="steel")


def test_a_stream_goes_on_behind_the_event_that_is_named(client: Client, url: str, library: Settings) -> None:
    with Listener(f"{url}/v1/stream") as listener, closing(ArticleWriter(library)) as writer:
        listener.until(lambda: listener.last_id is not None)
        begun = listener.last_id
        writer.write([new("Zinc mine opens"), new("Zinc mine closes"), new("Copper mine opens")], refresh=False)
        events = client.stream(q="zinc", last_event_id=begun)
        first, second = next(events), next(events)
        assert [event.article["headline"] for event in (first, second)] == ["Zinc mine opens", "Zinc mine closes"]
        assert next(client.stream(q="zinc", last_event_id=first.id)) == second


def test_the_async_client_listens_too(url: str, library: Settings) -> None:
    async def heard(position: str | None) -> Event:
        async with AsyncClient(url) as client:
            return await anext(client.stream(q="zinc", last_event_id=position))

    with Listener(f"{url}/v1/stream") as listener, closing(ArticleWriter(library)) as writer:
        listener.until(lambda: listener.last_id is not None)
        begun = listener.last_id
        writer.write([new("Zinc mine floods")], refresh=False)
        assert asyncio.run(heard(begun)).article["headline"] == "Zinc mine floods"


def test_a_stream_that_is_cut_off_goes_on_where_it_was(url: str, library: Settings) -> None:
    with way_to(url) as way, closing(ArticleWriter(library)) as writer, Client(way.url) as client:
        events = client.stream(q="nickel", last_event_id=_here(url))
        headlines = []
        for number in range(3):
            writer.write([new(f"Nickel mine {number}a"), new(f"Nickel mine {number}b")], refresh=False)
            headlines += [next(events).article["headline"] for _ in "ab"]
            way.cut()
        assert headlines == [f"Nickel mine {number}{letter}" for number in range(3) for letter in "ab"]
        assert way.made == 3


def test_a_stream_of_the_async_client_that_is_cut_off_goes_on_where_it_was(url: str, library: Settings) -> None:
    async def heard(way: Way, writer: ArticleWriter, begun: str) -> list[str]:
        headlines = []
        async with AsyncClient(way.url) as client, aclosing(client.stream(q="cobalt", last_event_id=begun)) as events:
            for number in range(2):
                await asyncio.to_thread(writer.write, [new(f"Cobalt mine {number}")], refresh=False)
                headlines.append((await anext(events)).article["headline"])
                way.cut()
        return headlines

    with way_to(url) as way, closing(ArticleWriter(library)) as writer:
        assert asyncio.run(heard(way, writer, _here(url))) == ["Cobalt mine 0", "Cobalt mine 1"]


def _here(url: str) -> str:
    """The position of a stream at this moment."""
    with Listener(f"{url}/v1/stream") as listener:
        listener.until(lambda: listener.last_id is not None)
        assert listener.last_id
        return listener.last_id


def test_a_stream_of_an_alert_that_there_is_not_is_refused(client: Client) -> None:
    with pytest.raises(NotFound):
        next(client.stream(alert="none"))
    with pytest.raises(InvalidParameter):
        next(client.stream(from_date="someday"))


def test_a_dropped_file_is_waited_for(client: Client) -> None:
    receipt = client.drop(b"Ferry sinks\n\nThe ferry sank.", name="ferry.txt", source="Dawn")["receipt"]
    assert client.file(receipt)["source"] == "Dawn"
    with pytest.raises(TimeoutError, match="waiting"):
        client.wait(receipt, timeout=0, every=0)


def test_the_async_client_drops_too(url: str) -> None:
    async def status() -> str:
        async with AsyncClient(url) as client:
            dropped = await client.drop(b"Tug sinks\n\nThe tug sank.", name="tug.txt")
            return (await client.file(dropped["receipt"]))["status"]

    assert asyncio.run(status()) == "waiting"


def test_bytes_need_a_name(client: Client) -> None:
    with pytest.raises(ValueError, match="name"):
        client.drop(b"x")


def test_what_is_away_is_told_when_the_retries_are_over(settings: Settings) -> None:
    with serving(settings) as http, Client(str(http.base_url), retries=0) as client, pytest.raises(Unavailable):
        client.search()


@pytest.mark.parametrize(
    ("status", "asked", "attempt", "expected"),
    [
        (200, None, 0, None),
        (404, "1", 0, None),
        (429, "7", 0, 7),
        (503, "5", 3, 5),
        (503, None, 2, 4),
        (503, "5", 4, None),
        (503, str(int(LONGEST_PAUSE) + 1), 0, None),
    ],
)
def test_a_request_is_sent_again_when_the_api_says_so(
    status: int, asked: str | None, attempt: int, expected: float | None
) -> None:
    response = httpx.Response(status, headers={"Retry-After": asked} if asked else {})
    assert pause(response, attempt, retries=4) == expected


def test_an_error_of_a_proxy_is_an_api_error_too() -> None:
    error = ApiError(httpx.Response(502, text="<h1>Bad gateway</h1>"))
    assert (error.status, error.detail) == (502, "Bad Gateway")


def test_the_key_goes_with_every_request() -> None:
    with Client(api_key="abc") as client:
        assert client._http.headers["X-API-Key"] == "abc"  # noqa: SLF001
