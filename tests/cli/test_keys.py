"""``dateline keys`` as a person and a script meet it."""

import json
from collections.abc import Iterator

import httpx
import pytest

from dateline.keys.form import is_whole
from dateline.keys.keyring import Keyring
from dateline.settings import Settings
from tests.api.serving import serving
from tests.cli.test_app import dateline


@pytest.fixture
def closed(served: Settings) -> Iterator[httpx.Client]:
    """An API that asks everybody for a key."""
    with serving(served.model_copy(update={"api_open": "nobody"})) as client:
        yield client


def test_a_key_is_shown_once_and_alone_on_standard_output(settings: Settings) -> None:
    made = dateline(settings, "keys", "create", "desk", "--scope", "write", "--expires", "90d")
    assert made.returncode == 0, made.stderr
    assert made.stdout.count("\n") == 1
    assert is_whole(made.stdout.strip())
    assert "desk: write, until 2" in made.stderr
    assert "not shown again" in made.stderr
    listed = dateline(settings, "keys", "list")
    assert made.stdout.strip() not in listed.stdout + dateline(settings, "keys", "list", "--json").stdout
    assert "desk" in listed.stdout
    assert "write" in listed.stdout


def test_a_script_gets_all_of_it_as_json(settings: Settings) -> None:
    made = json.loads(dateline(settings, "keys", "create", "desk", "--json").stdout)
    assert (made["name"], made["scope"], made["expires"], made["last_used"]) == ("desk", "read", None, None)
    assert Keyring(settings.home).find(made["key"]) is not None
    (listed,) = json.loads(dateline(settings, "keys", "list", "--json").stdout)
    assert "key" not in listed
    assert listed["id"] == made["id"]


def test_a_rotated_key_works_beside_the_old_one_and_both_can_be_revoked(settings: Settings) -> None:
    old = dateline(settings, "keys", "create", "desk").stdout.strip()
    new = dateline(settings, "keys", "rotate", "desk", "--overlap", "2h").stdout.strip()
    keyring = Keyring(settings.home)
    found = [keyring.find(secret) for secret in (old, new)]
    assert all(key and not key.is_expired for key in found)
    assert "2 keys of desk revoked" in dateline(settings, "keys", "revoke", "desk").stdout
    assert keyring.all() == ()


def test_a_rotation_can_end_the_old_key_at_once(settings: Settings) -> None:
    old = dateline(settings, "keys", "create", "desk").stdout.strip()
    dateline(settings, "keys", "rotate", "desk", "--overlap", "0h")
    key = Keyring(settings.home).find(old)
    assert key
    assert key.is_expired
    assert "over" in dateline(settings, "keys", "list").stdout


@pytest.mark.parametrize(
    ("arguments", "reason", "advice"),
    [
        (["create", "a b"], "cannot be named", "letters, digits"),
        (["create", "desk", "--expires", "soon"], "soon is no span of time", "90d"),
        (["revoke", "nobody"], "no key named nobody", "keys list"),
        (["rotate", "nobody"], "no key named nobody", "keys list"),
    ],
)
def test_errors_are_a_line_and_what_to_do(settings: Settings, arguments: list[str], reason: str, advice: str) -> None:
    ran = dateline(settings, "keys", *arguments)
    first, second = ran.stderr.splitlines()
    assert ran.returncode == 1
    assert reason in first
    assert advice in second


def test_a_scope_that_does_not_exist_is_refused_with_those_that_do(settings: Settings) -> None:
    ran = dateline(settings, "keys", "create", "desk", "--scope", "root")
    assert ran.returncode != 0
    assert "admin" in ran.stderr
    assert Keyring(settings.home).all() == ()


def test_the_help_teaches_each_word(settings: Settings) -> None:
    shown = dateline(settings, "keys", "--help").stdout
    for word in ("create", "list", "rotate", "revoke", "X-API-Key", "--expires 90d"):
        assert word in shown
    assert dateline(settings, "keys").stdout.strip() == shown.strip()


def test_where_there_is_no_key_the_list_says_how_to_make_one(settings: Settings) -> None:
    assert "keys create" in dateline(settings, "keys", "list").stdout


def test_a_search_sends_the_key_of_the_settings_and_says_so_when_one_is_needed(
    closed: httpx.Client, served: Settings
) -> None:
    secret, _ = Keyring(served.home).create("desk", "read")
    reaching = served.model_copy(update={"api_port": closed.base_url.port})
    without = dateline(reaching, "search")
    assert without.returncode == 1
    assert "DATELINE_API_KEY" in without.stderr
    ran = dateline(reaching, "search", DATELINE_API_KEY=secret)
    assert ran.returncode == 0, ran.stderr


def test_up_says_at_once_that_a_key_is_needed(settings: Settings) -> None:
    reached = settings.model_copy(update={"api_host": "0.0.0.0", "elasticsearch_url": "http://127.0.0.1:1"})
    ran = dateline(reached, "up")
    assert ran.returncode == 1
    assert "dateline keys create" in ran.stderr
