"""One browser's visit: a signed cookie that tells its forms from those of other sites, and whose key it came with.

A form carries a token that is signed for the visit it was sent to (OWASP's signed double-submit cookie). The cookie has
no secret in it: of a key it names the id, and the key's scope, end and revocation are looked up at each request.
"""

import secrets
from dataclasses import asdict, dataclass
from typing import Final

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, cookie_parser
from starlette.responses import Response

COOKIE: Final = "dateline_visit"
LONGEST_VISIT: Final = 12 * 3600  # seconds: a day at the desk
_BYTES = 16


@dataclass(frozen=True)
class Visit:
    """``id``: by chance, one a browser; ``key``: id of the key that was signed in with, None for nobody's."""

    id: str
    key: str | None = None

    def token(self, secret: bytes) -> str:
        """What the forms that are sent to this visit carry."""
        return str(_signed(secret, "form").dumps(self.id))

    def has_token(self, token: str, secret: bytes) -> bool:
        """Whether the token was made for this visit, and is not too old."""
        try:
            made_for = _signed(secret, "form").loads(token, max_age=LONGEST_VISIT)
        except BadData:
            return False
        return isinstance(made_for, str) and secrets.compare_digest(made_for, self.id)


def new_visit(key: str | None = None) -> Visit:
    """A visit that begins now."""
    return Visit(secrets.token_urlsafe(_BYTES), key)


def read_visit(headers: Headers, secret: bytes) -> Visit | None:
    """The visit that a request belongs to; None for none, one that is not signed by this secret, or an old one."""
    cookie = cookie_parser("; ".join(headers.getlist("cookie"))).get(COOKIE)
    if cookie is None:
        return None
    try:
        return Visit(**_signed(secret, "visit").loads(cookie, max_age=LONGEST_VISIT))
    except (BadData, TypeError):
        return None


def keep(connection: HTTPConnection, response: Response, visit: Visit, secret: bytes) -> None:
    """Have the browser send the visit from now on: to this site alone, never shown to a script."""
    response.set_cookie(
        COOKIE,
        str(_signed(secret, "visit").dumps(asdict(visit))),
        max_age=LONGEST_VISIT,
        httponly=True,
        samesite="strict",
        secure=_is_secure(connection),
    )


def _is_secure(connection: HTTPConnection) -> bool:
    """Whether it came by https, at least up to a proxy. Who says so wrongly keeps nothing but their own cookie."""
    forwarded = connection.headers.get("x-forwarded-proto", "").split(",")
    return connection.url.scheme == "https" or "https" in {each.strip().lower() for each in forwarded}


def _signed(secret: bytes, salt: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=f"dateline {salt}")
