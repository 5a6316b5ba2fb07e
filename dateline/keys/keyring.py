"""The keys that exist: ``keys/keys.json`` below the home, for its owner's eyes only, with digests in their place.

A file, and not Redis or the index: keys hold while those are away, cannot be lost with a wiped Redis, and are part of a
backup of the home. Each look at it costs microseconds, so that a new or revoked key counts at the next request.
"""

import contextlib
import fcntl
import hmac
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.errors import DatelineError, TransientError
from dateline.keys.form import digest, new_key
from dateline.keys.scope import Scope
from dateline.spool.durable import disk_trouble, sync_folder, write_durably

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_ID_CHARS = 12  # of the digest: enough to tell the keys of one home apart, too few to be of use
_USE_SECONDS = 60.0  # how exactly the time of the last use is known


@dataclass(frozen=True)
class Key:
    """What is known of a key. Times are ISO 8601, UTC; ``expires`` is None for one that never does."""

    name: str
    scope: Scope
    sha256: str
    created: str
    expires: str | None = None

    @property
    def id(self) -> str:
        """Tells keys of one name apart, and may be shown and logged."""
        return self.sha256[:_ID_CHARS]

    @property
    def is_expired(self) -> bool:
        return self.expires is not None and datetime.fromisoformat(self.expires) <= datetime.now(UTC)


class Keyring:
    """The keys of one home. The requests of a process share one; any number of processes may have theirs."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "keys"
        self._file = self._folder / "keys.json"
        self._seen: tuple[int, int, int] | None = None
        self._keys: tuple[Key, ...] = ()
        self._used: dict[str, float] = {}

    def all(self) -> tuple[Key, ...]:
        """All keys, the oldest first. Raises TransientError when the file cannot be read: then nobody is let in."""
        try:
            # Opened, for a network file system only then asks whether there is a newer one.
            with self._file.open("rb") as file:
                state = os.fstat(file.fileno())
                seen = (state.st_ino, state.st_mtime_ns, state.st_size)
                if seen != self._seen:
                    records = json.loads(file.read())["keys"]
                    self._keys, self._seen = tuple(Key(**record) for record in records), seen
        except (FileNotFoundError, NotADirectoryError):
            self._keys, self._seen = (), None
        except OSError as error:
            advice = f"Let the user that runs the API read {self._file}."
            raise TransientError(f"The keys cannot be read: {error.strerror}.", advice) from error
        except (ValueError, TypeError, KeyError) as error:
            advice = f"Restore {self._file} from a backup, or remove it and make new keys."
            raise TransientError("The file of the keys is damaged.", advice) from error
        return self._keys

    def find(self, key: str) -> Key | None:
        """The key of which this is the secret, expired or not; None when there is none. Raises TransientError."""
        wanted, found = digest(key), None
        for known in self.all():  # all of them: how long it takes tells nothing
            if hmac.compare_digest(known.sha256, wanted):
                found = known
        return found

    def create(self, name: str, scope: Scope, lifetime: timedelta | None = None) -> tuple[str, Key]:
        """Make a key; its secret, which is nowhere else, and what is known of it.

        Raises DatelineError for a name that is taken or cannot be, TransientError for disk trouble.
        """
        if not _NAME.fullmatch(name):
            raise DatelineError(
                f"A key cannot be named {name!r}.", "Use up to 64 letters, digits, dots, hyphens and underscores."
            )
        with self._changing() as keys:
            if any(known.name == name for known in keys):
                raise DatelineError(
                    f"There is a key named {name} already.",
                    f"`dateline keys rotate {name}` replaces it, `dateline keys revoke {name}` ends it.",
                )
            secret, key = _made(name, scope, lifetime)
            keys.append(key)
        return secret, key

    def rotate(self, name: str, overlap: timedelta) -> tuple[str, Key]:
        """Make another key of this name, scope and lifetime; the ones before it end after the overlap at the latest.

        Raises DatelineError when there is none, TransientError for disk trouble.
        """
        with self._changing() as keys:
            before = _named(keys, name)[-1]
            secret, key = _made(name, before.scope, _lifetime(before))
            end = (datetime.now(UTC) + overlap).isoformat(timespec="seconds")
            keys[:] = [
                replace(known, expires=min(end, known.expires or end)) if known.name == name else known
                for known in keys
            ]
            keys.append(key)
        return secret, key

    def revoke(self, name: str) -> list[Key]:
        """End all keys of this name, or the one of this id, at once; which they were.

        Raises DatelineError when there is none, TransientError for disk trouble.
        """
        with self._changing() as keys:
            ended = _named(keys, name)
            keys[:] = [known for known in keys if known not in ended]
        for key in ended:
            with contextlib.suppress(OSError):
                self._mark(key).unlink()
        return ended

    def note_use(self, key: Key) -> None:
        """Note that the key was used now. The disk hears of it once a minute; trouble with it does not matter."""
        now = time.monotonic()
        if now - self._used.get(key.id, -_USE_SECONDS) < _USE_SECONDS:
            return
        self._used[key.id] = now
        with contextlib.suppress(OSError):
            self._mark(key).parent.mkdir(mode=0o700, exist_ok=True)
            self._mark(key).touch(mode=0o600)

    def last_used(self, key: Key) -> str | None:
        """When it was last used, to a minute, ISO 8601 UTC; None when it never was."""
        try:
            return datetime.fromtimestamp(self._mark(key).stat().st_mtime, UTC).isoformat(timespec="seconds")
        except OSError:
            return None

    def _mark(self, key: Key) -> Path:
        return self._folder / "used" / key.id

    @contextlib.contextmanager
    def _changing(self) -> Iterator[list[Key]]:
        """The keys, to be changed; written when the block ends well. Nobody else changes them meanwhile."""
        with disk_trouble(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (self._folder / "lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                keys = list(self.all())
                yield keys
                told = json.dumps({"keys": [asdict(key) for key in keys]}, indent=1)
                write_durably(self._file, told.encode(), mode=0o600)
                sync_folder(self._folder)


def _made(name: str, scope: Scope, lifetime: timedelta | None) -> tuple[str, Key]:
    secret, now = new_key(), datetime.now(UTC)
    expires = (now + lifetime).isoformat(timespec="seconds") if lifetime else None
    return secret, Key(name, scope, digest(secret), now.isoformat(timespec="seconds"), expires)


def _named(keys: list[Key], name: str) -> list[Key]:
    found = [key for key in keys if name in (key.name, key.id)]
    if not found:
        raise DatelineError(f"There is no key named {name}.", "`dateline keys list` shows all.")
    return found


def _lifetime(key: Key) -> timedelta | None:
    if key.expires is None:
        return None
    return datetime.fromisoformat(key.expires) - datetime.fromisoformat(key.created)
