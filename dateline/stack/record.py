"""Where the running stack of a home is noted, and the lock that allows one of them on each host."""

import fcntl
import hashlib
import json
import os
import stat
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.errors import DatelineError


@dataclass(frozen=True)
class StackRecord:
    """A stack that was started: the process of ``dateline up``, the socket of its supervisor, the time (ISO 8601)."""

    pid: int
    socket: str
    started: str

    def save(self, home: Path) -> None:
        _record(home).write_text(json.dumps(asdict(self)))


def load_record(home: Path) -> StackRecord | None:
    """The stack that was started last on this home and host, running or not; None when there never was one."""
    try:
        return StackRecord(**json.loads(_record(home).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def stack_folder(home: Path) -> Path:
    """What the stack writes for itself. Each host has its own, for hosts may share a home."""
    folder = home / "spool" / "stack" / os.uname().nodename
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def socket_path(home: Path) -> Path:
    """Where supervisord listens: outside the home, for the path of a socket may not be longer than 107 bytes.

    Raises DatelineError when somebody else made that folder before us.
    """
    folder = Path(tempfile.gettempdir()) / f"dateline-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.lstat()
    if state.st_uid != os.getuid() or not stat.S_ISDIR(state.st_mode) or state.st_mode & 0o077:
        raise DatelineError(f"{folder} is not a folder of yours alone.", "Remove it, or set TMPDIR to another folder.")
    return folder / f"{hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:16]}.sock"


def lock(home: Path) -> int:
    """Take this home on this host for one stack; the descriptor holds the lock until the last holder closes it.

    Raises DatelineError when a stack runs here already.
    """
    descriptor = os.open(stack_folder(home) / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        running = load_record(home)
        who = f" (process {running.pid}, since {running.started[:19]} UTC)" if running else ""
        raise DatelineError(
            f"Dateline is already running on {home}{who}.",
            "Use that one: `dateline status` shows it. To stop it, press Ctrl-C in its terminal"
            + (f" or run `kill {running.pid}`." if running else ".")
            + " For a second one beside it, set DATELINE_HOME and the ports.",
        ) from None
    return descriptor


def _record(home: Path) -> Path:
    return stack_folder(home) / "stack.json"
