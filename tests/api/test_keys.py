"""Keys over HTTP, through a real server."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from dateline.keys.form import new_key
from dateline.keys.keyring import Keyring
from dateline.keys.scope import SCOPES, Scope
from dateline.settings import Settings
from services.api.app import create_app
from services.api.gate import OPEN
from tests.api.problems import problem
from tests.api.serving import serving

STORY = {"file": ("harbour.txt", b"Harbour reopens\n\nKARACHI: The harbour reopened on Saturday.\n")}


@pytest.fixture
def keyring(settings: Settings) -> Keyring:
    return Keyring(settings.home)


@pytest.fixture
def closed(settings: Settings) -> Iterator[httpx.Client]:
    """An API that asks everybody for a key; Elasticsearch and Redis are away."""
    with serving(settings.model_copy(update={"api_open": "nobody", "api_requests_per_minute": 0})) as client:
        yield client


def with_key(key: str) -> dict[str, str]:
    return {"X-API-Key": key}


def _operations(settings: Settings) -> dict[tuple[str, str], dict[str, Any]]:
    paths: dict[str, dict[str, Any]] = create_app(settings).openapi()["paths"]
    return {(method.upper(), path): operation for path, item in paths.items() for method, operation in item.items()}


def test_every_route_declares_its_scope_or_is_open_to_all(settings: Settings) -> None:
    declared = {
        operation: [scopes for scheme in described.get("security", []) for scopes in scheme.values()]
        for operation, described in _operations(settings).items()
    }
    without = {path for (_, path), scopes in declared.items() if not scopes}
    assert without == {"/livez", "/readyz"}, "add needs(...) of services.api.scopes to the router or the route"
    assert without <= OPEN
    for operation, scopes in declared.items():
        assert all(each and set(each) <= set(SCOPES) for each in scopes), operation
        assert len(scopes) in {0, 2}, "X-API-Key and Bearer"


def test_what_its_router_and_the_route_itself_ask_for_must_both_be_met(closed: httpx.Client, keyring: Keyring) -> None:
    read, write = keyring.create("wall", "read")[0], keyring.create("desk", "write")[0]
    problem(closed.post("/v1/failed/retry", json={}, headers=with_key(read)), "forbidden")
    assert closed.post("/v1/failed/retry", json={}, headers=with_key(write)).status_code not in {401, 403}


def test_what_changes_something_needs_more_than_read(settings: Settings) -> None:
    reading = {("POST", "/v1/articles/search"), ("POST", "/v1/alerts/test")}
    for operation, described in _operations(settings).items():
        if operation[0] != "GET" and operation not in reading:
            assert described["security"][0]["ApiKey"] != ["read"], operation


def test_every_operation_refuses_who_has_no_key(settings: Settings, closed: httpx.Client) -> None:
    for (method, path), described in _operations(settings).items():
        answer = closed.request(method, path.replace("{", "").replace("}", ""))
        if "security" in described:
            problem(answer, "unauthorized")
            assert answer.headers["www-authenticate"] == 'Bearer realm="dateline"'
        else:
            assert answer.status_code in {200, 503}, path


def test_an_unknown_path_tells_nothing_to_who_has_no_key(closed: httpx.Client) -> None:
    problem(closed.get("/v1/nothing"), "unauthorized")


def test_health_and_what_is_the_same_everywhere_need_no_key(closed: httpx.Client) -> None:
    for path in OPEN - {"/readyz"}:
        assert closed.get(path).status_code == 200, path
    assert closed.get("/docs/assets/swagger-ui.css").status_code == 200


@pytest.mark.parametrize(("scope", "reads", "writes"), [("read", 200, 403), ("write", 200, 202), ("admin", 200, 202)])
def test_a_key_may_do_what_its_scope_says(
    closed: httpx.Client, keyring: Keyring, scope: Scope, reads: int, writes: int
) -> None:
    secret, _ = keyring.create("desk", scope)
    for headers in (with_key(secret), {"Authorization": f"Bearer {secret}"}, {"Authorization": f"bearer {secret}"}):
        assert closed.get("/v1/files", headers=headers).status_code == reads
        assert closed.post("/v1/files", files=STORY, headers=headers).status_code == writes


def test_a_scope_that_is_too_small_is_named_with_the_one_that_is_needed(closed: httpx.Client, keyring: Keyring) -> None:
    secret, _ = keyring.create("wall", "read")
    answer = closed.post("/v1/files", files=STORY, headers=with_key(secret))
    found = problem(answer, "forbidden")
    assert "wall has the scope read; this needs write" in found["detail"]
    assert 'error="insufficient_scope", scope="write"' in answer.headers["www-authenticate"]


def test_a_new_key_counts_at_once_and_a_revoked_one_no_more(closed: httpx.Client, keyring: Keyring) -> None:
    secret, _ = keyring.create("desk", "read")
    assert closed.get("/v1/files", headers=with_key(secret)).status_code == 200
    keyring.revoke("desk")
    assert "revoked" in problem(closed.get("/v1/files", headers=with_key(secret)), "unauthorized")["detail"]


def test_bad_keys_are_refused_and_the_reason_is_said(closed: httpx.Client, keyring: Keyring) -> None:
    expired, _ = keyring.create("old", "read", timedelta(seconds=-1))
    good, _ = keyring.create("desk", "read")
    for headers, said in (
        (with_key(expired), "old has expired"),
        (with_key(new_key()), "no such key"),
        (with_key(good[:-1]), "mistyped"),
        (with_key(""), "mistyped"),
        ({"Authorization": "Bearer"}, "mistyped"),
        ({**with_key(good), "Authorization": f"Bearer {new_key()}"}, "different keys"),
    ):
        answer = closed.get("/v1/files", headers=headers)
        assert said in problem(answer, "unauthorized")["detail"]
        assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_the_password_of_a_proxy_is_not_taken_for_a_key(closed: httpx.Client, keyring: Keyring) -> None:
    secret, _ = keyring.create("desk", "read")
    assert closed.get("/v1/files", headers={**with_key(secret), "Authorization": "Basic eDp5"}).status_code == 200
    problem(closed.get("/v1/files", headers={"Authorization": "Basic eDp5"}), "unauthorized")


def test_on_loopback_no_key_is_needed_by_default_also_when_there_are_some(
    alone: httpx.Client, keyring: Keyring
) -> None:
    keyring.create("desk", "read")
    assert alone.get("/v1/files").status_code == 200
    assert alone.post("/v1/files", files=STORY).status_code == 202


def test_a_key_that_is_sent_counts_also_where_none_is_needed(alone: httpx.Client, keyring: Keyring) -> None:
    secret, _ = keyring.create("wall", "read")
    problem(alone.post("/v1/files", files=STORY, headers=with_key(secret)), "forbidden")
    problem(alone.get("/v1/files", headers=with_key(new_key())), "unauthorized")


def test_through_a_proxy_on_this_machine_a_key_is_needed(alone: httpx.Client, keyring: Keyring) -> None:
    secret, _ = keyring.create("desk", "read")
    forwarded = {"X-Forwarded-For": "127.0.0.1"}
    problem(alone.get("/v1/files", headers=forwarded), "unauthorized")
    assert alone.get("/v1/files", headers={**forwarded, **with_key(secret)}).status_code == 200


def test_a_page_that_pretends_to_be_this_machine_reads_nothing(alone: httpx.Client) -> None:
    problem(alone.get("/v1/files", headers={"Host": "evil.example"}), "unauthorized")


def test_a_page_of_another_site_drops_nothing_here(alone: httpx.Client) -> None:
    answer = alone.post("/v1/files", files=STORY, headers={"Origin": "https://evil.example"})
    assert "https://evil.example" in problem(answer, "forbidden")["detail"]
    own = f"http://{alone.base_url.host}:{alone.base_url.port}"
    assert alone.post("/v1/files", files=STORY, headers={"Origin": own}).status_code == 202


def test_an_upload_without_a_key_is_refused_before_its_body_comes(closed: httpx.Client) -> None:
    """Else anybody could fill the disk: the answer comes although not one byte of the body was sent."""
    with socket.create_connection((closed.base_url.host, closed.base_url.port or 80), timeout=20) as connection:
        connection.sendall(
            b"POST /v1/files HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n"
            b"Content-Type: multipart/form-data; boundary=b\r\n\r\n"
        )
        assert connection.recv(12) == b"HTTP/1.1 401"


def test_while_the_keys_cannot_be_read_nobody_is_let_in(
    closed: httpx.Client, keyring: Keyring, settings: Settings
) -> None:
    secret, _ = keyring.create("desk", "read")
    (settings.home / "keys" / "keys.json").write_bytes(b"{")
    problem(closed.get("/v1/files", headers=with_key(secret)), "unavailable")
    assert closed.get("/livez").status_code == 200


def test_the_last_use_of_a_key_is_noted(closed: httpx.Client, keyring: Keyring) -> None:
    secret, key = keyring.create("desk", "read")
    closed.get("/v1/files", headers=with_key(secret))
    assert keyring.last_used(key) is not None


def test_pages_of_other_origins_read_nothing_by_default(alone: httpx.Client) -> None:
    answer = alone.get("/v1/files", headers={"Origin": "https://app.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_pages_of_an_origin_in_the_settings_may_ask_with_a_key(settings: Settings, keyring: Keyring) -> None:
    secret, _ = keyring.create("app", "read")
    changes = {"api_cors_origins": "https://app.example", "api_open": "nobody", "api_requests_per_minute": 0}
    with serving(settings.model_copy(update=changes)) as client:
        asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-api-key"}
        allowed = client.options("/v1/files", headers={"Origin": "https://app.example", **asked})
        assert allowed.status_code == 200
        assert allowed.headers["access-control-allow-origin"] == "https://app.example"
        answer = client.get("/v1/files", headers={"Origin": "https://app.example", **with_key(secret)})
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == "https://app.example"
        assert "X-Request-ID" in answer.headers["access-control-expose-headers"]
        refused = client.get("/v1/files", headers={"Origin": "https://app.example"})
        assert refused.headers["access-control-allow-origin"] == "https://app.example", "the page may read why"
        problem(refused, "unauthorized")
        other = client.options("/v1/files", headers={"Origin": "https://evil.example", **asked})
        assert "access-control-allow-origin" not in other.headers


@pytest.mark.parametrize(
    "origins", ["*", "app.example", "https://app.example/", "https://*.example", "ftp://x", "null"]
)
def test_what_is_no_origin_cannot_be_set(origins: str) -> None:
    with pytest.raises(ValueError, match="is no origin"):
        Settings(_env_file=None, api_cors_origins=origins)
