"""When the API asks for a key: always, but where only programs on this machine can reach it."""

import ipaddress

from dateline.errors import DatelineError
from dateline.keys.keyring import Keyring
from dateline.settings import Settings


def is_loopback(host: str) -> bool:
    """Whether this address, or name, leads to this machine and can be reached from it alone."""
    if host.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def is_open(settings: Settings) -> bool:
    """Whether programs on this machine may use the API without a key."""
    return settings.api_open == "loopback" and is_loopback(settings.api_host)


def check_keys(settings: Settings) -> None:
    """Raises DatelineError where the API would ask for keys and there is none that is good: nobody could use it."""
    if is_open(settings) or any(not key.is_expired for key in Keyring(settings.home).all()):
        return
    why = (
        f"it listens on {settings.api_host}, which other machines can reach"
        if not is_loopback(settings.api_host)
        else f"DATELINE_API_OPEN is {settings.api_open}"
    )
    raise DatelineError(
        f"The API needs a key, for {why}, and {settings.home} has none.",
        "Make one: `dateline keys create NAME --scope write`. Without keys, DATELINE_API_HOST must be 127.0.0.1.",
    )
