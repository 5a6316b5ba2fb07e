"""Counting deliveries on disk, so that a file which ends its worker is found out even if Redis forgets."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from dateline.spool.claim import Claim, Entry, remove_emptied
from dateline.spool.durable import disk_trouble
from dateline.spool.layout import RULES, Spool

# A mark from another host cannot be checked; past this age, well over the longest time limit of a task, it is dead.
_FOREIGN_MARK_SECONDS = 300.0


@dataclass(frozen=True)
class Deliveries:
    """How many workers are at this stage of a claim now, and how many were killed at it."""

    alive: int
    killed: int


@contextmanager
def attempt(claim: Claim, stage: str) -> Iterator[None]:
    """Mark that a worker is at work on this claim. Only a worker that is killed leaves its mark behind."""
    marks = claim.folder / "attempts"
    mark = marks / f"{stage}@{os.uname().nodename}@{os.getpid()}@{secrets.token_hex(4)}"
    with disk_trouble(mark), contextlib.suppress(FileNotFoundError):  # gone: the claim has ended meanwhile
        marks.mkdir(exist_ok=True)
        mark.touch()
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def deliveries(spool: Spool, claim: Claim, stage: str) -> Deliveries:
    """The deliveries of this claim to workers of one stage that have not come to a clean end."""
    alive = killed = 0
    with contextlib.suppress(FileNotFoundError), os.scandir(claim.folder / "attempts") as marks:
        for mark in marks:
            if mark.name.startswith(f"{stage}@"):
                if _is_alive(spool, mark):
                    alive += 1
                else:
                    killed += 1
    return Deliveries(alive, killed)


def _is_alive(spool: Spool, mark: os.DirEntry[str]) -> bool:
    _, host, pid, _ = mark.name.split("@")
    stamp = mark.stat().st_mtime
    if host != os.uname().nodename:
        return spool.now() - stamp < _FOREIGN_MARK_SECONDS
    try:
        process = psutil.Process(int(pid))
        # A later process may have been given the same number.
        return process.status() != psutil.STATUS_ZOMBIE and process.create_time() < stamp + 1
    except psutil.NoSuchProcess:
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
        for name in RULES:
            with contextlib.suppress(FileNotFoundError):
                (part.folder / "rules").mkdir(exist_ok=True)
                claim.rule(entry, name).rename(part.rule(entry, name))
        with contextlib.suppress(FileNotFoundError):
            claim.sidecar(entry).rename(part.sidecar(entry))
        with contextlib.suppress(FileNotFoundError):
            claim.source(entry).rename(part.source(entry))
    return part
