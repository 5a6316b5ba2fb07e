"""Who makes a request: the owner of a key, or a program on this machine."""

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

from dateline.keys import scope as scopes
from dateline.keys.form import is_whole
from dateline.keys.keyring import Key, Keyring
from dateline.query.secret import shared_secret
from dateline.settings import Settings
from services.api.local import foreign_page, needs_key
from services.api.problems import FORBIDDEN, UNAUTHORIZED, ProblemError
from services.api.visit import read_visit

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
    headers = Headers(scope=scope)
    secret = _sent(headers)
    if secret is not None:
        return _owner(secret, keyring)
    return _visitor(scope, headers, settings, keyring) or _local(scope, settings)


def _visitor(scope: Scope, headers: Headers, settings: Settings, keyring: Keyring) -> Caller | None:
    """Whose key was signed in with in this browser; None where none was.

    A browser sends its cookies with requests that no form of a page made, too: beyond reading, they count for pages
    alone, whose forms have tokens.
    """
    if scope["path"].startswith("/v1/") and scope["method"] not in ("GET", "HEAD"):
        return None
    visit = read_visit(headers, shared_secret(settings.home))
    if visit is None or visit.key is None:
        return None
    key = next((known for known in keyring.all() if known.id == visit.key), None)
    return _admitted(key, keyring)


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
    return _admitted(keyring.find(secret), keyring)


def _admitted(key: Key | None, keyring: Keyring) -> Caller:
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
