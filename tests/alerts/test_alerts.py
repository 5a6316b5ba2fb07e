"""What an alert tells of, and what it does not."""

from datetime import UTC, datetime, timedelta
from typing import Any

from dateline.alerts.alertstore import AlertStore
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.alerts.driving import Process, driven, saved
from tests.alerts.receiving import Receiver
from tests.index.articles import article


def new(headline: str, body: str = "Nothing happened.", **fields: Any) -> Any:
    return article(headline, body, **{"received": datetime.now(UTC), "indexed": datetime.now(UTC), **fields})


def test_an_article_that_fits_is_told_once(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    writer.write([new("Harbour of before")], refresh=True)
    alert = saved(served, receiver.url, q="harbours")
    other = saved(served, receiver.url, q="volcano")

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens"), new("Mill closes")], refresh=False)
        await process.check()
        await process.check()
        (match,) = await process.log(alert)
        assert (match.status, match.attempts, match.answer) == ("delivered", 1, 204)
        assert await process.log(other) == []

    driven(served, act)
    assert [request.article["headline"] for request in receiver.requests] == ["Harbour reopens"]


def test_a_correction_is_not_told_again(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        for version in (1, 2):
            writer.write([new(f"Harbour, state {version}", uri="urn:x:1", version=version)], refresh=False)
            await process.check()

    driven(served, act)
    assert [request.article["version"] for request in receiver.requests] == [1]


def test_of_copies_the_first_is_told(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    alert = saved(served, receiver.url, q="harbour")
    every = saved(served, q="harbour", duplicates="show")
    copies = saved(served, q="harbour", duplicates="only")

    async def act(process: Process) -> None:
        first = new("Harbour reopens")
        writer.write([first], refresh=False)
        await process.check()
        writer.write([new("Harbour opens again", duplicate_of=first.id)], refresh=False)
        await process.check()
        assert len(await process.log(alert)) == 1
        assert len(await process.log(every)) == 2
        assert len(await process.log(copies)) == 1

    driven(served, act)


def test_one_of_the_copies_is_told_where_the_first_does_not_fit(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    alert = saved(served, receiver.url, q="harbour lifeboat")

    async def act(process: Process) -> None:
        first = new("Harbour reopens")
        copies = [new(f"Harbour {name}", "A lifeboat came.", duplicate_of=first.id) for name in ("opens", "is open")]
        writer.write([first, copies[0]], refresh=False)
        await process.check()
        writer.write([copies[1]], refresh=False)
        await process.check()
        (match,) = await process.log(alert)
        assert match.article == copies[0].id

    driven(served, act)


def test_an_article_under_embargo_is_told_when_that_ends(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        until = datetime.now(UTC) + timedelta(hours=2)
        writer.write([new("Harbour reopens", embargoed=until)], refresh=False)
        await process.check()
        process.clock.ahead = timedelta(hours=1)
        await process.check()
        assert receiver.requests == []
        process.clock.ahead = timedelta(hours=3)
        await process.check()

    driven(served, act)
    assert len(receiver.requests) == 1


def test_what_its_source_took_back_is_never_told(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    alert = saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens", pub_status="canceled")], refresh=False)
        assert await process.check() == []
        writer.write([new("Harbour closes", uri="urn:x:2", version=1)], refresh=False)
        held = await process.check(send=False)
        writer.write([new("Harbour closes", uri="urn:x:2", version=2, pub_status="canceled")], refresh=True)
        await process.courier.send(held)
        await process.settled()
        (match,) = await process.log(alert)
        assert match.status == "withdrawn"

    driven(served, act)
    assert receiver.requests == []


def test_an_article_that_is_only_enriched_anew_is_not_told(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    old = new("Harbour reopens", indexed=datetime.now(UTC) - timedelta(hours=1))
    writer.write([old], refresh=True)
    saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        writer.rewrite([old])
        await process.check()

    driven(served, act)
    assert receiver.requests == []


def test_an_alert_that_is_off_is_not_checked(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    alert = saved(served, receiver.url, q="harbour")
    AlertStore(served.home).put(alert.model_copy(update={"off": True}))

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()
        assert await process.log(alert) == []

    driven(served, act)


def test_a_process_goes_on_where_the_one_before_was(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        await process.check()

    driven(served, act)
    writer.write([new("Harbour reopens")], refresh=False)
    driven(served, act)
    assert len(receiver.requests) == 1


def test_a_thousand_alerts_are_told_apart(served: Settings, writer: ArticleWriter) -> None:
    alerts = [saved(served, q=f"harbour {number}") for number in range(1_000)]

    async def act(process: Process) -> None:
        writer.write([new(f"Harbour {number}") for number in (7, 300, 999)], refresh=False)
        await process.check()
        assert [len(await process.log(alerts[number])) for number in (7, 8, 300, 998, 999)] == [1, 0, 1, 0, 1]

    driven(served, act)


def test_a_search_that_cannot_be_made_does_not_stop_the_others(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    saved(served, receiver.url, q=" ".join(f"w{number}*" for number in range(500)))
    saved(served, receiver.url, q="harbour", from_date="no date")
    saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()

    driven(served, act)
    assert len(receiver.requests) == 1
