"""The end of a claim: what was decided is written down, failing files go to failed/, the rest to the archive.

Each move may be interrupted and done again: ``record.json`` is the decision, and what follows only carries it out.
"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.spool.claim import Claim, Entry
from dateline.spool.durable import create_whole, disk_trouble, write_durably
from dateline.spool.layout import ERROR, SIDECAR, Spool, printable
from dateline.spool.parts import Outcome, Part
from dateline.spool.portions import ENRICHED, PARSED

_LONGEST_NAME = 255  # bytes, on every common file system
_LONGEST_PATH = 4_000  # bytes; 4,096 on Linux, less what names beside it need


def decide(claim: Claim, outcomes: Sequence[Outcome], parts: Sequence[Part] = (), attempts: int = 1) -> None:
    """Write ``record.json``: from now on the outcome of each file stands. Raises TransientError for disk trouble.

    ``parts`` are those of a claim of one portion; others lie in its folder already.
    """
    record = {
        "claim": claim.id,
        "host": claim.host,
        "ended": datetime.now(UTC).isoformat(),
        "attempts": attempts,
        "stages": stage_times(claim),
        "files": [_file_record(claim, outcome) for outcome in outcomes],
        "parts": [part.told() for part in parts],
    }
    write_durably(claim.folder / "record.json", json.dumps(record, indent=1).encode())


def decided(claim: Claim) -> dict[str, Any] | None:
    """The record of a claim whose outcome stands already, else None."""
    return read_record(claim.folder)


def read_record(folder: Path) -> dict[str, Any] | None:
    """The record in the folder of a claim; None when there is none. One of before there were parts gets its counts."""
    try:
        record: dict[str, Any] = json.loads((folder / "record.json").read_bytes())
    except FileNotFoundError:
        return None
    record.setdefault("parts", [])
    for file in record["files"]:
        file.setdefault("counts", {file["outcome"]: max(1, len(file["articles"]))})
    return record


def stage_times(claim: Claim) -> dict[str, str]:
    """When each stage was done last, UTC: claimed by the id of the claim, the others by the time of their folder."""
    times = {"claimed": claim.created.isoformat()}
    for stage in (PARSED, ENRICHED):
        with contextlib.suppress(FileNotFoundError):
            stamp = (claim.folder / stage).stat().st_mtime
            times[stage] = datetime.fromtimestamp(stamp, UTC).isoformat()
    return times


def carry_out(spool: Spool, claim: Claim) -> None:
    """Move the failed files to failed/ and the claim into the archive. Raises TransientError for disk trouble."""
    record = decided(claim)
    assert record is not None, "decide() comes first"
    entries = {entry.number: entry for entry in claim.entries}
    with disk_trouble(claim.folder):
        for file in record["files"]:
            if file["outcome"] == "failed":
                _fail(spool, claim, entries[file["number"]], file, record)
        _archive(spool, claim)


def _archive(spool: Spool, claim: Claim) -> None:
    target = spool.archive_folder(claim.id)
    target.parent.mkdir(parents=True, exist_ok=True)
    # It follows from the source, and all of it stands in what was enriched.
    shutil.rmtree(claim.folder / PARSED, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        for mark in (claim.folder / "attempts").iterdir():
            mark.unlink(missing_ok=True)
        (claim.folder / "attempts").rmdir()
    with contextlib.suppress(FileNotFoundError):  # another delivery was first
        claim.folder.rename(target)


def _file_record(claim: Claim, outcome: Outcome) -> dict[str, Any]:
    entry = next(entry for entry in claim.entries if entry.number == outcome.file)
    record = asdict(outcome)
    number = record.pop("file")
    return {"number": number, "file_id": claim.file_id(entry), **asdict(entry), **record}


def _fail(spool: Spool, claim: Claim, entry: Entry, file: dict[str, Any], record: dict[str, Any]) -> None:
    if not os.path.lexists(claim.source(entry)):
        return  # moved by an earlier delivery
    target = _reserve(spool, entry, _error_record(entry, file, record))
    with contextlib.suppress(FileNotFoundError):
        claim.sidecar(entry).rename(target.with_name(target.name + SIDECAR))
    with contextlib.suppress(FileNotFoundError):
        claim.source(entry).rename(target)


def _error_record(entry: Entry, file: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    failure = file["failure"]
    return {
        "name": printable(entry.path),
        "stage": failure["stage"],
        "reason": failure["reason"],
        "advice": failure["advice"],
        "attempts": record["attempts"],
        "time": record["ended"],
        "file_id": file["file_id"],
        "trace_id": record["claim"],
        "path": entry.path,
    }


def _reserve(spool: Spool, entry: Entry, error: dict[str, Any]) -> Path:
    """A free place below failed/, held by creating its error file: creation is exclusive on every file system."""
    path = Path(entry.path)
    if len(os.fsencode(spool.failed / path)) > _LONGEST_PATH:  # the error file would have no room
        path = Path(error["file_id"])
    folder = _folder(spool.failed, path.parent)
    for turn in range(1, 10_000):
        target = folder / _failed_name(path.name, turn)
        beside = target.with_name(target.name + ERROR)
        if os.path.lexists(target) or _is_beside_another(target):
            continue
        if _holds(beside, error["file_id"]):  # ours, from before a crash
            return target
        # A sidecar without its file failed there, and may be wanted yet.
        if os.path.lexists(target.with_name(target.name + SIDECAR)):
            continue
        if create_whole(beside, json.dumps(error, indent=1).encode()):
            return target
    message = f"no free name for {printable(entry.path)} in {folder}"
    raise FileExistsError(message)


def _is_beside_another(target: Path) -> bool:
    """Whether the name would make it the sidecar of a file that failed before."""
    return target.name.endswith(SIDECAR) and os.path.lexists(target.with_name(target.name.removesuffix(SIDECAR)))


def _folder(root: Path, below: Path) -> Path:
    """The folder of that name, made when it is missing; beside it when a file that failed has the name already."""
    folder = root
    for part in below.parts:
        folder = folder / part
        if os.path.lexists(folder) and not folder.is_dir():
            folder = folder.with_name(f"{part} (folder)")
        folder.mkdir(exist_ok=True)
    return folder


def _holds(beside: Path, file_id: str) -> bool:
    try:
        found = json.loads(beside.read_bytes()).get("file_id")
    except (OSError, ValueError, AttributeError):
        return False
    return bool(found == file_id)


def _failed_name(name: str, turn: int) -> str:
    """The file's own name; with a number when that is taken, shortened when the error file's name would be too long."""
    room = _LONGEST_NAME - len(SIDECAR) - len(ERROR)
    stem, dot, ending = name.rpartition(".") if "." in name.lstrip(".") else (name, "", "")
    if len(os.fsencode(ending)) > 16:
        stem, dot, ending = name, "", ""
    number = f" ({turn})" if turn > 1 else ""
    spare = room - len(os.fsencode(number + dot + ending))
    short = os.fsencode(stem)[:spare]
    # Do not end in the middle of a UTF-8 character.
    short = re.sub(rb"[\xc0-\xff][\x80-\xbf]*\Z", b"", short) if len(os.fsencode(stem)) > spare else short
    return os.fsdecode(short) + number + dot + ending
