"""What lies in failed/, and the way back: a failed file is tried again by moving it into the inbox."""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.spool.layout import ERROR, SIDECAR, Spool, printable


@dataclass(frozen=True)
class FailedFile:
    """A file in failed/ with what its error file says. ``path`` is relative to failed/; ``time`` is ISO 8601 UTC."""

    path: str
    name: str
    stage: str
    reason: str
    advice: str
    attempts: int
    time: str
    file_id: str
    size: int


def failed_files(spool: Spool) -> Iterator[FailedFile]:
    """The files in failed/, in the order of their names. One that was put there by hand has no reason."""
    for path in sorted(failed_paths(spool)):
        try:
            size = os.lstat(spool.failed / path).st_size
        except FileNotFoundError:
            continue
        error = _error(spool.failed / (path + ERROR))
        yield FailedFile(
            path=path,
            name=printable(path),
            stage=str(error.get("stage", "unknown")),
            reason=str(error.get("reason", "There is no error file beside it.")),
            advice=str(error.get("advice", "Retry it to find out.")),
            attempts=int(str(error.get("attempts", 0))),
            time=str(error.get("time", "")),
            file_id=str(error.get("file_id", "")),
            size=size,
        )


def failed_paths(spool: Spool) -> Iterator[str]:
    """Paths of the files in failed/, relative to it, without the error files and sidecars beside them."""
    for folder, _, names in os.walk(spool.failed):
        here = set(names)
        for name in names:
            if name.startswith("."):
                continue  # half of something, left by a crash: what is hidden in the inbox is never claimed
            beside = name.removesuffix(ERROR).removesuffix(SIDECAR)
            companion = beside != name and (beside in here or name.endswith(ERROR))
            if not companion:
                yield os.path.relpath(os.path.join(folder, name), spool.failed)


def retry(spool: Spool, path: str) -> Path:
    """Move a failed file, and its sidecar, back into the inbox; its new place is returned.

    Raises FileNotFoundError when there is no such file, FileExistsError when its name is taken in the inbox.
    """
    source = spool.failed / path
    if not os.path.lexists(source) or ".." in Path(path).parts:
        message = f"there is no {printable(path)} in {spool.failed}"
        raise FileNotFoundError(message)
    target = spool.inbox / path
    if os.path.lexists(target):
        message = f"{printable(path)} is in the inbox already"
        raise FileExistsError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        source.with_name(source.name + SIDECAR).rename(target.with_name(target.name + SIDECAR))
    # The error file stays until the inbox service has claimed the file: it tells that this is a retry.
    source.rename(target)
    return target


def awaiting_retry(spool: Spool) -> int:
    """How many files were moved out of failed/ and are not claimed yet: their error files still lie there."""
    return sum(
        not os.path.lexists(os.path.join(folder, name.removesuffix(ERROR)))
        for folder, _, names in os.walk(spool.failed)
        for name in names
        if name.endswith(ERROR)
    )


def _error(path: Path) -> dict[str, object]:
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
