"""Pages of files, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from dateline.spool.filerecord import FileRecord, recent_records
from dateline.spool.inbox import Waiting, scan
from dateline.spool.layout import Spool, printable, split_file_id

# A page ends after so many files even if few of them have the status asked for: a page must not read a whole archive.
_MOST_LOOKED_AT = 5_000


@dataclass(frozen=True)
class Listing:
    """One page. ``next_cursor`` is the id of the last file looked at, None at the end."""

    records: list[FileRecord]
    next_cursor: str | None


def waiting_files(spool: Spool, page_size: int) -> Listing:
    """The files in the inbox that came last."""
    files = sorted(scan(spool.inbox), key=lambda file: file.arrived, reverse=True)
    return Listing([_waiting(file) for file in files[:page_size]], None)


def claimed_files(spool: Spool, page_size: int, status: str | None, cursor: str | None) -> Listing:
    """The files that were claimed, of this status or any, after the one that ``cursor`` names.

    Raises ValueError for a cursor that is no file id.
    """
    records: list[FileRecord] = []
    last = None
    for looked_at, record in enumerate(_after(spool, cursor)):
        if len(records) == page_size or looked_at == _MOST_LOOKED_AT:
            return Listing(records, last)
        last = record.file_id
        if status in (None, record.status):
            records.append(record)
    return Listing(records, None)


def _after(spool: Spool, cursor: str | None) -> Iterator[FileRecord]:
    """All files after the cursor: newest claim first, in a claim by number, whether it was split or not."""
    before, claim, number = None, None, -1
    if cursor is not None:
        place = split_file_id(cursor)
        if place is None:
            raise ValueError(cursor)
        claim, number = place
        before = f"{claim}/"  # sorts behind the claim and the parts that it may have been split into
    records = recent_records(spool, before)
    for first, group in groupby(records, key=lambda record: record.claim_id.partition(".")[0]):
        ordered = sorted(group, key=_number)
        yield from (record for record in ordered if first != claim or _number(record) > number)


def _number(record: FileRecord) -> int:
    return int(record.file_id.rpartition(".")[2])


def _waiting(file: Waiting) -> FileRecord:
    folder, _, name = file.path.rpartition("/")
    arrived = datetime.fromtimestamp(file.arrived, UTC).isoformat()
    source = printable(folder.partition("/")[0]) or None
    return FileRecord("", "", printable(file.path), printable(name), source, "waiting", "claim", {"arrived": arrived})
