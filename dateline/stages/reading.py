"""Reading the files of a claim, from turn to turn: readers give their articles one by one, and can be left standing."""

import time
from collections.abc import Iterator, Sequence

import structlog

from dateline.errors import FileError, TransientError
from dateline.formats.reading.context import Skipped
from dateline.settings import Settings
from dateline.spool.claim import Claim, Entry
from dateline.spool.stagefile import Failure, Line
from dateline.spool.traces import traced
from dateline.stages.files import articles_of

_log = structlog.stdlib.get_logger(__name__)


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
    out_of_memory = False
    try:
        for given in articles_of(claim, entry, settings):
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
        _log.exception("reader failed", **traced(claim, entry), file=entry.number)
        reason = f"Dateline could not read it: {type(error).__name__}: {error}"
        yield Line(entry.number, failure=Failure("parse", reason, "This is a fault in Dateline: please report it."))
    if out_of_memory:
        reason = f"Reading it takes more than {settings.parse_memory_mb:,} MB of memory."
        advice = "Split it, or raise DATELINE_PARSE_MEMORY_MB and retry."
        yield Line(entry.number, failure=Failure("parse", reason, advice))
