"""Alerts on disk, a file each: the index can be made anew from the archive, what people ask for cannot.

``alerts/ID.json`` is the alert, written by its owner's requests; ``alerts/ID.trouble`` is the state of its webhook,
written by whoever delivers. So neither overwrites the other. The files hold secrets, and are their owner's only.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from dateline.alerts.alert import Alert, Trouble, is_id
from dateline.alerts.position import Position, read_position
from dateline.spool.durable import disk_trouble, write_durably

T = TypeVar("T", bound=BaseModel)


class AlertStore:
    """The alerts of a home. Several processes may share them. Every method raises TransientError for disk trouble."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "alerts"
        self._known: dict[str, tuple[tuple[int, int], Alert]] = {}

    def put(self, alert: Alert) -> None:
        """Write an alert, new or over itself."""
        self._write(self._file(alert.id), alert)

    def get(self, alert_id: str) -> Alert | None:
        """The alert of this id; None when there is none."""
        return _read(self._file(alert_id), Alert) if is_id(alert_id) else None

    def remove(self, alert_id: str) -> bool:
        """Take an alert away; False when there is none of this id."""
        if self.get(alert_id) is None:
            return False
        with disk_trouble(self._folder):
            self._file(alert_id).unlink(missing_ok=True)
        self.recover(alert_id)
        return True

    def all(self) -> list[Alert]:
        """All alerts, the oldest first. Only files that have changed since the last call are read."""
        found: dict[str, tuple[tuple[int, int], Alert]] = {}
        for path, stamp in self._files():
            known = self._known.get(path.stem)
            alert = known[1] if known and known[0] == stamp else _read(path, Alert)
            if alert:
                found[path.stem] = (stamp, alert)
        self._known = found
        return sorted((alert for _, alert in found.values()), key=lambda alert: (alert.created, alert.id))

    def trouble(self, alert_id: str) -> Trouble | None:
        """What is wrong with the webhook of an alert; None while it works."""
        return _read(self._trouble(alert_id), Trouble)

    def fail(self, alert_id: str, trouble: Trouble) -> None:
        """Note that its webhook fails."""
        self._write(self._trouble(alert_id), trouble)

    def recover(self, alert_id: str) -> None:
        """Note that its webhook works, or shall be tried again."""
        with disk_trouble(self._folder):
            self._trouble(alert_id).unlink(missing_ok=True)

    def position(self) -> Position | None:
        """How far the alerts have been checked; None when they never were."""
        try:
            with disk_trouble(self._folder):
                return read_position((self._folder / "position").read_text())
        except FileNotFoundError:
            return None

    def reached(self, position: Position) -> None:
        """Note how far the alerts have been checked."""
        self._prepare()
        write_durably(self._folder / "position", position.write().encode())

    def _file(self, alert_id: str) -> Path:
        return self._folder / f"{alert_id}.json"

    def _trouble(self, alert_id: str) -> Path:
        return self._folder / f"{alert_id}.trouble"

    def _files(self) -> Iterator[tuple[Path, tuple[int, int]]]:
        with disk_trouble(self._folder):
            for path in self._folder.glob("*.json"):
                try:
                    told = path.stat()
                except FileNotFoundError:
                    continue
                if is_id(path.stem):
                    yield path, (told.st_mtime_ns, told.st_ino)  # a new file has another inode, however soon it comes

    def _write(self, path: Path, content: BaseModel) -> None:
        self._prepare()
        write_durably(path, content.model_dump_json(exclude_defaults=True).encode())

    def _prepare(self) -> None:
        with disk_trouble(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _read(path: Path, kind: type[T]) -> T | None:
    try:
        with disk_trouble(path):
            return kind.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
