"""Forms of pages: only those that this browser was sent, from a page of this site."""

import time

import pytest

from dateline.query.secret import shared_secret
from dateline.settings import Settings
from services.api.visit import COOKIE, LONGEST_VISIT, new_visit
from tests.api.page.browsing import Browser, browsing, form_paths, parsed, text


def _forms(settings: Settings) -> list[tuple[str, str]]:
    found = form_paths(settings)
    assert {path for _, path in found} >= {"/sign-in", "/sign-out", "/alerts"}
    return found


def _refused(browser: Browser, settings: Settings, token: str | None) -> None:
    for method, path in _forms(settings):
        fields = {"token": token} if token is not None else {}
        answer = browser.client.request(method, path, data=fields, headers={"Accept": "text/html"})
        assert answer.status_code == 403, f"{method} {path} has no own_form"
        assert "This form was" in text(parsed(answer)), path


def test_every_route_that_changes_something_refuses_a_form_without_a_token(away: Browser, settings: Settings) -> None:
    _refused(away, settings, None)
    away.get("/help")
    _refused(away, settings, None)
    _refused(away, settings, "")


def test_the_token_of_another_visit_counts_nowhere(away: Browser, settings: Settings) -> None:
    foreign = away.token()
    away.client.cookies.clear()
    away.get("/help")
    _refused(away, settings, foreign)


def test_a_token_without_the_cookie_that_it_belongs_to_counts_nowhere(away: Browser, settings: Settings) -> None:
    token = away.token()
    away.client.cookies.clear()
    for method, path in _forms(settings):
        answer = away.client.request(method, path, data={"token": token}, headers={"Accept": "text/html"})
        assert answer.status_code == 403, path
        away.client.cookies.clear()


def test_the_cookie_itself_and_what_was_not_signed_here_are_no_tokens(away: Browser, settings: Settings) -> None:
    token = away.token()
    cookie = away.client.cookies[COOKIE]
    for forged in (cookie, token[:-1], f"{token}x", new_visit().token(b"x" * 32), "é" * 10):
        _refused(away, settings, forged)


def test_an_old_token_counts_nowhere(away: Browser, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        before = int(time.time()) - LONGEST_VISIT - 60
        earlier.setattr("itsdangerous.timed.TimestampSigner.get_timestamp", lambda _: before)
        old = away.token()
    # The cookie is as old; a newer one of the same visit does not make the token younger.
    _refused(away, settings, old)


def test_a_good_token_in_a_header_is_as_good_as_one_in_the_form(away: Browser) -> None:
    assert away.post("/sign-out", {}, X_Form_Token=away.token()).status_code == 303
    assert away.send("/sign-out").status_code == 303


def test_a_page_on_another_port_of_this_machine_sends_nothing_though_it_can_set_our_cookie(
    away: Browser, settings: Settings
) -> None:
    """To cookies all ports of a host are one site: the token alone would let it in with a visit of its own."""
    token = away.token()
    for said in (
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost:3000"},
    ):
        for method, path in _forms(settings):
            headers = {"Accept": "text/html", **said}
            answer = away.client.request(method, path, data={"token": token}, headers=headers)
            assert answer.status_code == 403, path
            assert "a page of" in text(parsed(answer)).casefold(), path


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_forms_of_this_page_are_taken(away: Browser, site: str) -> None:
    own = f"http://{away.client.base_url.host}:{away.client.base_url.port}"
    assert away.post("/sign-out", {"token": away.token()}, Origin=own, Sec_Fetch_Site=site).status_code == 303
    assert away.post("/sign-out", {"token": away.token()}, Origin=own).status_code == 303


def test_behind_a_proxy_forms_are_taken_under_the_names_of_the_settings(settings: Settings) -> None:
    named = settings.model_copy(update={"api_hosts": "news.example"})
    with browsing(named) as browser:
        token = browser.token()
        fields = {"token": token, "key": "x"}
        answer = browser.post("/sign-in", fields, Origin="https://news.example")
        assert "There is no such key" in text(parsed(answer)), "the form was read"
        refused = browser.post("/sign-in", fields, Origin="https://evil.example")
        assert "sent by a page of https://evil.example" in text(parsed(refused))


def test_what_is_refused_changes_nothing(away: Browser, settings: Settings) -> None:
    away.post("/alerts", {"name": "Steel", "q": "steel"})
    assert not list(settings.home.glob("alerts/*.json"))


def test_each_form_of_a_page_carries_its_token(away: Browser, settings: Settings) -> None:
    secret = shared_secret(settings.home)
    for path in ("/help", "/sign-in", "/alerts"):
        page = away.page(path)
        for form in page.xpath("//form[@method='post']"):
            assert form.xpath(".//input[@name='token']/@value") == [page.body.get("data-token")]
    assert secret.hex() not in away.get("/help").text
