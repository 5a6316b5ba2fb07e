"""Which addresses a webhook may lead to: whoever may save a search must not reach into this network with it.

The public internet, and of other networks those that the settings name; never the ports of Dateline's own servers, for
Flower can stop workers with one request. The address is looked at when it is connected to, not before: a name may lead
elsewhere by then.
"""

import errno
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from dateline.query.errors import InvalidRequestError
from dateline.settings import Settings

_ADVICE = "Name its network in DATELINE_WEBHOOK_NETWORKS if it is meant to be called."


class RefusedError(OSError):
    """The address may not be called."""


class Allowed:
    """The addresses that these settings allow."""

    def __init__(self, settings: Settings) -> None:
        self._networks = [ip_network(text.strip()) for text in settings.webhook_networks.split(",") if text.strip()]
        self._own = set(_own_ports(settings))

    def check_url(self, url: str) -> None:
        """Raise InvalidRequestError for a URL that can never be called."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise InvalidRequestError("webhook", f"This is no URL: {url[:80]}", "Give one of http or https.") from error
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
            raise InvalidRequestError(
                "webhook", f"A webhook cannot be sent to {url[:80]}", "Give a URL of http or https, without a user."
            )
        try:
            address = ip_address(parts.hostname)
        except ValueError:
            return  # a name; what it leads to is looked at in due time
        if not self.allows(address, port or 0):
            raise InvalidRequestError("webhook", f"{parts.netloc} may not be called.", _ADVICE)

    def allows(self, address: IPv4Address | IPv6Address, port: int) -> bool:
        """Whether a webhook may be sent there."""
        plain = getattr(address, "ipv4_mapped", None) or address
        named = any(plain in network for network in self._networks)
        return (plain.is_global and not plain.is_multicast) or (named and port not in self._own)

    def check(self, host: str, port: int) -> None:
        """Raise RefusedError unless that address may be called."""
        if not self.allows(ip_address(host.partition("%")[0]), port):
            raise RefusedError(errno.EACCES, f"{host}:{port} may not be called. {_ADVICE}")


class AllowedResolver(AbstractResolver):
    """Resolves names to the allowed ones of their addresses. The connection is made to just these."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed
        self._resolver = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a host. Raises RefusedError when one of them may not be called."""
        found = await self._resolver.resolve(host, port, family)
        for result in found:
            self._allowed.check(result["host"], port)
        return found

    async def close(self) -> None:
        """Nothing is kept open."""
        await self._resolver.close()


def _own_ports(settings: Settings) -> Iterable[int]:
    yield from (settings.api_port, settings.flower_port, settings.elasticsearch_port, settings.redis_port)
    for url in (settings.elasticsearch_url, settings.redis_url):
        if url and (port := urlsplit(url).port):
            yield port
