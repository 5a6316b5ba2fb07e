"""Whether a request comes from a program on this machine that may go without a key.

The peer's address alone does not tell: a proxy on this machine passes on requests from anywhere, and a browser on this
machine runs pages from anywhere. Both betray themselves by headers that a page cannot leave out or change.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from dateline.keys.required import is_loopback, is_open
from dateline.settings import Settings

# What proxies add (RFC 7239, RFC 9110 7.6.3, and the customary ones). What these say is never believed.
_FORWARDING = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
_SAFE = ("GET", "HEAD", "OPTIONS")


def needs_key(scope: Scope, settings: Settings) -> str | None:
    """Why this request needs a key, in words; None when it may go without."""
    headers = Headers(scope=scope)
    peer = scope.get("client")
    if not is_open(settings):
        return "This API answers nobody without a key."
    if peer is None or not is_loopback(peer[0]):
        return "Without a key this API answers programs on its own machine only."
    if any(name in headers for name in _FORWARDING):
        return "The request came through a proxy: that is no program on this machine."
    # DNS rebinding: a page's own name is made to lead here, and its scripts may then read the answers.
    if not _is_own(_host(headers.get("host", "")), settings):
        return "Without a key this API is to be asked as localhost or 127.0.0.1; the request's Host is another."
    return None


def foreign_page(scope: Scope, settings: Settings) -> str | None:
    """The origin of the page of another site that makes a browser send this request to change something; else None.

    Browsers send such requests from any page without asking, and name the page in Origin or Sec-Fetch-Site.
    """
    headers = Headers(scope=scope)
    if scope["method"] in _SAFE:
        return None
    origin = headers.get("origin")
    if origin is None:
        return "another site" if headers.get("sec-fetch-site") in {"cross-site", "same-site"} else None
    host = headers.get("host")
    is_own = origin in {f"http://{host}", f"https://{host}", *settings.cors_origins}
    return None if is_own else origin


def _is_own(host: str, settings: Settings) -> bool:
    return is_loopback(host) or host in settings.own_hosts


def _host(header: str) -> str:
    """The name in a Host header, without port and brackets; empty where it is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").rstrip(".")
    except ValueError:
        return ""
