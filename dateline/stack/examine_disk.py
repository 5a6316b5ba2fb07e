"""The home folder: may we write there, is it one file system, is there room, do file events work."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

from dateline.settings import Settings
from dateline.spool.layout import Spool
from dateline.stack.finding import Finding, good, note, wrong

# Below the first, Redis and Elasticsearch soon stop writing; below the second it is worth knowing.
_SPACE_NEEDED, _SPACE_COMFORTABLE = 0.5e9, 5e9
# Each folder below the inbox takes one watch.
_WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")
_FEW_WATCHES = 1024
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs", "lustre"}


def home(settings: Settings) -> Finding:
    """Whether each folder can be made and written to."""
    spool = Spool(settings.home)
    try:
        spool.prepared()
    except OSError as error:
        return wrong(f"{error.filename}: {error.strerror}", "Make it writable for you, or set DATELINE_HOME elsewhere.")
    for folder in _folders(spool):
        probe = folder / f".doctor-{uuid.uuid4().hex}.tmp"
        try:
            probe.touch()
            probe.unlink()
        except OSError as error:
            return wrong(f"{folder} cannot be written to: {error.strerror}", f"chown or chmod {folder}.")
    return good(f"{settings.home} can be written to")


def one_file_system(settings: Settings) -> Finding:
    """Every move is one rename, and a rename does not leave a file system."""
    spool = Spool(settings.home)
    devices = {folder: folder.stat().st_dev for folder in _folders(spool)}
    others = [str(folder) for folder, device in devices.items() if device != devices[spool.inbox]]
    if others:
        return wrong(
            f"{', '.join(others)} on another file system than the inbox",
            "Files move by rename, which needs one: mount the whole of DATELINE_HOME instead of a folder in it.",
        )
    return good("inbox, spool, archive and failed are on one")


def space(settings: Settings) -> Finding:
    """Free space, and free entries for files."""
    free = shutil.disk_usage(settings.home).free
    entries = os.statvfs(settings.home)
    text = f"{free / 1e9:.1f} GB free"
    if entries.f_files and entries.f_favail < 10_000:
        return wrong(f"room for {entries.f_favail:,} more files only", "Remove files, or use another file system.")
    if free < _SPACE_NEEDED:
        return wrong(text, f"Make room on the disk of {settings.home}; files wait in the inbox until then.")
    return good(text) if free >= _SPACE_COMFORTABLE else note(text, "Each article takes about 10 kB in all.")


def events(settings: Settings) -> Finding:
    """How new files are noticed: at once by file events, or by looking."""
    looking = f"by looking every {settings.sweep_seconds:g} s, still for {settings.settle_seconds:g} s"
    if settings.inbox_watch == "polling":
        return good(f"off (DATELINE_INBOX_WATCH=polling); files are found {looking}")
    kind = _file_system(settings.home)
    if kind in _NETWORK:
        return note(f"none on {kind}; files are found {looking}")
    watches = int(_WATCHES.read_text()) if _WATCHES.exists() else 0
    if not watches:
        return note(f"not on this system; files are found {looking}")
    if watches < _FEW_WATCHES:
        return note(
            f"for {watches} folders only", f"Raise fs.inotify.max_user_watches; until then the rest is found {looking}."
        )
    return good(f"on ({kind}), for {watches:,} folders")


def _folders(spool: Spool) -> Iterator[Path]:
    yield from (spool.inbox, spool.claimed, spool.archive, spool.failed)


def _file_system(folder: Path) -> str:
    """The kind of file system that the folder is on; empty where the system does not tell."""
    best, kind = "", ""
    try:
        mounts = Path("/proc/self/mounts").read_text()
    except OSError:
        return ""
    for line in mounts.splitlines():
        _, point, found = line.split()[:3]
        point = point.encode().decode("unicode_escape")
        if folder.resolve().is_relative_to(point) and len(point) >= len(best):
            best, kind = point, found
    return kind
