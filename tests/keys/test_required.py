from datetime import timedelta
from typing import Any

import pytest

from dateline.errors import DatelineError
from dateline.keys.keyring import Keyring
from dateline.keys.required import check_keys, is_loopback, is_open
from dateline.settings import Settings


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost", "LOCALHOST", "::ffff:127.0.0.1"])
def test_these_lead_to_this_machine_alone(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "", "10.0.0.1", "192.168.1.5", "news.example", "localhost.news.example", "fe80::1"]
)
def test_these_can_be_reached_by_others(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("changes", "opens"),
    [
        ({}, True),
        ({"api_host": "::1"}, True),
        ({"api_host": "0.0.0.0"}, False),
        ({"api_open": "nobody"}, False),
    ],
)
def test_it_is_open_on_loopback_unless_told_otherwise(settings: Settings, changes: dict[str, Any], opens: bool) -> None:
    assert is_open(settings.model_copy(update=changes)) is opens


@pytest.mark.parametrize("changes", [{"api_host": "0.0.0.0"}, {"api_open": "nobody"}])
def test_where_keys_are_asked_for_one_must_exist(settings: Settings, changes: dict[str, Any]) -> None:
    asking = settings.model_copy(update=changes)
    with pytest.raises(DatelineError) as raised:
        check_keys(asking)
    assert next(iter(changes.values())) in raised.value.reason
    assert "dateline keys create" in raised.value.advice
    Keyring(settings.home).create("old", "read", timedelta(seconds=-1))
    with pytest.raises(DatelineError):
        check_keys(asking)
    Keyring(settings.home).create("desk", "read")
    check_keys(asking)
    check_keys(settings)
