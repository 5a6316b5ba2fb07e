"""Signing in with a key, and what a browser that has signed in may do."""

import time
from datetime import timedelta
from urllib.parse import quote

import pytest
from starlette.requests import Request
from starlette.responses import Response

from dateline.keys.form import new_key
from dateline.keys.keyring import Keyring
from dateline.query.secret import shared_secret
from dateline.settings import Settings
from services.api.gate import OPEN
from services.api.visit import COOKIE, LONGEST_VISIT, Visit, keep, new_visit
from tests.api.page.browsing import CHANGING, Browser, form_paths, page_paths, parsed, text
from tests.api.problems import problem

OF_OTHERS = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "//[",
    "evil.example",
    "",
]


def _key(keyring: Keyring, scope: str = "read") -> str:
    return keyring.create("desk", scope)[0]  # type: ignore[arg-type]


def _signed(visit: Visit, secret: bytes) -> str:
    """The cookie of a visit, as it would be kept by a server with this secret."""
    answer = Response()
    keep(
        Request({"type": "http", "headers": [], "server": ("x", 80), "path": "/", "scheme": "http"}),
        answer,
        visit,
        secret,
    )
    return answer.headers["set-cookie"].partition("=")[2].partition(";")[0]


def test_every_page_leads_who_has_no_key_to_signing_in_and_back(settings: Settings, stranger: Browser) -> None:
    for path in set(page_paths(settings)) - OPEN:
        answer = stranger.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in?next={quote(path, safe='')}")


def test_an_unknown_address_tells_nothing_to_who_has_no_key(stranger: Browser) -> None:
    assert stranger.get("/nothing").status_code == 303


def test_the_way_back_is_spelt_as_it_was_asked_for(stranger: Browser, keyring: Keyring) -> None:
    asked = "/search?q=%22steel%20mill%22&person=A%2FB&person=C%26D"
    form = parsed(stranger.client.get(asked, headers={"Accept": "text/html"}, follow_redirects=True))
    back = form.xpath("//form//input[@name='next']/@value")[0]
    assert back == asked
    assert stranger.sign_in(_key(keyring), next=back).headers["location"] == asked
    assert stranger.get("/people/A%2FB").status_code != 303, "signed in"


def test_what_was_sent_without_a_key_is_not_asked_for_after_signing_in(stranger: Browser) -> None:
    assert stranger.post("/alerts/0/delete").headers["location"] == "/sign-in?next=%2F"


@pytest.mark.parametrize("address", OF_OTHERS)
def test_signing_in_leads_to_pages_of_this_site_only(stranger: Browser, keyring: Keyring, address: str) -> None:
    asked = stranger.page(f"/sign-in?next={quote(address, safe='')}")
    assert asked.xpath("//input[@name='next']/@value") == ["/"]
    assert stranger.sign_in(_key(keyring), next=address).headers["location"] == "/"


def test_who_signs_in_sees_pages_and_by_which_key(stranger: Browser, keyring: Keyring) -> None:
    assert stranger.sign_in(_key(keyring)).status_code == 303
    page = stranger.page("/alerts")
    assert "Sign out desk" in text(page)


def test_a_key_may_have_blanks_around_it_that_came_with_copying(stranger: Browser, keyring: Keyring) -> None:
    assert stranger.sign_in(f"  {_key(keyring)}\r\n").status_code == 303


def test_a_bad_key_is_refused_on_the_page_and_told_nobody(stranger: Browser, keyring: Keyring) -> None:
    expired, _ = keyring.create("old", "read", timedelta(seconds=-1))
    good = _key(keyring)
    revoked, _ = keyring.create("gone", "read")
    keyring.revoke("gone")
    for key in (expired, revoked, new_key(), good[:-1], "", "'><script>", "\udcff", "x" * 10_000):
        answer = stranger.sign_in(key.encode("utf-8", "replace").decode(), next="/alerts")
        assert answer.status_code == 403
        page = parsed(answer)
        assert "There is no such key" in text(page.xpath("//*[@role='alert']")[0])
        assert page.xpath("//input[@name='next']/@value") == ["/alerts"]
        assert not page.xpath("//input[@name='key']/@value")
        assert stranger.get("/alerts").status_code == 303


def test_a_revoked_key_counts_no_more_at_the_next_request(stranger: Browser, keyring: Keyring) -> None:
    stranger.sign_in(_key(keyring))
    assert stranger.get("/alerts").status_code == 200
    keyring.revoke("desk")
    assert stranger.get("/alerts").headers["location"].startswith("/sign-in")
    assert stranger.get("/sign-in").status_code == stranger.get("/help").status_code == 200
    assert stranger.sign_in(_key(keyring)).status_code == 303, "with another key in the same browser"
    assert stranger.get("/alerts").status_code == 200


def test_a_key_that_ends_while_somebody_is_signed_in_counts_no_more(
    stranger: Browser, keyring: Keyring, settings: Settings
) -> None:
    _, key = keyring.create("old", "read", timedelta(seconds=-1))
    visit = _signed(new_visit(key.id), shared_secret(settings.home))
    assert stranger.get("/alerts", Cookie=f"{COOKIE}={visit}").headers["location"].startswith("/sign-in")


def test_while_the_keys_cannot_be_read_a_page_says_so_and_nobody_is_let_in(
    stranger: Browser, keyring: Keyring, settings: Settings
) -> None:
    stranger.sign_in(_key(keyring))
    (settings.home / "keys" / "keys.json").write_bytes(b"{")
    assert "A part of the system is away" in text(stranger.page("/alerts", 503))


