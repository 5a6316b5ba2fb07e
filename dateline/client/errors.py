"""The API's problems (RFC 9457) as exceptions."""

import httpx


class ApiError(Exception):
    """A request that the API answered with a problem. The subclasses say of which kind."""

    def __init__(self, response: httpx.Response) -> None:
        told = _members(response)
        self.status = response.status_code
        self.type: str = told.get("type") or "about:blank"
        self.detail: str = told.get("detail") or response.reason_phrase
        self.advice: str = told.get("advice") or ""
        self.parameter: str | None = told.get("parameter")
        self.nearest: str | None = told.get("nearest")
        self.request_id: str = told.get("request_id") or ""
        super().__init__(" ".join(part for part in (self.detail, self.advice) if part))


class InvalidParameter(ApiError):  # noqa: N818  named as the problem is
    """A parameter or a body that cannot be used; ``parameter`` names it."""


class Unauthorized(ApiError):  # noqa: N818
    """A key is needed."""


class Forbidden(ApiError):  # noqa: N818
    """The key may not do this."""


class NotFound(ApiError):  # noqa: N818
    """There is nothing under this id."""


class Expired(ApiError):  # noqa: N818
    """The cursor is too old: begin again."""


class Conflict(ApiError):  # noqa: N818
    """What is to be changed has changed since it was read."""


class TooLarge(ApiError):  # noqa: N818
    """The upload is larger than the API takes."""


class TooManyRequests(ApiError):  # noqa: N818
    """Too many requests in a short time, also after the retries."""


class Unavailable(ApiError):  # noqa: N818
    """A part of the system is away, also after the retries."""


KINDS: dict[int, type[ApiError]] = {
    400: InvalidParameter,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    410: Expired,
    412: Conflict,
    413: TooLarge,
    429: TooManyRequests,
    503: Unavailable,
}
"""By status; the others are an ApiError."""


def raised(response: httpx.Response) -> httpx.Response:
    """The response, whose body has been read, where it is a success. Raises ApiError."""
    if response.is_success:
        return response
    raise KINDS.get(response.status_code, ApiError)(response)


def _members(response: httpx.Response) -> dict[str, str]:
    # A proxy between may answer in HTML.
    if not response.headers.get("content-type", "").startswith("application/problem+json"):
        return {}
    told: dict[str, str] = response.json()
    return told
