"""Saving searches over HTTP, and what comes of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from dateline.alerts.signature import check_secret
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from tests.alerts.driving import Process, driven
from tests.alerts.receiving import Receiver, receiving
from tests.alerts.test_alerts import new

_STEEL = {"name": "Steel", "selection": {"q": "steel", "language": ["en"]}}


def _made(client: httpx.Client, **fields: Any) -> dict[str, Any]:
    answer = client.post("/v1/alerts", json={**_STEEL, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    assert answer.headers["Location"] == f"/v1/alerts/{made['id']}"
    return made


def test_an_alert_is_made_read_changed_and_removed(client: httpx.Client) -> None:
    made = _made(client)
    where = f"/v1/alerts/{made['id']}"
    assert made["state"] == "active"
    assert made["selection"] == _STEEL["selection"]
    assert client.get(where).json() == made
    changed = client.patch(where, json={"name": "Iron", "off": True}).json()
    assert (changed["name"], changed["state"], changed["selection"]) == ("Iron", "off", made["selection"])
    assert client.delete(where).status_code == 204
    assert client.get(where).status_code == client.delete(where).status_code == 404


def test_the_secret_of_a_webhook_is_told_once(client: httpx.Client) -> None:
    made = _made(client, webhook={"url": "https://example.org/hook"})
    check_secret(made["webhook"]["secret"])
    where = f"/v1/alerts/{made['id']}"
    secret = made["webhook"]["secret"]
    assert secret not in client.get(where).text + client.get("/v1/alerts").text
    moved = client.patch(where, json={"webhook": {"url": "https://example.org/other"}})
    assert secret not in moved.text
    assert moved.json()["webhook"]["url"] == "https://example.org/other"
    own = "whsec_" + "A" * 32
    assert client.patch(where, json={"webhook": {"url": "https://example.org/", "secret": own}}).status_code == 200
    assert client.patch(where, json={"webhook": None}).json()["webhook"] is None


def test_alerts_are_listed_page_by_page(client: httpx.Client) -> None:
    made = [_made(client)["id"] for _ in range(5)]
    listed: list[str] = []
    cursor: dict[str, Any] = {}
    while True:
        page = client.get("/v1/alerts", params={"page_size": 2, **cursor}).json()
        listed += [alert["id"] for alert in page["alerts"]]
        assert page["total"] == 5
        if not page["next_cursor"]:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert listed == made


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        ({"nam": "x"}, "nam"),
        ({"selection": {"langauge": ["en"]}}, "selection"),
        ({"selection": {"from_date": "yesterday"}}, "from_date"),
        ({"selection": {"q": "harbour " * 200}}, "q"),
        ({"webhook": {"url": "http://10.0.0.1/"}}, "webhook"),
        ({"webhook": {"url": "https://example.org/", "secret": "short"}}, "webhook"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_an_alert_is_refused(client: httpx.Client, body: dict[str, Any], parameter: str) -> None:
    answer = client.post("/v1/alerts", json={**_STEEL, **body})
    assert answer.status_code == 400, answer.text
    assert answer.json()["parameter"] == parameter
    assert client.get("/v1/alerts").json()["total"] == 0


def test_what_an_alert_would_have_found_is_told_by_day(client: httpx.Client, writer: ArticleWriter) -> None:
    now = datetime.now(UTC)
    ages = [0, 1, 1, 40]
    writer.write(
        [new(f"Steel mill {number}", received=now - timedelta(days=age)) for number, age in enumerate(ages)],
        refresh=True,
    )
    found = client.post("/v1/alerts/test", json={"selection": {"q": "steel"}}).json()
    assert found["total"] == 3
    assert found["days"][(now - timedelta(days=1)).date().isoformat()] == 2
    assert found["newest"][0]["headline"] == "Steel mill 0"
    assert client.post("/v1/alerts/test", json={"selection": {"q": "volcano"}}).json()["total"] == 0


def test_matches_and_deliveries_are_told_and_sent_again(
    client: httpx.Client, served: Settings, writer: ArticleWriter
) -> None:
    with receiving() as receiver:
        made = _made(client, webhook={"url": receiver.url})
        receiver.answers = [500]
        where = f"/v1/alerts/{made['id']}"

        async def arrive(process: Process) -> None:
            writer.write([new("Steel mill opens"), new("Steel mill closes", uri="urn:x:1")], refresh=False)
            await process.check()
            await process.log(process.alerts.all()[0])

        driven(served, arrive)
        assert client.get(where).json()["state"] in ("failing", "active"), "the other one was taken before or after"
        (waiting,) = client.get(f"{where}/deliveries", params={"status": "waiting"}).json()["deliveries"]
        assert (waiting["attempts"], waiting["answer"]) == (1, 500)
        assert client.post(f"{where}/deliveries/{waiting['id']}/retry").status_code == 202

        async def again(process: Process) -> None:
            await process.collect()

        driven(served, again)
        _check_matches(client, where, receiver)
        writer.write([new("Steel mill closes", uri="urn:x:1", version=2, pub_status="canceled")], refresh=True)
        (left,) = client.get(f"{where}/matches").json()["matches"]
        assert left["article"]["headline"] == "Steel mill opens"


def _check_matches(client: httpx.Client, where: str, receiver: Receiver) -> None:
    assert len({request.id for request in receiver.requests}) == 2
    first = client.get(f"{where}/matches", params={"page_size": 1}).json()
    second = client.get(f"{where}/matches", params={"page_size": 1, "cursor": first["next_cursor"]}).json()
    found = {page["matches"][0]["article"]["headline"] for page in (first, second)}
    assert found == {"Steel mill opens", "Steel mill closes"}
    assert first["total"] == 2


@pytest.mark.parametrize("path", ["", "/matches", "/deliveries", "/stream"])
def test_what_is_not_there_is_not_found(client: httpx.Client, path: str) -> None:
    for alert_id in ("0" * 16, "nothing", "..%2Fsecret"):
        assert client.get(f"/v1/alerts/{alert_id}{path}").status_code == 404


def test_alerts_are_listed_also_while_elasticsearch_is_away(alone: httpx.Client) -> None:
    assert alone.get("/v1/alerts").json()["alerts"] == []
    assert alone.post("/v1/alerts", json=_STEEL).status_code == 503
