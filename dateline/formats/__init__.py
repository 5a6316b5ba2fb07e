"""Readers: from the bytes of a file to its articles. One file a format; the first of FORMATS that knows it reads it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from dateline.article import Article, Provenance, Source
from dateline.errors import EmptyError, TransientError, UnreadableError
from dateline.formats import text
from dateline.formats.reading import ReadContext
from dateline.formats.sidecar import apply_sidecar
from dateline.gazetteer import is_place

_HEAD = 64_000  # bytes; every format tells itself within them


class Format(Protocol):
    """What each module in this folder provides."""

    name: str
    media_type: str

    def sniff(self, head: bytes, name: str) -> bool:
        """Whether a file that begins with these bytes is of this format. ``name`` is a hint and never proof."""

    def read(self, path: Path, context: ReadContext) -> Iterator[Article]:
        """The articles of the file. Raises a FileError that says what is wrong with it."""


# In this order: plain text is what is left.
FORMATS: tuple[Format, ...] = (text,)


def load() -> None:
    """Bring what the readers look things up in into memory, before a process is forked."""
    is_place("London")


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The articles of a file, with its sidecar and the name of its folder applied.

    Raises a FileError that says what is wrong with the file, TransientError when it is the disk.
    """
    try:
        yield from _read(path, context)
    except PermissionError as error:
        raise UnreadableError(
            "Dateline may not read it.",
            "Give the user that runs Dateline the right to read it (chmod a+r), then retry.",
        ) from error
    except OSError as error:
        raise TransientError(
            f"The file could not be read: {error.strerror or error}.", "It is tried again by itself; look at the disk."
        ) from error


def _read(path: Path, context: ReadContext) -> Iterator[Article]:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise EmptyError("It is empty.", "Drop it again with its text.")
    reader = next((reader for reader in FORMATS if reader.sniff(head, context.name)), None)
    if reader is None:
        raise UnreadableError("No reader knows this kind of file.", "docs/formats.md lists what can be read.")
    for article in reader.read(path, context):
        if context.sidecar:
            apply_sidecar(article, context.sidecar)
        if context.source and not article.source.name:
            article.source = Source(name=context.source, uri=article.source.uri, domain=article.source.domain)
            article.provenance["source"] = Provenance(origin="folder")
        yield article


__all__ = ["FORMATS", "Format", "ReadContext", "load", "read"]
