"""What a program on this machine is, decided from the peer and the headers alone."""

from typing import Any

import pytest
from starlette.types import Scope

from dateline.settings import Settings
from services.api.local import foreign_page, needs_key


def request(method: str = "GET", peer: str | None = "127.0.0.1", **headers: str) -> Scope:
    named = {"host": "127.0.0.1:8000"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return {
        "type": "http",
        "method": method,
        "client": (peer, 50_000) if peer else None,
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LocalHost", "localhost."])
@pytest.mark.parametrize("port", ["", ":8000", ":9000"])
def test_a_program_on_this_machine_needs_no_key(settings: Settings, host: str, port: str) -> None:
    assert needs_key(request(host=host + port), settings) is None
    assert needs_key(request(host=host + port, peer="::1"), settings) is None


@pytest.mark.parametrize("peer", ["10.0.0.7", "192.168.1.4", "2001:db8::1", "testclient", None])
def test_others_do(settings: Settings, peer: str | None) -> None:
    assert needs_key(request(peer=peer), settings)


@pytest.mark.parametrize(
    "header", ["forwarded", "via", "x_forwarded_for", "x_forwarded_host", "x_forwarded_proto", "x_real_ip"]
)
def test_what_a_proxy_passes_on_comes_from_others_whatever_it_says(settings: Settings, header: str) -> None:
    assert needs_key(request(**{header: "127.0.0.1"}), settings)


def test_no_header_makes_another_machine_this_one(settings: Settings) -> None:
    claims = {"x_forwarded_for": "127.0.0.1", "x_real_ip": "::1", "forwarded": "for=127.0.0.1", "host": "localhost"}
    assert needs_key(request(peer="10.0.0.7", **claims), settings)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "", "[", "a@b:c"]
)
def test_a_name_that_was_made_to_lead_here_does_not_count_as_this_machine(settings: Settings, host: str) -> None:
    assert needs_key(request(host=host), settings)


def test_further_names_of_this_machine_can_be_set(settings: Settings) -> None:
    named = settings.model_copy(update={"api_hosts": "news.local, Other.local"})
    assert needs_key(request(host="news.local:8000"), named) is None
    assert needs_key(request(host="OTHER.local"), named) is None
    assert needs_key(request(host="third.local"), named)


@pytest.mark.parametrize("changes", [{"api_host": "0.0.0.0"}, {"api_open": "nobody"}])
def test_where_it_is_not_open_everybody_needs_one(settings: Settings, changes: dict[str, Any]) -> None:
    assert needs_key(request(), settings.model_copy(update=changes))


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:3000", "http://localhost:8000", "http://["]
)
def test_a_page_of_another_origin_may_not_change_anything(settings: Settings, origin: str) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert foreign_page(request(method, origin=origin), settings) == origin


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_nor_one_that_hides_its_origin(settings: Settings, site: str) -> None:
    assert foreign_page(request("POST", sec_fetch_site=site), settings)


def test_our_own_pages_programs_and_allowed_pages_may(settings: Settings) -> None:
    allowing = settings.model_copy(update={"api_cors_origins": "https://app.example"})
    assert foreign_page(request("POST", origin="http://127.0.0.1:8000", sec_fetch_site="same-origin"), settings) is None
    assert foreign_page(request("POST"), settings) is None
    assert foreign_page(request("POST", origin="https://app.example"), allowing) is None
    assert foreign_page(request("POST", origin="https://app.example.evil.example"), allowing)


def test_reading_is_left_to_the_browser_to_refuse(settings: Settings) -> None:
    assert foreign_page(request("GET", origin="https://evil.example", sec_fetch_site="cross-site"), settings) is None
