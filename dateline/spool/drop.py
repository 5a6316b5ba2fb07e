"""Into the inbox, all or nothing: a file that is dropped here is never seen half, and never takes another's place."""

import contextlib
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dateline.errors import TooLargeError, TransientError
from dateline.spool.durable import NO_LINKS, disk_trouble, sync_folder, write_durably
from dateline.spool.layout import ERROR, SIDECAR, UNFINISHED, Spool

IN_INBOX = "inbox:"
"""What a receipt says before the claim: this, then the path below the inbox. From the claim on it says the file id."""

# Leaves room for a number, and for the endings that sidecars and error files add, in the 255 bytes of a file system.
_LONGEST_NAME = 200


@dataclass(frozen=True)
class Receipt:
    """Given for a dropped file: ``id`` asks for its record; ``path`` is below the inbox, ``size`` in bytes."""

    id: str
    path: str
    size: int


def drop(
    spool: Spool,
    name: str,
    chunks: Iterable[bytes],
    sidecar: Mapping[str, Any] | None = None,
    source: str | None = None,
) -> Receipt:
    """Put a file into the inbox, in the folder of its source, with a sidecar that holds its receipt.

    It is copied under a name that the inbox service passes over; the sidecar comes next, and its exclusive creation
    reserves the name; the file appears last, whole. A name that is taken gets a number. ``sidecar`` holds known
    fields, JSON values that are not checked here.
    Raises TransientError for disk trouble, and what ``chunks`` raises; nothing is left behind then.
    """
    name, folder = safe_name(name), _folder(spool, source)
    token = secrets.token_hex(16)
    part = folder / f".{os.fsencode(name)[:100].decode('utf-8', 'ignore')}-{token}.part"
    known = json.dumps({**(sidecar or {}), "receipt": token}).encode()
    with disk_trouble(part):
        try:
            size = _copy(chunks, part)
            target = _place(spool, part, folder / name, token, known)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(folder)
    return Receipt(token, target.relative_to(spool.inbox).as_posix(), size)


def safe_name(name: str) -> str:
    """A name from outside as one that is safe to give a file: no folders, controls, hiding or unfinished endings."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    name = "".join(c if c.isprintable() else "_" for c in name).strip().lstrip(".~ ")
    while name.endswith(UNFINISHED):
        name = name.rpartition(".")[0]
    for ending in (SIDECAR, ERROR):  # what lies beside a file, in the inbox and in failed/, is no file of its own
        if name.endswith(ending):
            name = name.removesuffix(ending) + ending.replace(".", "_", 1)
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    if len(ending.encode()) > 16:
        stem, dot, ending = name, "", ""
    room = _LONGEST_NAME - len((dot + ending).encode())
    short = stem.encode()[:room].decode("utf-8", "ignore") + dot + ending
    while short.endswith(UNFINISHED):  # what was cut off may have hidden such an ending
        short = short.rpartition(".")[0]
    return short or "unnamed"


def copied(path: Path) -> Iterator[bytes]:
    """The bytes of a file in chunks of one mebibyte, for ``drop``. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        yield from read_chunks(file)


def read_chunks(file: BinaryIO) -> Iterator[bytes]:
    """What is left of an open file, in chunks of one mebibyte."""
    while chunk := file.read(1 << 20):
        yield chunk


def limited(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The chunks as long as they come to at most so many bytes. Raises TooLargeError at the first beyond."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise TooLargeError(f"The file is larger than {most:,} bytes.", "Copy it into the inbox yourself.")
        yield chunk


def _folder(spool: Spool, source: str | None) -> Path:
    folder = spool.inbox / safe_name(source) if source else spool.inbox
    with disk_trouble(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            message = f"A file in the inbox has the name of the source {source!r}."
            raise TransientError(message, "It is taken in a moment; try again then.") from error
    return folder


def _copy(chunks: Iterable[bytes], part: Path) -> int:
    size = 0
    with part.open("xb") as file:
        for chunk in chunks:
            size += file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return size


def _place(spool: Spool, part: Path, wanted: Path, token: str, known: bytes) -> Path:
    for turn in range(1, 100_000):
        target = wanted.with_name(_numbered(wanted.name, turn))
        beside = target.with_name(target.name + SIDECAR)
        if os.path.lexists(target) or not _written_anew(beside, known):
            continue
        # The receipt is there before the file is: the inbox service overwrites it at the claim, never we.
        receipt = spool.receipts / token
        try:
            write_durably(receipt, f"{IN_INBOX}{target.relative_to(spool.inbox).as_posix()}".encode())
            _appear(part, target)
        except BaseException as error:
            beside.unlink(missing_ok=True)
            receipt.unlink(missing_ok=True)
            if isinstance(error, FileExistsError):  # somebody else's file came by this name in between
                continue
            raise
        return target
    message = f"The inbox holds too many files named {wanted.name}."
    raise TransientError(message, "Wait until they are taken, or give it another name.")


def _appear(part: Path, target: Path) -> None:
    """Give the file its name. Raises FileExistsError rather than overwrite."""
    try:
        os.link(part, target)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # The sidecar still keeps other droppers away.
        if os.path.lexists(target):
            raise FileExistsError(str(target)) from error
        part.rename(target)


def _written_anew(path: Path, data: bytes) -> bool:
    """Whether the file could be created with this content; False when the name is taken."""
    try:
        file = path.open("xb")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    return True


def _numbered(name: str, turn: int) -> str:
    if turn == 1:
        return name
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    return f"{stem} ({turn}){dot}{ending}"
