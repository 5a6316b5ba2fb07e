"""A claim's articles in portions: one is read while others are enriched and indexed, so that a bundle holds up nobody.

A portion is named by the number of its first line. It is ``parsed/000000008`` when it has been read, then
``enriched/000000008``, and when it is in the index ``parts/000000008`` says what became of each line. Few articles are
one portion, and then the record of the claim says that.
"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

from dateline.spool.claim import Claim
from dateline.spool.durable import create_whole, disk_trouble, write_durably
from dateline.spool.parts import Part
from dateline.spool.stagefile import Line

PARSED, ENRICHED, PARTS = "parsed", "enriched", "parts"
_NAME = re.compile(r"\d{9}")


def starts(claim: Claim, stage: str) -> set[int]:
    """Where the portions begin that have come through this stage: ``PARSED``, ``ENRICHED`` or ``PARTS``."""
    with contextlib.suppress(FileNotFoundError):
        return {int(name) for name in os.listdir(claim.folder / stage) if _NAME.fullmatch(name)}
    return set()


def next_start(claim: Claim) -> int | None:
    """The number of the first line that has not been read yet; None when all have been."""
    newest = max(starts(claim, PARSED), default=None)
    if newest is None:
        return 0
    try:
        head = _head(claim.folder / PARSED / _name(newest))
    except FileNotFoundError:
        return None  # the claim is just going to the archive
    return None if head["last"] else newest + int(head["lines"])


def add(claim: Claim, start: int, lines: Sequence[Line], *, last: bool) -> bool:
    """Add the lines as the next portion; False when another worker has added that one. Raises TransientError."""
    folder = claim.folder / PARSED
    with disk_trouble(folder):
        folder.mkdir(exist_ok=True)
    head = json.dumps({"lines": len(lines), "last": last}).encode() + b"\n"
    return create_whole(folder / _name(start), head + b"".join(line.encoded() for line in lines))


def read(claim: Claim, stage: str, start: int) -> Iterator[Line]:
    """The lines of a portion. Raises FileNotFoundError when the stage has not left it."""
    with (claim.folder / stage / _name(start)).open("rb") as file:
        yield from map(Line.decoded, islice(file, 1, None))


def write_enriched(claim: Claim, start: int, lines: Iterable[Line]) -> None:
    """Leave the portion for the index. Raises TransientError for disk trouble."""
    head = json.dumps(_head(claim.folder / PARSED / _name(start))).encode() + b"\n"
    _write(claim, ENRICHED, start, (head, *(line.encoded() for line in lines)))


def write_parts(claim: Claim, start: int, parts: Iterable[Part]) -> None:
    """Say what became of the lines of a portion. Raises TransientError for disk trouble."""
    _write(claim, PARTS, start, (json.dumps(part.told()).encode() + b"\n" for part in parts))


def read_parts(claim: Claim, first: int = 0) -> Iterator[Part]:
    """What became of each line, in their order, from the line of this number on."""
    ended = sorted(starts(claim, PARTS))
    begun = max((start for start in ended if start <= first), default=0)
    for start in ended:
        if start >= begun:
            with (claim.folder / PARTS / _name(start)).open("rb") as file:
                yield from (Part.of(json.loads(line)) for line in islice(file, max(0, first - start), None))


def is_alone(claim: Claim, start: int) -> bool:
    """Whether this portion is all that the claim gives."""
    return start == 0 and bool(_head(claim.folder / ENRICHED / _name(0))["last"])


def stage(claim: Claim, start: int) -> str:
    """What the portion waits for: parse, enrich or index; nothing, ``""``, when it is in the index."""
    name = _name(start)
    for folder, waits_for in ((PARTS, ""), (ENRICHED, "index"), (PARSED, "enrich")):
        if (claim.folder / folder / name).exists():
            return waits_for
    return "parse"


def unfinished(claim: Claim) -> int:
    """How many portions have been read and are not in the index yet."""
    return len(starts(claim, PARSED)) - len(starts(claim, PARTS))


def are_complete(claim: Claim) -> bool:
    """Whether all has been read and is in the index."""
    return next_start(claim) is None and not unfinished(claim)


def due(claim: Claim) -> list[tuple[str, int]]:
    """The stages that have something to do, each with the start of its portion."""
    if (claim.folder / "record.json").exists():
        return [("index", 0)]  # decided, and not all has been carried out
    parsed, enriched, ended = (starts(claim, folder) for folder in (PARSED, ENRICHED, PARTS))
    waiting = [("enrich", start) for start in sorted(parsed - enriched)]
    waiting += [("index", start) for start in sorted(enriched - ended)]
    unread = next_start(claim)
    if unread is not None:
        waiting.append(("parse", unread))
    # All is in the index, and the end is missing.
    return waiting or [("index", max(parsed, default=0))]


def progress(claim: Claim) -> dict[str, int]:
    """How many lines were read, enriched and indexed so far."""
    parsed = sorted(starts(claim, PARSED))
    ends = dict(pairwise([*parsed, _end(claim, parsed[-1])])) if parsed else {}
    return {
        done: sum(ends[start] - start for start in starts(claim, folder) if start in ends)
        for done, folder in (("parsed", PARSED), ("enriched", ENRICHED), ("indexed", PARTS))
    }


def begin_again(claim: Claim) -> None:
    """Forget all that was read of the claim."""
    for folder in (PARTS, ENRICHED, PARSED):
        shutil.rmtree(claim.folder / folder, ignore_errors=True)


def _end(claim: Claim, newest: int) -> int:
    try:
        return newest + int(_head(claim.folder / PARSED / _name(newest))["lines"])
    except FileNotFoundError:
        return newest  # the claim is just going to the archive


def _write(claim: Claim, stage: str, start: int, lines: Iterable[bytes]) -> None:
    folder = claim.folder / stage
    with disk_trouble(folder):
        folder.mkdir(exist_ok=True)
    write_durably(folder / _name(start), lines)


def _head(path: Path) -> dict[str, int | bool]:
    with path.open("rb") as file:
        head: dict[str, int | bool] = json.loads(file.readline())
    return head


def _name(start: int) -> str:
    return f"{start:09d}"
