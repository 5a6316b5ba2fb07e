"""Alerts on pages, without script: made from a search after a dry run, looked at, changed, and taken away."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from dateline.alerts.alert import new_id
from dateline.alerts.alertstore import AlertStore
from dateline.alerts.signature import check_secret
from dateline.index.write import ArticleWriter
from dateline.keys.keyring import Keyring
from dateline.settings import Settings
from tests.alerts.driving import Process, driven, saved
from tests.alerts.receiving import receiving
from tests.alerts.test_alerts import new
from tests.api.page.browsing import Browser, browsing, parsed, text


def _made(browser: Browser, **fields: Any) -> httpx.Response:
    return browser.send("/alerts", **{"name": "Steel", "q": "steel", "language": "en", **fields})


def _filled(page: Any, action: str) -> dict[str, Any]:
    """The fields of a form as the page has filled them in."""
    (form,) = page.xpath(f"//form[@method='post'][@action='{action}']")
    return dict(form.form_values())


def test_who_has_none_is_told_what_an_alert_is_and_may_try_one(browser: Browser) -> None:
    page = browser.page("/alerts")
    assert "Nobody is waiting for anything yet" in text(page)
    assert page.xpath("//form[@action='/alerts/new']//input[@name='q']")


def test_any_search_is_tried_over_the_archive_before_it_is_saved(browser: Browser, writer: ArticleWriter) -> None:
    now = datetime.now(UTC)
    ages = [0, 1, 1, 40]
    writer.write(
        [new(f"Steel mill {number}", received=now - timedelta(days=age)) for number, age in enumerate(ages)],
        refresh=True,
    )
    page = browser.page("/alerts/new?q=steel&language=en&order_by=oldest&page=3")
    assert "3 articles would have been told" in text(page)
    bars = page.xpath("//*[contains(@class, 'bars-of-days')]//*[local-name()='title']/text()")
    assert len(bars) == 30
    assert bars[-2].endswith(": 2 articles")
    assert text(page.xpath("//article//h3")[0]) == "Steel mill 0"
    assert {name: value for name, value in _filled(page, "/alerts").items() if name in {"q", "language", "name"}} == {
        "q": "steel",
        "language": "en",
        "name": "steel",
    }


def test_a_search_that_would_have_found_nothing_can_be_saved_all_the_same(browser: Browser) -> None:
    page = browser.page("/alerts/new?q=volcano")
    assert "It would have told nothing" in text(page)
    assert not page.xpath("//button[normalize-space()='Save the alert']/@disabled")


def test_it_is_made_and_listed_with_its_search_in_words(browser: Browser, served: Settings) -> None:
    answer = _made(browser, person=["Jane Doe", "-John Doe"], from_date="-7d")
    (alert,) = AlertStore(served.home).all()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/alerts/{alert.id}")
    assert alert.selection.model_dump(exclude_defaults=True) == {
        "q": "steel",
        "language": ("en",),
        "person": ("Jane Doe", "-John Doe"),
        "from_date": "-7d",
    }
    (row,) = browser.page("/alerts").xpath("//li[@data-alert]")
    told = text(row)
    for words in (
        "Steel",
        "steel",
        "language English",
        "person Jane Doe",
        "not person John Doe",
        "from",
        "none yet",
    ):
        assert words in told, told


def test_a_form_that_is_sent_twice_makes_one_alert(browser: Browser, served: Settings) -> None:
    fields = _filled(browser.page("/alerts/new?q=steel"), "/alerts")
    first, second = browser.post("/alerts", fields), browser.post("/alerts", fields)
    assert first.headers["location"] == second.headers["location"]
    assert len(AlertStore(served.home).all()) == 1


@pytest.mark.parametrize("id_", ["", "../../keys/keys", "x", "0" * 15, f"{'0' * 16}\n"])
def test_a_form_cannot_say_where_an_alert_is_written(browser: Browser, served: Settings, id_: str) -> None:
    assert _made(browser, id=id_).status_code == 303
    (alert,) = AlertStore(served.home).all()
    assert alert.id != id_
    assert re.fullmatch("[0-9a-f]{16}", alert.id)


def test_the_secret_of_a_webhook_is_shown_once(browser: Browser, served: Settings) -> None:
    id_ = new_id()
    answer = _made(browser, id=id_, webhook="https://example.org/hook")
    assert answer.status_code == 201
    (secret,) = parsed(answer).xpath("//input[@id='secret']/@value")
    check_secret(secret)
    for path in ("/alerts", f"/alerts/{id_}", f"/alerts/{id_}/change", f"/alerts/{id_}/deliveries"):
        assert secret not in browser.get(path).text
    moved = browser.send(f"/alerts/{id_}/change", name="Steel", q="steel", webhook="https://example.org/other")
    assert moved.status_code == 303, "the secret stays, so there is none to be shown"
    renewed = parsed(browser.send(f"/alerts/{id_}/secret")).xpath("//input[@id='secret']/@value")
    assert renewed != [secret]
    alert = AlertStore(served.home).get(id_)
    assert alert
    assert alert.webhook
    assert (alert.webhook.url, [alert.webhook.secret]) == ("https://example.org/other", renewed)


def test_a_search_by_meaning_is_told_to_be_none_and_how_it_could_be_one(browser: Browser) -> None:
    for mode in ("semantic", "hybrid"):
        answer = browser.get(f"/alerts/new?q=steel&mode={mode}")
        page = parsed(answer)
        assert answer.status_code == 400
        assert "A search by meaning cannot be an alert" in text(page.xpath("//*[@role='alert']")[0])
        assert page.xpath("//a[normalize-space()='Look for the words']/@href") == ["/alerts/new?q=steel"]
        assert page.xpath("//button[normalize-space()='Save the alert']/@disabled")
        assert _made(browser, mode=mode).status_code == 400


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "A name has"),
        ({"name": "x" * 201}, "A name has"),
        ({"webhook": "http://10.0.0.1/"}, "may not be called"),
        ({"webhook": "javascript:alert(1)"}, "cannot be sent to"),
        ({"webhook": "http://[/"}, "This is no URL"),
        ({"webhook": f"https://example.org/{'x' * 2_000}"}, "longer than"),
        ({"from_date": "yesterday"}, "is no date"),
        ({"langauge": "en"}, "langauge"),
        ({"q": "harbour " * 200}, "longer than"),
    ],
)
def test_what_cannot_be_an_alert_is_told_on_its_form_which_keeps_what_was_written(
    browser: Browser, served: Settings, fields: dict[str, str], told: str
) -> None:
    answer = _made(browser, **fields)
    page = parsed(answer)
    assert answer.status_code == 400
    assert told in text(page.xpath("//*[@role='alert']")[0])
    kept = _filled(page, "/alerts")
    expected = {"name": "Steel", "q": "steel", "webhook": "", **fields}
    assert {name: kept[name].strip() for name in ("name", "q", "webhook")} == {
        name: expected[name].strip() for name in ("name", "q", "webhook")
    }
    assert AlertStore(served.home).all() == []


def test_an_end_that_is_behind_us_is_pointed_out(browser: Browser) -> None:
    page = browser.page("/alerts/new?q=steel&to_date=2020-01")
    assert "It looks for articles until 2020-01 only" in text(page)


def test_it_is_changed_with_what_it_had_filled_in(browser: Browser, served: Settings) -> None:
    alert = saved(served, "https://example.org/hook", q="steel", place=("Karachi",))
    where = f"/alerts/{alert.id}/change"
    fields = _filled(browser.page(where), where)
    assert (fields["name"], fields["webhook"], fields["q"], fields["place"]) == (
        "Test",
        "https://example.org/hook",
        "steel",
        "Karachi",
    )
    assert browser.post(where, {**fields, "name": "Iron", "q": "iron", "webhook": ""}).status_code == 303
    changed = AlertStore(served.home).get(alert.id)
    assert changed
    assert (changed.name, changed.selection.q, changed.selection.place, changed.webhook) == (
        "Iron",
        "iron",
        ("Karachi",),
        None,
    )


def test_another_search_can_be_tried_before_it_takes_the_place_of_the_old_one(
    browser: Browser, served: Settings
) -> None:
    alert = saved(served, q="steel")
    page = browser.page(f"/alerts/{alert.id}/change?q=iron")
    assert _filled(page, f"/alerts/{alert.id}/change")["q"] == "iron"
    kept = AlertStore(served.home).get(alert.id)
    assert kept
    assert kept.selection.q == "steel"


def test_it_is_paused_and_resumed(browser: Browser, served: Settings) -> None:
    alert = saved(served, q="steel")
    assert browser.send(f"/alerts/{alert.id}/pause").headers["location"] == f"/alerts/{alert.id}"
    page = browser.page(f"/alerts/{alert.id}")
    assert "It is paused" in text(page)
    assert not page.xpath("//*[@data-stream]"), "nothing is listened to"
    browser.send(f"/alerts/{alert.id}/resume")
    page = browser.page(f"/alerts/{alert.id}")
    assert page.xpath("//*[@data-stream]/@data-stream") == [f"/v1/alerts/{alert.id}/stream"]


def test_it_is_deleted_after_a_question(browser: Browser, served: Settings) -> None:
    alert = saved(served, q="steel")
    page = browser.page(f"/alerts/{alert.id}/delete")
    assert AlertStore(served.home).get(alert.id), "to look at the question deletes nothing"
    fields = _filled(page, f"/alerts/{alert.id}/delete")
    assert browser.post(f"/alerts/{alert.id}/delete", fields).headers["location"] == "/alerts"
    assert browser.get(f"/alerts/{alert.id}").status_code == 404


def test_its_addresses_are_there_to_be_copied_and_lead_to_its_search(browser: Browser, served: Settings) -> None:
    alert = saved(served, q="steel", language=("en",))
    page = browser.page(f"/alerts/{alert.id}")
    addresses = page.xpath("//input[@readonly]/@value")
    assert [each.partition("/v1/")[2] for each in addresses] == [
        "articles?q=steel&language=en&format=rss",
        "articles?q=steel&language=en&format=atom",
        "articles?q=steel&language=en&format=jsonfeed",
        f"alerts/{alert.id}/stream",
    ]
    for each in addresses[:-1]:
        assert browser.client.get(each).status_code == 200


def test_matches_are_listed_newest_first_page_by_page_and_counted(
    browser: Browser, served: Settings, writer: ArticleWriter
) -> None:
    alert = saved(served, q="steel")

    async def arrive(process: Process) -> None:
        writer.write([new(f"Steel mill {number}", uri=f"urn:x:{number}") for number in range(23)], refresh=False)
        await process.check()
        await process.log(alert)

    driven(served, arrive)
    first = browser.page(f"/alerts/{alert.id}")
    heads = [text(each) for each in first.xpath("//*[@id='matches']//h3")]
    (older,) = first.xpath("//a[@rel='next']/@href")
    heads += [text(each) for each in browser.page(older).xpath("//*[@id='matches']//h3")]
    assert sorted(heads) == sorted(f"Steel mill {number}" for number in range(23))
    assert "23 matches" in text(first)
    (row,) = browser.page("/alerts").xpath("//li[@data-alert]")
    assert "23 in 7 days" in text(row)
    assert row.xpath(".//*[local-name()='svg']/@aria-label") == ["23 matches in 7 days: 0, 0, 0, 0, 0, 0, 23"]


def test_the_log_tells_each_delivery_and_sends_one_again(
    browser: Browser, served: Settings, writer: ArticleWriter
) -> None:
    with receiving() as receiver:
        alert = saved(served, receiver.url, q="steel")
        receiver.answers = [500]

        async def arrive(process: Process) -> None:
            writer.write([new("Steel mill opens")], refresh=False)
            await process.check()
            await process.log(alert)

        driven(served, arrive)
        assert "It answered 500" in text(browser.page(f"/alerts/{alert.id}"))
        page = browser.page(f"/alerts/{alert.id}/deliveries?status=waiting")
        (row,) = page.xpath("//tr[@data-delivery]")
        assert "It answered 500" in text(row)
        assert "waiting 1" in text(row)
        (again,) = row.xpath(".//form/@action")
        assert browser.send(again).status_code == 303

        async def collect(process: Process) -> None:
            await process.collect()
            await process.log(alert)

        driven(served, collect)
        assert len(receiver.requests) == 2
        assert not browser.page(f"/alerts/{alert.id}/deliveries?status=waiting").xpath("//tr[@data-delivery]")
        assert browser.page(f"/alerts/{alert.id}/deliveries?status=delivered").xpath("//tr[@data-delivery]")


def test_alerts_are_listed_also_while_elasticsearch_is_away(away: Browser, settings: Settings) -> None:
    alert = saved(settings, q="steel")
    page = away.page("/alerts")
    assert page.xpath("//li[@data-alert]/@data-alert") == [alert.id]
    assert "What they found cannot be told just now" in text(page)


def test_many_alerts_are_on_several_pages(away: Browser, settings: Settings) -> None:
    for _ in range(51):
        saved(settings, q="steel")
    first = away.page("/alerts")
    assert len(first.xpath("//li[@data-alert]")) == 50
    assert len(away.page(first.xpath("//a[@rel='next']/@href")[0]).xpath("//li[@data-alert]")) == 1
    for odd in ("0", "-1", "99", "x", "²", ""):
        assert away.page(f"/alerts?page={odd}").xpath("//li[@data-alert]")


def test_who_may_only_read_sees_matches_and_no_forms(served: Settings) -> None:
    alert = saved(served, "https://example.org/hook", q="steel")
    with browsing(served) as browser:
        browser.sign_in(Keyring(served.home).create("wall", "read")[0])
        for path in (f"/alerts/{alert.id}", f"/alerts/{alert.id}/deliveries"):
            page = browser.page(path)
            assert page.xpath("//form[@method='post']/@action") == ["/sign-out"]
        for path in ("/alerts/new?q=x", f"/alerts/{alert.id}/change", f"/alerts/{alert.id}/delete"):
            assert browser.get(path).status_code == 403
        with browser.client.stream("GET", f"/v1/alerts/{alert.id}/stream") as stream:
            assert stream.status_code == 200, "the page listens with its cookie"
