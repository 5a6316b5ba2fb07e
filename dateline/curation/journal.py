"""What people have said about an article, on the disk, one file an entry: an index that is lost does not lose it.

An entry is created under the next number of its article, or not at all where another took that number first: so any
number of processes write without a lock, and none overwrites another's.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from dateline.spool.durable import create_whole, disk_trouble, sync_folder

_ARTICLE_ID = re.compile(r"[0-9a-f]{32}")
_ENTRY = re.compile(r"\d{6}\.json")


@dataclass(frozen=True)
class Entry:
    """One thing that somebody said. ``values`` are JSON, as ``editable.read`` gives them.

    ``version`` and ``file`` are those of the article at that moment; ``at`` is ISO 8601, UTC.
    """

    at: str
    by: str
    note: str = ""
    version: int = 1
    file: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    released: tuple[str, ...] = ()
    deleted: bool | None = None


@dataclass(frozen=True)
class Standing:
    """What holds for an article after all entries. ``corrected``: by field, the entry that said its value last."""

    count: int = 0
    corrected: dict[str, Entry] = field(default_factory=dict)
    released: frozenset[str] = frozenset()
    deletion: Entry | None = None

    def after(self, entry: Entry) -> "Standing":
        """What holds after one more entry."""
        said = {name: one for name, one in self.corrected.items() if name not in entry.released}
        said |= dict.fromkeys(entry.values, entry)
        deletion = self.deletion if entry.deleted is None else (entry if entry.deleted else None)
        return Standing(self.count + 1, said, (self.released | set(entry.released)) - said.keys(), deletion)


@dataclass(frozen=True)
class Journal:
    """The entries below one folder: ``ab/ab12.../000001.json``."""

    folder: Path

    def entries(self, article_id: str) -> Iterator[Entry]:
        """All that was said about the article, in its order. Raises TransientError for disk trouble."""
        for path in self._paths(article_id):
            with disk_trouble(path):
                told = json.loads(path.read_bytes())
            yield Entry(**{**told, "released": tuple(told["released"])})

    def articles(self) -> Iterator[str]:
        """The ids of all articles of which anything was said."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            yield folder.name

    def count(self, article_id: str) -> int:
        """How many entries there are. Raises TransientError for disk trouble."""
        return len(self._paths(article_id))

    def standing(self, article_id: str) -> Standing:
        """What holds for the article. Raises TransientError for disk trouble."""
        standing = Standing()
        for entry in self.entries(article_id):
            standing = standing.after(entry)
        return standing

    def append(self, article_id: str, entry: Entry, after: int) -> bool:
        """Write the entry for good, as the one after so many; False where another is there already.

        Raises TransientError for disk trouble.
        """
        folder = self._of(article_id)
        with disk_trouble(folder):
            folder.mkdir(parents=True, exist_ok=True)
        data = json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "replace")
        if not create_whole(folder / f"{after + 1:06d}.json", data):
            return False
        for parent in (folder, folder.parent, folder.parent.parent):
            sync_folder(parent)
        return True

    def _of(self, article_id: str) -> Path:
        return self.folder / article_id[:2] / article_id

    def _paths(self, article_id: str) -> list[Path]:
        if not _ARTICLE_ID.fullmatch(article_id):
            return []  # anything else never becomes part of a path
        folder = self._of(article_id)
        with disk_trouble(folder):
            try:
                return sorted(path for path in folder.iterdir() if _ENTRY.fullmatch(path.name))
            except FileNotFoundError:
                return []


def moment(entry: Entry) -> datetime:
    """When it was said."""
    return datetime.fromisoformat(entry.at)
