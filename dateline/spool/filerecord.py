"""What is known of one dropped file, read from wherever it lies: its stages with their times, and how it ended."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dateline.errors import TransientError
from dateline.spool import portions
from dateline.spool.claim import Claim, Entry, load_claim
from dateline.spool.drop import IN_INBOX
from dateline.spool.durable import write_durably
from dateline.spool.ending import decided, stage_times
from dateline.spool.layout import Spool, claim_time, is_claim_id, printable, split_file_id
from dateline.spool.overdue import claim_ids, next_stage
from dateline.spool.whereabouts import claims_of

# How far the clocks of two hosts, and of the file system that they share, may be apart.
_CLOCKS = timedelta(seconds=2)


@dataclass(frozen=True)
class FileRecord:
    """One dropped file. ``status`` is waiting, pending, indexed, duplicate or failed; times are ISO 8601, UTC.

    ``articles`` are the first ones; ``counts`` are the parts of the file by what became of them, ``progress`` tells
    how many have been parsed, enriched and indexed while it is pending. Waiting means in the inbox, and is told by a
    receipt only: ``file_id`` and ``claim_id`` are empty until the claim.
    """

    file_id: str
    claim_id: str
    path: str
    name: str
    source: str | None
    status: str
    stage: str | None
    stages: dict[str, str]
    articles: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    progress: dict[str, int] | None = None
    duplicate_of: str | None = None
    failure: dict[str, str] | None = None
    retry_of: str | None = None
    notes: list[str] = field(default_factory=list)


def find_record(spool: Spool, file_id: str) -> FileRecord | None:
    """The record of a file by its id, or by the receipt that its sidecar named; None when there is none."""
    noted = file_id if split_file_id(file_id) else _receipt(spool, file_id)
    if noted.startswith(IN_INBOX):
        return _unclaimed(spool, file_id, noted.removeprefix(IN_INBOX))
    records = (record for claim in claims_of(spool, noted) for record in claim_records(claim))
    return next((record for record in records if record.file_id == noted), None)


def find_original(spool: Spool, file_id: str) -> Claim | None:
    """The claim that holds the file's bytes; None when there is none."""
    number = file_id.rpartition(".")[2]
    claims = (claim for claim in claims_of(spool, file_id) if any(str(e.number) == number for e in claim.held()))
    return next(claims, None)


def recent_records(spool: Spool, before: str | None = None) -> Iterator[FileRecord]:
    """Records of all files, newest claim first, beginning below the claim id ``before``."""
    for claim_id in _newest_first(spool, before):
        claim = load_claim(spool.claim_folder(claim_id)) or load_claim(spool.archive_folder(claim_id))
        if claim:
            yield from claim_records(claim)


def claim_records(claim: Claim) -> list[FileRecord]:
    """The records of the files of one claim, wherever it lies."""
    record = decided(claim)
    # Decided, but still among the claimed: its files are on their way to where the record says that they are.
    if record and claim.folder.parent.name != "claimed":
        return [_ended(claim, file, record) for file in record["files"]]
    times, stage = stage_times(claim), next_stage(claim)
    # Of files that share a claim it is not known how far each is.
    progress = portions.progress(claim) if len(claim.entries) == 1 else None
    return [_pending(claim, entry, times, stage, progress) for entry in claim.held()]


def _newest_first(spool: Spool, before: str | None) -> Iterator[str]:
    """Ids of all claims, newest first. What is being worked on may be old: it is merged in by its time."""
    working = [claim_id for claim_id in claim_ids(spool) if before is None or claim_id < before]
    seen: set[str] = set()
    for day in archived_days(spool):
        if before is not None and day > before[:8]:
            continue
        folder = spool.archive / day[:4] / day[4:6] / day[6:]
        ids = {p.name for p in folder.iterdir() if is_claim_id(p.name) and (before is None or p.name < before)}
        newer = {claim_id for claim_id in working if claim_id[:8] >= day}
        for claim_id in sorted((ids | newer) - seen, reverse=True):
            seen.add(claim_id)
            yield claim_id
    yield from sorted(set(working) - seen, reverse=True)


def archived_days(spool: Spool) -> list[str]:
    """The days that have a folder in the archive, as YYYYMMDD, newest first."""
    days = spool.archive.glob("[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9][0-9]")
    return sorted(("".join(day.parts[-3:]) for day in days), reverse=True)


def _receipt(spool: Spool, receipt: str) -> str:
    """What is noted under the receipt: a file id, or a place in the inbox; empty when there is none."""
    if not receipt.replace("-", "").replace("_", "").isalnum():
        return ""
    try:
        return (spool.receipts / receipt).read_text()
    except (OSError, ValueError):
        return ""


def _unclaimed(spool: Spool, receipt: str, path: str) -> FileRecord:
    """A file that has a receipt and no claim yet, as far as the receipt says."""
    waiting = FileRecord("", "", path, path.rpartition("/")[2], path.rpartition("/")[0] or None, "waiting", "claim", {})
    try:
        arrived = (spool.inbox / path).lstat().st_ctime
    except OSError:
        return _taken(spool, receipt, path) or waiting
    return replace(waiting, stages={"arrived": datetime.fromtimestamp(arrived, UTC).isoformat()})


def _taken(spool: Spool, receipt: str, path: str) -> FileRecord | None:
    """A file that is claimed although its receipt does not say so yet: its inbox service is at it, or died there."""
    try:
        given = datetime.fromtimestamp((spool.receipts / receipt).stat().st_mtime, UTC) - _CLOCKS
    except OSError:
        return None
    found = None
    for record in recent_records(spool):
        if claim_time(record.claim_id) < given:
            break
        if record.path == path and record.stages["arrived"] >= given.isoformat():
            found = record  # the first of this name after the receipt was given
    if found:
        with contextlib.suppress(TransientError):  # next time it is found at once
            write_durably(spool.receipts / receipt, found.file_id.encode())
    return found


def _pending(
    claim: Claim, entry: Entry, times: dict[str, str], stage: str, progress: dict[str, int] | None
) -> FileRecord:
    return FileRecord(
        file_id=claim.file_id(entry),
        claim_id=claim.id,
        path=printable(entry.path),
        name=printable(entry.name),
        source=printable(entry.source) if entry.source else None,
        status="pending",
        stage=stage,
        stages={"arrived": entry.arrived, **times},
        progress=progress,
        retry_of=entry.retry_of,
    )


def _ended(claim: Claim, file: dict[str, Any], record: dict[str, Any]) -> FileRecord:
    entry = Entry(file["number"], file["path"], file["arrived"], file["modified"], file["retry_of"])
    return FileRecord(
        file_id=file["file_id"],
        claim_id=claim.id,
        path=printable(entry.path),
        name=printable(entry.name),
        source=printable(entry.source) if entry.source else None,
        status=file["outcome"],
        stage=None,
        stages={"arrived": entry.arrived, **record["stages"], "ended": record["ended"]},
        articles=file["articles"],
        counts=file["counts"],
        duplicate_of=file["duplicate_of"],
        failure=file["failure"],
        retry_of=entry.retry_of,
        notes=file["notes"],
    )
