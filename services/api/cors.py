"""Pages of other origins: none may ask, but those that the settings name (the Fetch standard, CORS protocol)."""

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from dateline.settings import Settings

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_ASKED = ("X-API-Key", "Authorization", "X-Request-ID", "If-None-Match", "If-Match")
_TOLD = (
    "X-Request-ID",
    "X-Total-Count",
    "Location",
    "Link",
    "ETag",
    "Retry-After",
    "RateLimit",
    "RateLimit-Policy",
    "WWW-Authenticate",
)


def allow_pages(app: FastAPI, settings: Settings) -> None:
    """Let browsers give the answers to pages of the allowed origins. Keys are sent in headers, never in cookies."""
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=_METHODS,
            allow_headers=_ASKED,
            expose_headers=_TOLD,
        )