def test_who_signs_out_is_asked_for_a_key_again(stranger: Browser, keyring: Keyring) -> None:
    stranger.sign_in(_key(keyring))
    assert stranger.send("/sign-out").headers["location"] == "/sign-in"
    assert stranger.get("/alerts").status_code == 303


def test_signing_in_begins_another_visit(stranger: Browser, keyring: Keyring) -> None:
    """A cookie that somebody else has put into the browser before must not be the one that is signed in with."""
    before = stranger.token(), stranger.client.cookies[COOKIE]
    stranger.sign_in(_key(keyring))
    assert stranger.client.cookies[COOKIE] != before[1]
    assert stranger.post("/sign-out", {"token": before[0]}).status_code == 403


def test_the_cookie_is_for_this_site_alone_and_hidden_from_scripts(stranger: Browser, keyring: Keyring) -> None:
    for answer in (stranger.get("/help"), stranger.sign_in(_key(keyring))):
        (cookie,) = answer.headers.get_list("set-cookie")
        told = {part.strip().casefold() for part in cookie.split(";")[1:]}
        assert {"httponly", "samesite=strict", "path=/", f"max-age={LONGEST_VISIT}"} <= told
        assert not any(part.startswith("domain") for part in told)
        assert "secure" not in told, "this came by http"


def test_behind_a_proxy_for_https_the_cookie_is_for_https_only(stranger: Browser) -> None:
    for said in ("https", "http, https"):
        cookie = stranger.get("/help", X_Forwarded_Proto=said).headers["set-cookie"]
        assert "; Secure" in cookie
        stranger.client.cookies.clear()
    assert "; Secure" not in stranger.get("/help", X_Forwarded_Proto="http").headers["set-cookie"]


def test_the_key_is_not_in_the_cookie(stranger: Browser, keyring: Keyring) -> None:
    key = _key(keyring)
    stranger.sign_in(key)
    assert key not in stranger.client.cookies[COOKIE]
    assert key not in stranger.get("/alerts").text


def test_a_cookie_that_was_not_signed_here_or_is_old_counts_for_nothing(
    stranger: Browser, keyring: Keyring, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, key = keyring.create("desk", "admin")
    secret = shared_secret(settings.home)
    good = _signed(new_visit(key.id), secret)
    with monkeypatch.context() as earlier:
        before = int(time.time()) - LONGEST_VISIT - 60
        earlier.setattr("itsdangerous.timed.TimestampSigner.get_timestamp", lambda _: before)
        old = _signed(new_visit(key.id), secret)
    forged = _signed(new_visit(key.id), b"x" * 32)
    token = Visit(key.id, key.id).token(secret)
    for cookie in (old, forged, good[:-2], f"{good}x", token, "", "a.b.c", key.id):
        answer = stranger.get("/alerts", Cookie=f"{COOKIE}={cookie}")
        assert answer.headers.get("location", "").startswith("/sign-in"), cookie
    assert stranger.get("/alerts", Cookie=f"{COOKIE}={good}").status_code == 200


def test_the_cookie_reads_at_the_api_and_changes_nothing_there(stranger: Browser, keyring: Keyring) -> None:
    """Other pages make browsers send requests, and these cookies with them where a browser is old."""
    stranger.sign_in(_key(keyring, "admin"))
    client = stranger.client
    assert client.get("/v1/alerts").status_code == 200
    for method in sorted(CHANGING):
        for path in ("/v1/alerts", "/v1/files", "/v1/articles/0", "/v1/failed/retry"):
            problem(client.request(method, path, json={}), "unauthorized")
    problem(client.post("/v1/alerts", json={}, headers={"X-Form-Token": stranger.token()}), "unauthorized")


def test_a_key_that_may_only_read_sees_no_forms_and_may_send_none(stranger: Browser, keyring: Keyring) -> None:
    stranger.sign_in(_key(keyring))
    page = stranger.page("/alerts")
    assert page.xpath("//form[@method='post']/@action") == ["/sign-out"]
    assert not page.xpath("//a[@href='/alerts/new']")
    answer = stranger.get("/alerts/new?q=steel")
    assert "desk has the scope read; this needs write" in text(parsed(answer))
    assert answer.status_code == 403


def test_every_form_needs_more_than_a_key_that_may_read(
    stranger: Browser, keyring: Keyring, settings: Settings
) -> None:
    stranger.sign_in(_key(keyring))
    token = stranger.token()
    for method, path in form_paths(settings):
        if path in {"/sign-in", "/sign-out"}:
            continue
        answer = stranger.client.request(method, path, data={"token": token}, headers={"Accept": "text/html"})
        assert answer.status_code == 403, path
        assert "desk has the scope read" in text(parsed(answer)), f"{path} needs needs('write')"


def test_on_this_machine_nobody_is_asked_for_a_key_by_default(away: Browser) -> None:
    assert away.get("/alerts").status_code == 200


def test_a_key_signed_in_with_counts_also_where_none_is_needed(away: Browser, keyring: Keyring) -> None:
    away.sign_in(_key(keyring))
    assert away.get("/alerts/new").status_code == 403


def test_a_stranger_cannot_fill_memory_or_disk_by_the_form_for_signing_in(stranger: Browser) -> None:
    assert stranger.sign_in("x" * 100_000).status_code == 413
    large = {"file": ("large.bin", b"x" * 100_000)}
    assert stranger.client.post("/sign-in", files=large).status_code == 413
