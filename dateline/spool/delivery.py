"""Counting deliveries on disk, so that a file which ends its worker is found out even if Redis forgets."""

import contextlib
import os
import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from dateline.errors import TimeUpError, TransientError
from dateline.spool.claim import Claim, Entry, remove_emptied
from dateline.spool.durable import disk_trouble
from dateline.spool.layout import RULES, Spool

# Past this age, well over the longest time limit of a task, nobody is at work any more. Of a mark from another host
# nothing else can be known.
_MARK_SECONDS = 300.0
_NOBODY = "nobody"  # in the place of a process id


@dataclass(frozen=True)
class Deliveries:
    """How many workers are at this work now, and how many were killed at it."""

    alive: int
    killed: int


@contextmanager
def attempt(claim: Claim, work: str) -> Iterator[None]:
    """Mark that a worker is at this work on the claim, a stage and a portion: ``parse.8``.

    A worker that is killed leaves its mark behind, and so does an error that nobody foresaw: both are counted.
    """
    marks = claim.folder / "attempts"
    mark = marks / f"{work}@{os.uname().nodename}@{os.getpid()}@{secrets.token_hex(4)}"
    with disk_trouble(mark), contextlib.suppress(FileNotFoundError):  # gone: the claim has ended meanwhile
        marks.mkdir(exist_ok=True)
        mark.touch()
    try:
        yield
    except (TransientError, FileNotFoundError, TimeUpError):
        _remove(mark)
        raise
    except Exception:
        with contextlib.suppress(OSError):
            mark.rename(marks / f"{work}@{os.uname().nodename}@{_NOBODY}@{secrets.token_hex(4)}")
        raise
    else:
        _remove(mark)


def _marks(claim: Claim, beginning: str = "") -> list[os.DirEntry[str]]:
    with contextlib.suppress(FileNotFoundError), os.scandir(claim.folder / "attempts") as marks:
        return [mark for mark in marks if mark.name.startswith(beginning)]
    return []


def _remove(mark: Path) -> None:
    # On a disk that has become read-only it stays, and grows old.
    with contextlib.suppress(OSError):
        mark.unlink(missing_ok=True)


def deliveries(spool: Spool, claim: Claim, work: str, *, alone: bool = False) -> Deliveries:
    """The deliveries of this claim for this work that have not come to a clean end.

    ``alone``: a worker at another portion of the same stage is one that is alive, too.
    """
    alive = killed = 0
    stage = work.partition(".")[0]
    for mark in _marks(claim, f"{stage}." if alone else f"{work}@"):
        with contextlib.suppress(FileNotFoundError):
            is_fresh = spool.now() - mark.stat().st_mtime < _MARK_SECONDS
            lives = _lives(mark) if _is_here(mark) else is_fresh
            # An old mark of a living process: that could not remove it, and is at something else by now.
            alive += lives and is_fresh
            killed += not lives and mark.name.startswith(f"{work}@")
    return Deliveries(alive, killed)


def deaths(claim: Claim) -> dict[str, int]:
    """How many workers of this host were killed at each work on this claim: ``{"parse.8": 3}``."""
    return Counter(mark.name.partition("@")[0] for mark in _marks(claim) if _is_here(mark) and not _lives(mark))


def _is_here(mark: os.DirEntry[str]) -> bool:
    return mark.name.split("@")[1] == os.uname().nodename


def _lives(mark: os.DirEntry[str]) -> bool:
    try:
        process = psutil.Process(int(mark.name.split("@")[2]))
        # A later process may have been given the same number.
        return process.status() != psutil.STATUS_ZOMBIE and process.create_time() < mark.stat().st_mtime + 1
    except (psutil.NoSuchProcess, FileNotFoundError, ValueError):
        return False


def split(spool: Spool, claim: Claim) -> list[Claim]:
    """Give each file of the claim a claim of its own, which begins again at parse with a clean count.

    Safe to repeat after a crash half-way, and harmless when two workers do it at once: each rename happens once.
    """
    parts = [_part(spool, claim, entry) for entry in claim.entries]
    if not claim.held():
        remove_emptied(claim)
    return [part for part in parts if part]


def _part(spool: Spool, claim: Claim, entry: Entry) -> Claim | None:
    part_id = f"{claim.id.partition('.')[0]}.{entry.number}"
    part = Claim(spool.claim_folder(part_id), part_id, claim.host, (entry,))
    if not os.path.lexists(claim.source(entry)):
        return part if os.path.lexists(part.source(entry)) else None
    with disk_trouble(part.folder):
        (part.folder / "source").mkdir(parents=True, exist_ok=True)
        part.save()
        (part.folder / "taken").touch()
        for name in RULES:
            with contextlib.suppress(FileNotFoundError):
                (part.folder / "rules").mkdir(exist_ok=True)
                claim.rule(entry, name).rename(part.rule(entry, name))
        with contextlib.suppress(FileNotFoundError):
            claim.sidecar(entry).rename(part.sidecar(entry))
        with contextlib.suppress(FileNotFoundError):
            claim.source(entry).rename(part.source(entry))
    return part
