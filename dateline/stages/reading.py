"""Reading the files of a claim, from turn to turn: readers give their articles one by one, and can be left standing."""

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from dateline.article import Article, FileRef, Source
from dateline.errors import FileError, SidecarError, TooLargeError, TransientError, UnreadableError
from dateline.settings import Settings
from dateline.spool.claim import Claim, Entry
from dateline.spool.durable import disk_trouble
from dateline.spool.layout import SIDECAR, printable
from dateline.spool.stagefile import Failure, Line

if TYPE_CHECKING:  # the readers of all formats take 15 MB, and only the worker that parses needs them
    from dateline.formats import ReadContext, Skipped

_log = structlog.stdlib.get_logger(__name__)
_CHUNK = 1 << 20
_FILES_A_MOMENT = 1_000  # so many times the milliseconds of our age is a whole number in every reader of JSON


class Reading:
    """The lines of a claim's files, with a place up to which they were handed on.

    A worker keeps it from one turn to the next. One that comes to it anew begins at the first line, and skips.
    """

    def __init__(self, claim: Claim, settings: Settings) -> None:
        held = claim.held()
        self.files = len(held)
        self._exhausted = False
        self._lines = (line for entry in held for line in _read_file(claim, entry, settings))
        self.position = 0
        self._gathered: list[Line] = []

    def skip_to(self, start: int, end: float) -> bool:
        """Pass over the lines before this one; False when the time (monotonic) was up before.

        Raises TransientError for disk trouble, as ``gather`` does: then this reading is of no more use.
        """
        while self.position < start and (self._gathered or not self._exhausted):
            if self._gathered:
                self.release(1)
            else:
                self._exhausted = next(self._lines, None) is None
                self.position += 1
            if time.monotonic() > end:
                return self.position == start
        return True

    def gather(self, most: int, chars: int, end: float) -> tuple[Sequence[Line], bool]:
        """The next lines, and whether they are the last.

        So many, with about so many characters in all, and one at least before the time is up.
        """
        held = sum(map(_chars, self._gathered))
        # One more than wanted tells whether those were all.
        while len(self._gathered) <= most and held < chars:
            line = next(self._lines, None)
            if line is None:
                self._exhausted = True
                break
            self._gathered.append(line)
            held += _chars(line)
            if time.monotonic() > end:
                break
        return self._gathered[:most], self._exhausted and len(self._gathered) <= most

    def gathered_from(self, start: int) -> Sequence[Line]:
        """The lines that were read and not handed on, where they begin at this number."""
        return self._gathered if self.position == start else []

    def release(self, count: int) -> None:
        """So many of the gathered lines were handed on."""
        self.position += count
        del self._gathered[:count]


def _chars(line: Line) -> int:
    return len(line.article.body) if line.article else 0


def _read_file(claim: Claim, entry: Entry, settings: Settings) -> Iterator[Line]:
    """A line an article, and at the end one for what ended the reading early."""
    from dateline.formats import Skipped  # noqa: PLC0415  see above

    out_of_memory = False
    try:
        for given in _articles(claim, entry, settings):
            if isinstance(given, Skipped):
                yield Line(entry.number, note=f"{given.where}: {given.reason}", is_fault=given.is_fault)
            else:
                yield Line(entry.number, given)
    except FileError as error:
        yield Line(entry.number, failure=Failure.of("parse", error))
    except TransientError:
        raise
    except MemoryError:
        out_of_memory = True  # what holds the memory is let go only after this block
    except Exception as error:  # noqa: BLE001  quarantined: a fault of a reader costs one file, never the claim
        _log.exception("reader failed", claim=claim.id, file=entry.number)
        reason = f"Dateline could not read it: {type(error).__name__}: {error}"
        yield Line(entry.number, failure=Failure("parse", reason, "This is a fault in Dateline: please report it."))
    if out_of_memory:
        reason = f"Reading it takes more than {settings.parse_memory_mb:,} MB of memory."
        advice = "Split it, or raise DATELINE_PARSE_MEMORY_MB and retry."
        yield Line(entry.number, failure=Failure("parse", reason, advice))


