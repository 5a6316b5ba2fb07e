"""Articles as they arrive: to each listener what it asks for, once, also when it was cut off."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.alerts.test_alerts import new
from tests.api.listening import Listener
from tests.api.serving import serving


@pytest.fixture
def urls(served: Settings) -> Iterator[list[str]]:
    """The stream at two API processes."""
    with ExitStack() as stack:
        clients = [stack.enter_context(serving(served)) for _ in range(2)]
        yield [f"{client.base_url}/v1/stream" for client in clients]


def test_a_listener_hears_what_fits_and_nothing_of_before(urls: list[str], writer: ArticleWriter) -> None:
    writer.write([new("Harbour of before")], refresh=True)
    with Listener(urls[0], {"q": "harbour"}) as harbour, Listener(urls[0], {"has": "section"}) as sections:
        harbour.until(lambda: harbour.last_id is not None)
        sections.until(lambda: sections.last_id is not None)
        writer.write([new("Harbour reopens"), new("Mill closes", section="Business")], refresh=False)
        writer.write([new("Harbour closes")], refresh=False)
        harbour.until(lambda: len(harbour.events) == 2)
        sections.until(lambda: len(sections.events) == 1)
        assert harbour.headlines() == ["Harbour reopens", "Harbour closes"]
        assert sections.headlines() == ["Mill closes"]
        assert "body" not in harbour.events[0][1]


def test_a_correction_is_an_event_of_its_own_and_a_copy_none(urls: list[str], writer: ArticleWriter) -> None:
    with Listener(urls[0]) as listener:
        listener.until(lambda: listener.last_id is not None)
        first = new("Harbour reopens", uri="urn:x:1")
        writer.write([first], refresh=True)
        listener.until(lambda: len(listener.events) == 1)
        writer.rewrite([first])  # enriched anew
        writer.write([new("Harbour opens again", duplicate_of=first.id)], refresh=True)
        writer.write([new("Harbour, corrected", uri="urn:x:1", version=2)], refresh=True)
        listener.until(lambda: len(listener.events) == 2)
        assert [article["version"] for _, article in listener.events] == [1, 2]


def test_while_several_write_and_it_is_cut_off_it_hears_everything_once(
    urls: list[str], served: Settings, writer: ArticleWriter
) -> None:
    """It goes on at another process each time."""
    writer.ensure_index()
    writing = threading.Event()

    def write(number: int) -> list[str]:
        names = []
        with closing(ArticleWriter(served)) as own:
            assert writing.wait(20)
            for step in range(30):
                articles = [new(f"Harbour {number} {step} {each}") for each in range(3)]
                own.write(articles, refresh=step % 5 == 0)
                names += [article.headline for article in articles]
        return names

    heard: list[str] = []
    last_id = None
    with ThreadPoolExecutor(3) as pool:
        written = [pool.submit(write, number) for number in range(3)]
        for turn in range(6):
            with Listener(urls[turn % 2], {"q": "harbour"}, last_id) as listener:
                listener.until(lambda: listener.last_id is not None)
                writing.set()
                listener.wait_for(20 * (turn + 1) - len(heard))
            heard += listener.headlines()
            last_id = listener.last_id
        names = [name for each in written for name in each.result(60)]
        with Listener(urls[0], {"q": "harbour"}, last_id) as listener:
            listener.wait_for(len(names) - len(heard))
        heard += listener.headlines()
    assert sorted(heard) == sorted(names)


def test_in_each_event_stands_where_to_go_on(urls: list[str], writer: ArticleWriter) -> None:
    with Listener(urls[0]) as listener:
        listener.until(lambda: listener.last_id is not None)
        writer.write([new(f"Number {number}") for number in range(5)], refresh=False)
        listener.until(lambda: len(listener.events) == 5)
    with Listener(urls[1], last_id=listener.events[2][0]) as again:
        again.until(lambda: len(again.events) == 2)
        assert again.headlines() == listener.headlines()[3:]


def test_an_alert_can_be_listened_to(urls: list[str], writer: ArticleWriter) -> None:
    base = urls[0].removesuffix("/stream")
    alert = httpx.post(f"{base}/alerts", json={"name": "Harbour", "selection": {"q": "harbour"}}).json()
    with Listener(f"{base}/alerts/{alert['id']}/stream") as listener:
        listener.until(lambda: listener.last_id is not None)
        writer.write([new("Mill closes"), new("Harbour reopens")], refresh=False)
        listener.until(lambda: len(listener.events) == 1)
        assert listener.headlines() == ["Harbour reopens"]


@pytest.mark.parametrize(
    ("params", "last_id", "status"),
    [
        ({"langauge": "en"}, None, 400),
        ({"from_date": "yesterday"}, None, 400),
        ({}, "nonsense", 400),
        ({}, f"x.1.{int((datetime.now(UTC) - timedelta(days=2)).timestamp() * 1000)}", 410),
    ],
)
def test_what_cannot_be_streamed_is_a_problem(
    client: httpx.Client, params: dict[str, str], last_id: str | None, status: int
) -> None:
    answer = client.get("/v1/stream", params=params, headers={"Last-Event-ID": last_id} if last_id else {})
    assert answer.status_code == status, answer.text


def test_streams_are_bounded_and_room_is_made_by_those_who_go(served: Settings, writer: ArticleWriter) -> None:
    writer.ensure_index()
    with serving(served.model_copy(update={"streams": 1})) as client:
        with Listener(f"{client.base_url}/v1/stream"):
            assert client.get("/v1/stream").status_code == 503
        with Listener(f"{client.base_url}/v1/stream") as listener:
            listener.until(lambda: listener.last_id is not None)
