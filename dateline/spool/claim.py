"""A claim: the files that were taken from the inbox together, and travel together."""

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from dateline.spool.durable import write_durably
from dateline.spool.layout import SIDECAR, claim_time, file_id


@dataclass(frozen=True)
class Entry:
    """One file of a claim. ``path`` is where it lay below the inbox; bytes that are no UTF-8 stand as surrogates."""

    number: int
    path: str
    arrived: str
    modified: str
    retry_of: str | None = None

    @property
    def name(self) -> str:
        return os.path.basename(self.path)

    @property
    def source(self) -> str | None:
        """The first folder level below the inbox names the source."""
        first, slash, _ = self.path.partition("/")
        return first if slash else None


@dataclass(frozen=True)
class Claim:
    """A claim in its folder: ``claim.json``, the files as ``source/0000``, then what each stage leaves."""

    folder: Path
    id: str
    host: str
    entries: tuple[Entry, ...]

    @property
    def created(self) -> datetime:
        return claim_time(self.id)

    def source(self, entry: Entry) -> Path:
        """The file's bytes, under a name of ours: a name from outside never becomes a path."""
        return self.folder / "source" / f"{entry.number:04d}"

    def sidecar(self, entry: Entry) -> Path:
        return self.folder / "source" / f"{entry.number:04d}{SIDECAR}"

    def rule(self, entry: Entry, name: str) -> Path:
        """The rules of the file's source as they were when it was taken; ``name`` is one of ``RULES``."""
        return self.folder / "rules" / f"{entry.number:04d}.{name}"

    def file_id(self, entry: Entry) -> str:
        return file_id(self.id, entry.number)

    def held(self) -> tuple[Entry, ...]:
        """The entries whose file is here. Another inbox service may have been faster with the rest."""
        return tuple(entry for entry in self.entries if os.path.lexists(self.source(entry)))

    def keeping(self, entries: tuple[Entry, ...]) -> "Claim":
        return replace(self, entries=entries)

    def save(self) -> None:
        """Write ``claim.json``. Raises TransientError for disk trouble."""
        record = {"id": self.id, "host": self.host, "files": [asdict(entry) for entry in self.entries]}
        # ASCII escapes keep names that are not valid UTF-8.
        write_durably(self.folder / "claim.json", json.dumps(record, indent=1).encode())


def load_claim(folder: Path) -> Claim | None:
    """The claim in this folder, or None when it is not there, or no longer."""
    try:
        record = json.loads((folder / "claim.json").read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Claim(folder, record["id"], record["host"], tuple(Entry(**entry) for entry in record["files"]))


def remove_emptied(claim: Claim) -> None:
    """Remove the folder of a claim that holds no file any more; with any file left in it, nothing is touched."""
    try:
        with contextlib.suppress(FileNotFoundError):
            (claim.folder / "source").rmdir()
    except OSError:
        return
    shutil.rmtree(claim.folder, ignore_errors=True)
