"""What lies in the inbox: every file that may be taken, whatever its age, however it came."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from dateline.spool.layout import ERROR, RULES, SIDECAR, UNFINISHED

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Waiting:
    """A file in the inbox: ``path`` is relative to it; ``arrived`` is the last change of its inode, in seconds."""

    path: str
    size: int
    modified_ns: int
    arrived: float
    regular: bool


def scan(inbox: Path) -> Iterator[Waiting]:
    """All files below the inbox, in no order, but names that say "not yet", sidecars beside their file, and rules.

    Links are never followed: a link is itself a file, and parsing refuses it. A folder that may not be read is logged.
    """
    folders = [""]
    while folders:
        below = folders.pop()
        try:
            with os.scandir(inbox / below) as items:
                entries = [entry for entry in items if not is_unfinished(entry.name)]
        except FileNotFoundError:
            continue
        except OSError as error:
            _log.warning("folder cannot be read", folder=below, reason=error.strerror)
            continue
        names = {entry.name for entry in entries if not entry.is_dir(follow_symlinks=False)}
        for entry in entries:
            path = os.path.join(below, entry.name)
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif not _is_beside_its_file(entry.name, names) and not is_rule(path):
                yield from _waiting(entry, path)


def is_unfinished(name: str) -> bool:
    """Whether a name says that its file is hidden or still on its way; it waits until it is renamed."""
    return name.startswith((".", "~")) or name.endswith(UNFINISHED)


def is_rule(path: str) -> bool:
    """Whether this path below the inbox is that of the rules of a source: SOURCE/source.toml."""
    _, slash, name = path.partition("/")
    return bool(slash) and name in RULES


def _is_beside_its_file(name: str, names: set[str]) -> bool:
    """Sidecars, and the error files of failed files that were moved back together with them."""
    return any(name.endswith(ending) and name.removesuffix(ending) in names for ending in (SIDECAR, ERROR))


def _waiting(entry: os.DirEntry[str], path: str) -> Iterator[Waiting]:
    try:
        state = entry.stat(follow_symlinks=False)
    except FileNotFoundError:  # taken or removed in this very moment
        return
    regular = entry.is_file(follow_symlinks=False)
    yield Waiting(path, state.st_size, state.st_mtime_ns, state.st_ctime, regular)
