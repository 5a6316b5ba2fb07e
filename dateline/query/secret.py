"""The secret that signs cursors: one for all API processes on one home."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from dateline.errors import TransientError

_BYTES = 32


def shared_secret(home: Path) -> bytes:
    """The secret in ``spool/secret``, made by whoever comes first; readable by the owner only.

    Raises TransientError when it cannot be read or made.
    """
    path = home / "spool" / "secret"
    try:
        if not path.exists():
            _make(path)
        secret = path.read_bytes()
    except OSError as error:
        raise TransientError(
            f"The secret for cursors cannot be read: {error.strerror}: {path}", "Give Dateline the right to it."
        ) from error
    if len(secret) < _BYTES:
        raise TransientError(f"The secret for cursors is too short: {path}", "Delete that file; a new one is made.")
    return secret


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        # A link appears whole or fails where another process was first; a rename would replace the other's.
        with contextlib.suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        Path(temporary).unlink()
