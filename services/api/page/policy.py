"""What a browser may do with a page: show it, and nothing that was not made here (CSP Level 3, Referrer Policy)."""

from typing import Final

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

NO_PAGE: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For every answer that is no page: where a browser shows it all the same, it runs nothing and asks for nothing."""

HEADERS: Final = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Neither script nor style stands in the HTML itself, so what comes from a file can never be one."""
