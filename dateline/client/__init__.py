"""A typed client of the query API, sync and async. It brings in httpx, and nothing of the service itself."""

from dateline.client.asynchronous import AsyncClient
from dateline.client.errors import (
    ApiError,
    Conflict,
    Expired,
    Forbidden,
    InvalidParameter,
    NotFound,
    TooLarge,
    TooManyRequests,
    Unauthorized,
    Unavailable,
)
from dateline.client.listening import Event
from dateline.client.synchronous import Client

__all__ = [
    "ApiError",
    "AsyncClient",
    "Client",
    "Conflict",
    "Event",
    "Expired",
    "Forbidden",
    "InvalidParameter",
    "NotFound",
    "TooLarge",
    "TooManyRequests",
    "Unauthorized",
    "Unavailable",
]
