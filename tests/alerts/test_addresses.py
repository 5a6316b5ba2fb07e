"""Where webhooks may lead to."""

from ipaddress import ip_address
from pathlib import Path

import pytest

from dateline.alerts.addresses import Allowed
from dateline.query.errors import InvalidRequestError
from tests.servers import settings_for


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("10.1.2.3", False),
        ("192.168.0.7", False),
        ("169.254.169.254", False),  # where clouds keep the credentials of their machines
        ("::ffff:10.1.2.3", False),
        ("fe80::1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("100.64.0.1", False),
    ],
)
def test_by_default_the_internet_and_this_machine(tmp_path: Path, address: str, allowed: bool) -> None:
    assert Allowed(settings_for(tmp_path)).allows(ip_address(address), 9000) is allowed


def test_networks_are_added_by_a_setting(tmp_path: Path) -> None:
    allowed = Allowed(settings_for(tmp_path, webhook_networks="192.168.0.0/16"))
    assert allowed.allows(ip_address("192.168.0.7"), 80)
    assert not allowed.allows(ip_address("127.0.0.1"), 80)


def test_never_the_ports_of_our_own_servers(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    for port in (settings.api_port, settings.flower_port, settings.elasticsearch_port, settings.redis_port):
        assert not Allowed(settings).allows(ip_address("127.0.0.1"), port)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "example.org/x",
        "http:///x",
        "https://user:word@example.org/",
        "http://[::ffff:10.0.0.1]/",
        "http://10.0.0.1/",
        "http://[1::2::3]/",
        "http://example.org:99999/",
        "javascript:alert(1)",
    ],
)
def test_a_url_that_can_never_be_called_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(InvalidRequestError):
        Allowed(settings_for(tmp_path)).check_url(url)
