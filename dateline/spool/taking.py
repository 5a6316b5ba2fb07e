"""From the inbox into a claim. One atomic rename a file decides who has it; nobody needs a lock."""

import errno
import json
import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from dateline.spool.claim import Claim, Entry, remove_emptied
from dateline.spool.durable import disk_trouble, sync_folder, write_durably
from dateline.spool.layout import ERROR, RULES, SIDECAR, Spool, file_id, new_claim_id

_MOST_RULE_BYTES = 1_000_000  # over the limit of their reader, so that it says so
_RECEIPT = re.compile(r"[A-Za-z0-9_-]{1,64}")


def take(spool: Spool, paths: Sequence[str]) -> Claim | None:
    """Claim these files, given by their paths below the inbox; None when others took them all.

    The intent is written first: whoever finds the claim after a crash knows every file's name. A file that is
    gone, or that another inbox service renamed first, is simply not in the claim.
    Raises TransientError for disk trouble; what was not renamed by then stays in the inbox.
    """
    claim_id = new_claim_id()
    folder = spool.claim_folder(claim_id)
    intended = tuple(entry for number, path in enumerate(paths) if (entry := _entry(spool, number, path)))
    if not intended:
        return None
    claim = Claim(folder, claim_id, os.uname().nodename, intended)
    with disk_trouble(folder):
        (folder / "source").mkdir(parents=True)
        try:
            _copy_rules(spool, claim)
            claim.save()
        except BaseException:
            remove_emptied(claim)
            raise
        taken = tuple(entry for entry in intended if _rename(spool, claim, entry))
        if not taken:
            remove_emptied(claim)
            return None
        sync_folder(folder / "source")
    claim = claim.keeping(taken)
    for entry in taken:
        _write_receipt(spool, claim, entry)
        if entry.retry_of:
            _error_beside(spool, entry.path).unlink(missing_ok=True)
    return claim


def _entry(spool: Spool, number: int, path: str) -> Entry | None:
    try:
        state = os.lstat(spool.inbox / path)
    except OSError:
        return None
    arrived, modified = (datetime.fromtimestamp(t, UTC).isoformat() for t in (state.st_ctime, state.st_mtime))
    return Entry(number, path, arrived, modified, _earlier_failure(spool, path) or None)


def _rename(spool: Spool, claim: Claim, entry: Entry) -> bool:
    source = spool.inbox / entry.path
    try:
        source.rename(claim.source(entry))
    except FileNotFoundError:
        return False
    try:
        source.with_name(entry.name + SIDECAR).rename(claim.sidecar(entry))
    except OSError as error:
        # A name that leaves no room for the ending has no sidecar either.
        if error.errno not in (errno.ENOENT, errno.ENAMETOOLONG):
            raise
    return True


def _copy_rules(spool: Spool, claim: Claim) -> None:
    """Keep the rules of each file's source with the claim: it is read by them, whenever that is."""
    for entry in claim.entries:
        for name in RULES if entry.source else ():
            rule = spool.inbox / str(entry.source) / name
            if rule.is_file() and not rule.is_symlink():
                copy = claim.rule(entry, name)
                copy.parent.mkdir(exist_ok=True)
                try:
                    copy.write_bytes(rule.read_bytes()[:_MOST_RULE_BYTES])
                except PermissionError:
                    # No reason to leave all files in the inbox: those of this source fail, and say why.
                    copy.write_text('unreadable = "Dateline may not read it"')


def _write_receipt(spool: Spool, claim: Claim, entry: Entry) -> None:
    """Note the file's id under the receipt that its sidecar names, so that whoever dropped it can follow it."""
    try:
        receipt = json.loads(claim.sidecar(entry).read_bytes()).get("receipt")
    except (OSError, ValueError, AttributeError, RecursionError):
        return  # no sidecar, or a bad one: parsing says so
    if isinstance(receipt, str) and _RECEIPT.fullmatch(receipt):
        write_durably(spool.receipts / receipt, file_id(claim.id, entry.number).encode())


def _error_beside(spool: Spool, path: str) -> Path:
    return spool.failed / (path + ERROR)


def _earlier_failure(spool: Spool, path: str) -> str | None:
    """The id under which this file failed before, when it came back from failed/ by whatever hand."""
    if os.path.lexists(spool.failed / path):
        return None
    try:
        found = json.loads(_error_beside(spool, path).read_bytes()).get("file_id")
    except (OSError, ValueError, AttributeError):
        return None
    return found if isinstance(found, str) else None
