"""Failed files by what is the matter with them: a thousand that failed for one reason are one thing to mend."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.spool.failed import FailedFile, retry
from dateline.spool.layout import Spool

_QUOTED = re.compile(r"'[^']{0,200}'|\"[^\"]{0,200}\"|“[^”]{0,200}”")  # no longer, so that its time stays linear
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True)
class Failure:
    """One reason. ``kind``: the reason without names and numbers; ``files``: the newest first."""

    kind: str
    stage: str
    advice: str
    files: list[FailedFile]


def failures(files: Iterable[FailedFile]) -> list[Failure]:
    """The files by their reasons, the most frequent first."""
    groups: dict[tuple[str, str], list[FailedFile]] = defaultdict(list)
    for file in files:
        groups[kind_of(file), file.stage].append(file)
    found = [
        Failure(kind, stage, several[0].advice, sorted(several, key=lambda file: file.time, reverse=True))
        for (kind, stage), several in groups.items()
    ]
    return sorted(found, key=lambda failure: (-len(failure.files), failure.kind))


def kind_of(file: FailedFile) -> str:
    """The reason of the file without its name, and without what else differs from file to file."""
    reason = file.reason
    for name in (file.path, file.name, file.name.rpartition("/")[2]):
        reason = reason.replace(name, "…")
    return _NUMBER.sub("N", _QUOTED.sub("…", reason))


def is_meant(file: FailedFile, path: str | None, reason: str | None) -> bool:
    """Whether it is the file of this path, as it is or as it is printed, or failed for this reason (its kind)."""
    return path in (file.path, file.name) or reason == kind_of(file)


def retried(spool: Spool, file: FailedFile) -> str | None:
    """Move the file back into the inbox; why that could not be, else None."""
    try:
        retry(spool, file.path)
    except FileNotFoundError:
        return "it is not there any more"
    except FileExistsError:
        return "a file of that name is in the inbox; move one of them away"
    return None
