"""Where everything lies under the home folder, and the ids that name it."""

import os
import re
import secrets
import string
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dateline.spool.durable import disk_trouble

SIDECAR = ".meta.json"
ERROR = ".error.json"
UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload")
"""A file of such a name is still on its way."""
RULES = ("source.toml", "mapping.toml")
"""Files in the folder of a source that say how its other files are to be read. They stay in the inbox."""
_ALPHABET = string.digits + string.ascii_lowercase
_CLAIM_ID = re.compile(r"(\d{8}T\d{9})-[0-9a-z]{7}(?:\.\d{1,4})?")
_FILE_ID = re.compile(r"(\d{8}T\d{9}-[0-9a-z]{7})\.(\d{1,4})")


@dataclass(frozen=True)
class Spool:
    """The folders below one home. All of them are on one file system, so that every move is one rename."""

    home: Path

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def claimed(self) -> Path:
        return self.home / "spool" / "claimed"

    @property
    def receipts(self) -> Path:
        return self.home / "spool" / "receipts"

    @property
    def archive(self) -> Path:
        return self.home / "archive"

    @property
    def failed(self) -> Path:
        return self.home / "failed"

    @property
    def corrections(self) -> Path:
        """What people said about articles: as lasting as the archive."""
        return self.home / "corrections"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    def prepared(self) -> "Spool":
        """This spool, with all its folders made."""
        for folder in (self.inbox, self.claimed, self.receipts, self.archive, self.failed, self.logs):
            folder.mkdir(parents=True, exist_ok=True)
        return self

    def claim_folder(self, claim_id: str) -> Path:
        """Where the claim lies while it is worked on."""
        return self.claimed / claim_id

    def archive_folder(self, claim_id: str) -> Path:
        """Where the claim lies in the end: a pure function of its id."""
        return self.archive / claim_id[0:4] / claim_id[4:6] / claim_id[6:8] / claim_id

    def now(self) -> float:
        """The time by the clock that stamps the files, in seconds: on a network file system that is not ours.

        Raises TransientError for disk trouble.
        """
        probe = self.claimed.parent / f".clock-{os.uname().nodename}-{os.getpid()}"
        with disk_trouble(probe):
            probe.touch()
            stamp = probe.stat().st_mtime
            probe.unlink(missing_ok=True)
        return stamp


def new_claim_id(at: datetime | None = None) -> str:
    """A fresh claim id, UTC to the millisecond and 36 bits of chance: ``20261124T042731482-x7k2m9q``. Sorts by time."""
    at = at or datetime.now(UTC)
    chance = "".join(secrets.choice(_ALPHABET) for _ in range(7))
    return f"{at:%Y%m%dT%H%M%S}{at.microsecond // 1000:03d}-{chance}"


def is_claim_id(text: str) -> bool:
    """Whether the text has the form of a claim id; anything else never becomes part of a path."""
    return _CLAIM_ID.fullmatch(text) is not None


def claim_time(claim_id: str) -> datetime:
    """When the claim was made, UTC."""
    return datetime.strptime(claim_id[:18] + "000", "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)


def file_id(claim_id: str, number: int) -> str:
    """The id of a file in a claim. It stays the same when the claim is split."""
    return f"{claim_id.partition('.')[0]}.{number}"


def split_file_id(text: str) -> tuple[str, int] | None:
    """The first claim of a file id and the file's number in it; None where the form is wrong."""
    match = _FILE_ID.fullmatch(text)
    return (match[1], int(match[2])) if match else None


def printable(name: str) -> str:
    """A file name as text that any terminal, log and JSON reader can show; broken bytes and controls are escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
