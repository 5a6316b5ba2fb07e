"""How webhooks are told: signed, again where it failed, and no longer where it keeps failing."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest

from dateline.alerts.alert import Alert, state
from dateline.alerts.alertstore import AlertStore
from dateline.alerts.matchpage import retry
from dateline.alerts.matchstore import MatchStore
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.alerts.driving import Process, driven, saved
from tests.alerts.receiving import Receiver, receiving
from tests.alerts.test_alerts import new
from tests.servers import free_port


def _state(settings: Settings, alert: Alert) -> str:
    return state(alert, AlertStore(settings.home).trouble(alert.id))


def test_each_request_is_signed(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    """As the Standard Webhooks specification says: HMAC-SHA256 of id, time and body, with the decoded secret."""
    alert = saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()

    driven(served, act)
    (request,) = receiver.requests
    assert alert.webhook
    key = base64.b64decode(alert.webhook.secret.removeprefix("whsec_"))
    signed = f"{request.id}.{request.headers['webhook-timestamp']}.".encode() + request.body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert request.headers["webhook-signature"] == f"v1,{expected}"
    assert abs(int(request.headers["webhook-timestamp"]) - datetime.now(UTC).timestamp()) < 60
    assert request.headers["content-type"] == "application/json"


def test_what_failed_is_sent_again_under_its_id_after_growing_pauses(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    alert = saved(served, receiver.url, q="harbour")
    receiver.answers = [500, 503, 404]

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()
        pauses = []
        for attempts in (1, 2, 3):
            (match,) = await process.log(alert)
            assert (match.status, match.attempts) == ("waiting", attempts)
            assert match.error
            assert match.due
            now = process.clock()
            pauses.append((match.due - now).total_seconds())
            await process.collect()
            assert len(receiver.requests) == attempts, "not before its time"
            assert _state(served, alert) == "failing"
            process.clock.ahead += match.due - now + timedelta(seconds=1)
            await process.collect()
        assert pauses == sorted(pauses)
        assert pauses[2] > 5 * pauses[0]
        (match,) = await process.log(alert)
        assert (match.status, match.attempts, match.error) == ("delivered", 4, None)

    driven(served, act)
    assert len({request.id for request in receiver.requests}) == 1
    assert _state(served, alert) == "active"


def test_a_receiver_that_asks_for_time_gets_it(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    alert = saved(served, receiver.url, q="harbour")
    receiver.answers, receiver.headers = [429], {"Retry-After": "600"}

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()
        (match,) = await process.log(alert)
        assert match.due
        assert match.due - match.matched >= timedelta(seconds=600)

    driven(served, act)


def test_after_a_day_it_is_given_up_and_can_be_sent_by_hand(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    alert = saved(served, receiver.url, q="harbour")
    receiver.answers = [500, 500]

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()
        process.clock.ahead = timedelta(hours=25)
        await process.collect()
        (match,) = await process.log(alert)
        assert (match.status, match.attempts, match.answer) == ("failed", 2, 500)
        assert await retry(process.index, "another", match.id, process.clock()) is None
        assert await retry(process.index, alert.id, match.id, process.clock())
        await process.collect()
        (match,) = await process.log(alert)
        assert (match.status, match.attempts) == ("delivered", 3)

    driven(served, act)


def test_a_webhook_that_fails_for_days_is_disabled_and_its_matches_kept(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    alert = saved(served, receiver.url, q="harbour")
    receiver.answers = [500] * 3

    async def act(process: Process) -> None:
        for day, number in enumerate((1, 2, 3)):
            process.clock.ahead = timedelta(days=2 * day)
            writer.write([new(f"Harbour reopens {number}", indexed=process.clock())], refresh=False)
            await process.check()
        assert _state(served, alert) == "disabled"
        writer.write([new("Harbour closes", indexed=process.clock())], refresh=False)
        await process.check()
        assert {match.status for match in await process.log(alert)} == {"waiting", "kept"}
        await process.collect()

    driven(served, act)
    assert len(receiver.requests) == 3


def test_a_receiver_that_is_gone_is_told_no_more(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    """410 Gone means that, by the Standard Webhooks specification."""
    alert = saved(served, receiver.url, q="harbour")
    receiver.answers = [410]

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()
        (match,) = await process.log(alert)
        assert match.status == "failed"

    driven(served, act)
    assert _state(served, alert) == "disabled"


def test_a_redirection_is_not_followed(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    alert = saved(served, receiver.url, q="harbour")
    with receiving() as elsewhere:
        receiver.answers, receiver.headers = [307], {"Location": elsewhere.url}

        async def act(process: Process) -> None:
            writer.write([new("Harbour reopens")], refresh=False)
            await process.check()
            (match,) = await process.log(alert)
            assert (match.status, match.answer) == ("waiting", 307)

        driven(served, act)
        assert elsewhere.requests == []


@pytest.mark.parametrize("url", ["http://localhost:{own}/x", "http://localhost:{closed}/x"])
def test_what_may_not_be_called_or_does_not_listen_is_a_failure_with_its_reason(
    served: Settings, writer: ArticleWriter, url: str
) -> None:
    alert = saved(served, url.format(own=served.elasticsearch_port, closed=free_port()), q="harbour")

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()
        (match,) = await process.log(alert)
        assert (match.status, match.answer) == ("waiting", None)
        assert match.error
        assert ("may not be called" in match.error) == ("closed" not in url)

    driven(served, act)


def test_what_a_removed_alert_found_is_not_sent(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    alert = saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        held = await process.check(send=False)
        process.alerts.remove(alert.id)
        await process.courier.send(held)
        await process.settled()
        assert [match.status for match in await process.log(alert)] == ["failed"]

    driven(served, act)
    assert receiver.requests == []


def test_two_processes_send_a_match_once(served: Settings, writer: ArticleWriter, receiver: Receiver) -> None:
    saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        writer.write([new(f"Harbour {number}") for number in range(20)], refresh=False)
        held = await process.check(send=False)
        assert len(held) == 20
        await process.courier.send(held)
        await process.settled()

    async def other(process: Process) -> None:
        await process.check()
        await process.collect()

    driven(served, act)
    driven(served, other)
    assert len(receiver.requests) == len({request.id for request in receiver.requests}) == 20


def test_what_a_dead_process_had_in_hand_is_sent_by_the_next(
    served: Settings, writer: ArticleWriter, receiver: Receiver
) -> None:
    saved(served, receiver.url, q="harbour")

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        assert len(await process.check(send=False)) == 1

    async def later(process: Process) -> None:
        process.clock.ahead = timedelta(minutes=2)
        await process.collect()

    driven(served, act)
    assert receiver.requests == []
    driven(served, later)
    assert len(receiver.requests) == 1


def test_matches_are_forgotten_after_their_time(served: Settings, writer: ArticleWriter) -> None:
    alert = saved(served, q="harbour")

    async def act(process: Process) -> None:
        writer.write([new("Harbour reopens")], refresh=False)
        await process.check()
        assert len(await process.log(alert)) == 1
        store = MatchStore(process.index)
        assert await store.forget(process.clock() - timedelta(days=1)) == 0
        assert await store.forget(process.clock() + timedelta(days=1)) == 1
        assert await process.log(alert) == []

    driven(served, act)
