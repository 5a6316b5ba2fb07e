"""When a file is complete. A pure object, driven by the clock and the facts that it is given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dateline.spool.inbox import Waiting
from dateline.spool.layout import SIDECAR

Writing = Callable[[str], bool | None]
"""Whether somebody has this file (path below the inbox) open for writing; None where that cannot be known."""


@dataclass
class Settle:
    """Decides which files are complete.

    A file is complete when the system says that nobody has it open for writing; where the system cannot say, when
    its size and time have stood still for ``seconds``. An empty file, and a sidecar without its file, may still
    get company: they are complete only ``empty_seconds`` after they came.
    """

    seconds: float
    empty_seconds: float
    writing: Writing
    _still: dict[str, tuple[int, int, float]] = field(default_factory=dict)

    def complete(self, files: Iterable[Waiting], now: float, wall: float) -> list[Waiting]:
        """Those of the files that are complete, longest waiting first.

        ``now`` is a monotonic time and ``wall`` the time by the clock that stamps the files, both in seconds. Call it
        with all files of the inbox: what is not among them is forgotten.
        """
        files = list(files)
        since = {file.path: self._standing_since(file, now) for file in files}
        self._still = {file.path: (file.size, file.modified_ns, since[file.path]) for file in files}
        ready = [file for file in files if self._is_complete(file, now - since[file.path], wall - file.arrived)]
        return sorted(ready, key=lambda file: file.arrived)

    def unsettled(self) -> int:
        """How many files the last call saw."""
        return len(self._still)

    def _standing_since(self, file: Waiting, now: float) -> float:
        size, modified, since = self._still.get(file.path, (-1, -1, now))
        return since if (size, modified) == (file.size, file.modified_ns) else now

    def _is_complete(self, file: Waiting, still: float, age: float) -> bool:
        if not file.regular:
            return True  # nothing is written to a link; parsing refuses it with a reason
        expects_more = file.size == 0 or file.path.endswith(SIDECAR)
        if expects_more and max(age, still) < self.empty_seconds:
            return False
        writing = self.writing(file.path)
        return still >= self.seconds if writing is None else not writing
