"""Claims that have stopped moving: their message was lost, or their worker was. Announcing them again is harmless."""

import contextlib
import os
from collections.abc import Iterator, Mapping

from dateline.spool import portions
from dateline.spool.claim import Claim, load_claim, remove_emptied
from dateline.spool.durable import disk_trouble
from dateline.spool.layout import Spool, is_claim_id

Stage = str


def claim_ids(spool: Spool) -> list[str]:
    """Ids of the claims that are being worked on, oldest first."""
    return sorted(name for name in os.listdir(spool.claimed) if is_claim_id(name))


def next_stage(claim: Claim) -> Stage:
    """The first stage that has something to do yet: parse, enrich or index."""
    due = {stage for stage, _ in portions.due(claim)}
    return next(stage for stage in ("parse", "enrich", "index") if stage in due)


def overdue(spool: Spool, patience: Mapping[Stage, float]) -> Iterator[tuple[Claim, Stage, int]]:
    """The claims without a sign of life for longer than the patience with the stage they wait for, in seconds.

    Each comes with all that it waits for: the stage, and the number of the portion's first line. Being found counts as
    a sign of life, so that a claim is not found again at once. Raises TransientError for disk trouble.

    An abandoned claim that holds no file, left by a crash between its making and its first rename, is removed.
    """
    now = spool.now()
    for claim_id in claim_ids(spool):
        folder = spool.claim_folder(claim_id)
        silent = now - _last_sign(folder, now)
        if silent < min(patience.values()):
            continue
        claim = load_claim(folder)
        if claim is None:
            _remove_unborn(folder)
        elif not claim.held() and not (folder / "record.json").exists():
            remove_emptied(claim)
        else:
            due = portions.due(claim)
            if silent < max(patience[stage] for stage, _ in due):
                continue
            with contextlib.suppress(FileNotFoundError), disk_trouble(folder):
                (folder / "announced").touch()
                for stage, start in due:
                    yield claim, stage, start


def _last_sign(folder: os.PathLike[str], now: float) -> float:
    """The newest time among the claim's own files and its marks of delivery; now, when it has just gone."""
    newest = 0.0
    with contextlib.suppress(FileNotFoundError):
        for path in (folder, os.path.join(folder, "attempts")):
            with contextlib.suppress(FileNotFoundError), os.scandir(path) as items:
                newest = max([newest, *(item.stat(follow_symlinks=False).st_mtime for item in items)])
        return newest or os.stat(folder).st_mtime
    return now


def _remove_unborn(folder: os.PathLike[str]) -> None:
    """A folder without claim.json was made a moment before a crash: no file was moved into it yet."""
    with contextlib.suppress(OSError):
        os.rmdir(os.path.join(folder, "source"))
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith("."):
                os.unlink(os.path.join(folder, name))
        os.rmdir(folder)