def _articles(claim: Claim, entry: Entry, settings: Settings) -> "Iterator[Article | Skipped]":
    from dateline.formats import ReadContext, Skipped, mapping_file, read, source_rules  # noqa: PLC0415  see above
    from dateline.formats.reading import Budget  # noqa: PLC0415
    from dateline.formats.sidecar import read_sidecar  # noqa: PLC0415

    path = claim.source(entry)
    size = _regular_size(path, settings)
    if entry.name.endswith(SIDECAR):
        raise SidecarError(
            f"It is a sidecar, and {printable(entry.name.removesuffix(SIDECAR))} never came.",
            "Drop the sidecar first and its file after it, or both again.",
        )
    sidecar = read_sidecar(claim.sidecar(entry)) if claim.sidecar(entry).exists() else None
    rule = claim.rule(entry, source_rules.FILE)
    rules = source_rules.load_rules(rule) if rule.exists() else None
    mapping = claim.rule(entry, mapping_file.FILE)
    file = FileRef(
        id=claim.file_id(entry),
        path=printable(entry.path),
        name=printable(entry.name),
        sha256=_sha256(path),
        size=size,
    )
    context = ReadContext(
        name=file.name,
        source=printable(entry.source) if entry.source else None,
        received=claim.created,
        file_time=datetime.fromisoformat(entry.modified),
        time_zone=(rules and rules.time_zone) or settings.time_zone,
        max_article_chars=settings.max_article_chars,
        max_file_bytes=int(settings.max_file_mb * 1e6),
        sidecar=sidecar,
        rules=rules,
        mapping=mapping_file.load_mapping(mapping) if mapping.exists() else None,
        budget=Budget(int(settings.bundle_mb * 1e6), settings.bundle_members, settings.bundle_depth),
    )
    for given in read(path, context):
        yield given if isinstance(given, Skipped) else _completed(given, file, context, entry.number)


def _completed(article: Article, file: FileRef, context: "ReadContext", number: int) -> Article:
    """The article with what only its file tells: file, source, time of arrival, identity, version."""
    read_as = article.file
    article.file = file.model_copy(update=read_as.model_dump(include={"media_type", "encoding", "item", "member"}))
    article.received = context.received
    if context.source and article.source == Source():
        article.source = Source(name=context.source)
    if article.uri and article.version == 1:
        # The same uri again without a version of its own is a later state of the article. Files that were claimed
        # together have one time, and are numbered as they arrived.
        moment = int((article.updated or context.received).timestamp() * 1000)
        article.version = max(1, moment * _FILES_A_MOMENT + min(number, _FILES_A_MOMENT - 1))
    return article.identified()


def _regular_size(path: Path, settings: Settings) -> int:
    """The size of the file in bytes. Raises UnreadableError for what is no file, TooLargeError over the limit."""
    state = os.lstat(path)
    if stat.S_ISLNK(state.st_mode):
        raise UnreadableError(
            f"It is a symbolic link to {printable(os.readlink(path))}; links are never followed.",
            "Copy the file itself into the inbox.",
        )
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableError("It is not a regular file.", "Only files can be read: no pipe, socket or device.")
    if state.st_size > settings.max_file_mb * 1e6:
        raise TooLargeError(
            f"It has {state.st_size / 1e6:,.1f} MB; the limit is {settings.max_file_mb:g} MB.",
            "Split it, or raise DATELINE_MAX_FILE_MB and retry.",
        )
    return state.st_size


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with disk_trouble(path):
        try:
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
        except PermissionError as error:
            raise UnreadableError(
                "Dateline may not read it.",
                "Give the user that runs Dateline the right to read it (chmod a+r), then retry.",
            ) from error
    return digest.hexdigest()
