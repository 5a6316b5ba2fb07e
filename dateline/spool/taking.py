"""From the inbox into a claim. One atomic rename a file decides who has it; nobody needs a lock."""

import contextlib
import errno
import json
import os
import stat
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import structlog

from dateline.spool.claim import Claim, Entry, remove_emptied
from dateline.spool.durable import disk_trouble, sync_folder, write_durably
from dateline.spool.layout import ERROR, RULES, SIDECAR, Spool, file_id, new_claim_id, printable
from dateline.spool.smallfile import read_small
from dateline.spool.traces import receipt_of

_MOST_RULE_BYTES = 1_000_000  # over the limit of their reader, so that it says so
# What any other file would meet, too.
_OF_THE_DISK = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE))
_ADVICE = "Let Dateline write to its folder, on the file system of the inbox."
_log = structlog.stdlib.get_logger(__name__)


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
            taken = tuple(entry for entry in intended if _rename(spool, claim, entry))
        except BaseException:
            remove_emptied(claim)
            raise
        if not taken:
            remove_emptied(claim)
            return None
        sync_folder(folder / "source")
    claim = claim.keeping(taken)
    finish_taking(spool, claim)
    return claim


def finish_taking(spool: Spool, claim: Claim) -> None:
    """What follows the renames: sidecars, receipts, error files of earlier failures. Again after a crash, else at once.

    Raises TransientError for disk trouble.
    """
    mark = claim.folder / "taken"
    if mark.exists():
        return
    with disk_trouble(mark):
        for entry in claim.held():
            _bring_sidecar(spool, claim, entry)
            _write_receipt(spool, claim, entry)
            for error in (_error_beside(spool, entry.path), spool.inbox / (entry.path + ERROR)):
                if entry.retry_of and _file_id_in(error) == entry.retry_of:
                    error.unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):  # it has ended meanwhile, under another delivery
            mark.touch()


def _entry(spool: Spool, number: int, path: str) -> Entry | None:
    try:
        state = os.lstat(spool.inbox / path)
    except OSError:
        return None
    return Entry(number, path, _iso(state.st_ctime), _iso(state.st_mtime), _earlier_failure(spool, path) or None)


def _iso(seconds: float) -> str:
    """The time, ISO 8601 UTC; now, for what no calendar has: anybody may give a file any time."""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC).isoformat()


def _rename(spool: Spool, claim: Claim, entry: Entry) -> bool:
    try:
        (spool.inbox / entry.path).rename(claim.source(entry))
    except FileNotFoundError:
        return False
    except OSError as error:
        if error.errno in _OF_THE_DISK:
            raise
        # Of this file or its folder: no reason to leave the others.
        _log.error("cannot be claimed", path=printable(entry.path), reason=error.strerror, advice=_ADVICE)
        return False
    return True


def _bring_sidecar(spool: Spool, claim: Claim, entry: Entry) -> None:
    """Move the sidecar after its file, unless another file of that name has come meanwhile."""
    sidecar = spool.inbox / (entry.path + SIDECAR)
    if os.path.lexists(claim.sidecar(entry)) or os.path.lexists(spool.inbox / entry.path):
        return
    try:
        if not stat.S_ISDIR(os.lstat(sidecar).st_mode):
            sidecar.rename(claim.sidecar(entry))
    except OSError as error:
        # A name that leaves no room for the ending has no sidecar either.
        if error.errno not in (errno.ENOENT, errno.ENAMETOOLONG):
            raise


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
    receipt = receipt_of(claim, entry)
    if receipt:
        write_durably(spool.receipts / receipt, file_id(claim.id, entry.number).encode())


def _error_beside(spool: Spool, path: str) -> Path:
    return spool.failed / (path + ERROR)


def _earlier_failure(spool: Spool, path: str) -> str | None:
    """The id under which this file failed before, when it came back from failed/ by whatever hand."""
    if not os.path.lexists(spool.failed / path) and (found := _file_id_in(_error_beside(spool, path))):
        return found
    return _file_id_in(spool.inbox / (path + ERROR))  # moved along with it


def _file_id_in(error_file: Path) -> str | None:
    try:
        found = json.loads(read_small(error_file, _MOST_RULE_BYTES)).get("file_id")
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    return found if isinstance(found, str) else None
