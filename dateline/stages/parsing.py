"""From the bytes of a claim's files to portions of articles, in turns, so that a bundle gives way to others."""

import math
import time
from collections.abc import Iterator

from dateline.settings import Settings
from dateline.spool import portions
from dateline.spool.claim import Claim
from dateline.spool.delivery import deaths
from dateline.spool.stagefile import Failure, Line
from dateline.stages.reading import Reading

# Lines of a portion. The first articles of a bundle are searchable after about a second; 16 keep an enriching process
# busy for another, so long a single file waits behind each. More lines make the model no faster.
_FIRST, _MOST = 8, 16
_MOST_CHARS = 500_000  # of all bodies of a portion; some ten seconds of enrichment


def parse(claim: Claim, reading: Reading, settings: Settings, seconds: float = math.inf) -> Iterator[int]:
    """Read on, and yield the number of the first line of each portion as soon as it is there.

    It ends when all is read, after about so many ``seconds``, or when enough waits for the later stages: see
    ``next_to_read``. Raises TransientError for disk trouble.
    """
    end = time.monotonic() + seconds
    while (start := next_to_read(claim, settings)) is not None:
        if not reading.skip_to(start, end):
            return
        if _is_deadly_near(claim, start):
            lines, last = reading.gather(1, _MOST_CHARS, -math.inf)
        else:
            lines, last = reading.gather(_lines_of(start, reading.files), _MOST_CHARS, end)
        if not portions.add(claim, start, lines, last=last):
            return  # another worker is at it
        reading.release(len(lines))
        yield start
        if time.monotonic() > end:
            return


def next_to_read(claim: Claim, settings: Settings) -> int | None:
    """The line to read on from; None when all is read, or while enough waits to be enriched and indexed.

    With one portion more than there are processes, none of them has to wait, and others wait for few.
    """
    return portions.next_start(claim) if portions.unfinished(claim) <= settings.enrich_processes else None


def give_up(claim: Claim, reading: Reading | None, failure: Failure) -> int | None:
    """End the reading for this reason. What was read before stands.

    The start of the last portion, or None when the reading had ended. Raises TransientError for disk trouble.
    """
    start = portions.next_start(claim)
    if start is None:
        return None
    gathered = reading.gathered_from(start) if reading else []
    failures = [Line(entry.number, failure=failure) for entry in claim.held()]
    portions.add(claim, start, [*gathered, *failures], last=True)
    return start


def _is_deadly_near(claim: Claim, start: int) -> bool:
    """Whether a worker was killed about here: line by line, all that comes before the deadly one is kept."""
    killed_at = (int(work.removeprefix("parse.")) for work in deaths(claim) if work.startswith("parse."))
    return any(place <= start <= place + _MOST for place in killed_at)


def _lines_of(start: int, files: int) -> int:
    """How many lines the portion that begins there may have: files that were claimed together stay together."""
    return max(_FIRST, files) if start == 0 else min(_MOST, max(_FIRST, start))
