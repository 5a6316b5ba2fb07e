"""Who makes a request: the owner of a key, or a program on this machine."""

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

from dateline.keys import scope as scopes
from dateline.keys.form import is_whole
from dateline.keys.keyring import Keyring
from dateline.settings import Settings
from services.api.local import foreign_page, needs_key
from services.api.problems import FORBIDDEN, UNAUTHORIZED, ProblemError

_REALM: Final = 'Bearer realm="dateline"'
_ADVICE = (
    "Send a key as X-API-Key or as Authorization: Bearer. `dateline keys create`, on the machine of the API, makes one."
)


@dataclass(frozen=True)
class Caller:
    """``name`` stands in the log. ``counted_as``: under what its requests are counted."""

    name: str
    scope: scopes.Scope
    counted_as: str
    has_key: bool


def caller_of(scope: Scope, settings: Settings, keyring: Keyring) -> Caller:
    """Who makes this request. A key that is sent counts, also where none is needed.

    Raises ProblemError: 401 without a good key where one is needed, 403 for pages of other sites; TransientError when
    the keys cannot be read.
    """
    secret = _sent(Headers(scope=scope))
    return _local(scope, settings) if secret is None else _owner(secret, keyring)


def _local(scope: Scope, settings: Settings) -> Caller:
    why = needs_key(scope, settings)
    if why:
        raise ProblemError(UNAUTHORIZED, why, _ADVICE, headers={"WWW-Authenticate": _REALM})
    page = foreign_page(scope, settings)
    if page:
        raise ProblemError(
            FORBIDDEN,
            f"A page of {page} may not change anything here.",
            "If it is yours, add it to DATELINE_API_CORS_ORIGINS.",
        )
    return Caller("local", "admin", f"peer:{scope['client'][0]}", has_key=False)


def _owner(secret: str, keyring: Keyring) -> Caller:
    if not is_whole(secret):
        raise _invalid("What was sent is no key of Dateline, or a part of one is missing or mistyped.")
    key = keyring.find(secret)
    if key is None:
        raise _invalid("There is no such key, or it was revoked.")
    if key.is_expired:
        raise _invalid(f"The key {key.name} has expired.")
    keyring.note_use(key)
    return Caller(key.name, key.scope, f"key:{key.id}", has_key=True)


def _sent(headers: Headers) -> str | None:
    """The key in the headers; None without one. Raises ProblemError for several that differ."""
    kind, _, credentials = headers.get("authorization", "").partition(" ")
    sent = set(headers.getlist("x-api-key"))
    if kind.lower() == "bearer":  # others are for a proxy on the way
        sent.add(credentials.strip())
    if len(sent) > 1:
        raise _invalid("The headers carry different keys.")
    return next(iter(sent), None)


def _invalid(reason: str) -> ProblemError:
    # As RFC 6750 (3.1) has it.
    return ProblemError(UNAUTHORIZED, reason, _ADVICE, headers={"WWW-Authenticate": f'{_REALM}, error="invalid_token"'})
