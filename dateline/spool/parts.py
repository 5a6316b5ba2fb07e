"""What became of the parts of a file, an article each, and what of the file as a whole follows from them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

from dateline.spool.stagefile import Failure

MOST_TOLD = 100
"""So many articles and notes the record of one file carries; all of them stand in ``parts/``."""

Fate = Literal["indexed", "duplicate", "failed", "skipped"]


@dataclass(frozen=True)
class Part:
    """One article of a file, or what gave none. ``skipped`` is what nobody misses: a picture in a bundle.

    ``member`` is its path in the bundle, ``item`` its number in the file. ``duplicate_of`` is a file id. ``note`` says
    what gave no article, and why; ``failure`` ended the reading of the whole file.
    """

    file: int
    outcome: Fate
    id: str | None = None
    headline: str | None = None
    member: str | None = None
    item: int | None = None
    duplicate_of: str | None = None
    failure: Failure | None = None
    note: str | None = None

    def told(self) -> dict[str, Any]:
        """What is known of the part, for JSON."""
        return {key: value for key, value in asdict(self).items() if value is not None}

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """The part of which that was told."""
        failure = told.get("failure")
        return cls(**{**told, "failure": Failure(**failure) if failure else None})


@dataclass
class Outcome:
    """How it ended for one file. ``articles`` are its first ones; ``counts`` has all of its parts by their fate."""

    file: int
    outcome: Literal["indexed", "duplicate", "failed"]
    articles: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    duplicate_of: str | None = None
    failure: Failure | None = None
    notes: list[str] = field(default_factory=list)


def outcomes(parts: Iterable[Part]) -> list[Outcome]:
    """The outcome of each file from those of its parts: indexed if any is, else duplicate if any is, else failed."""
    found: dict[int, _Sum] = {}
    for part in parts:
        found.setdefault(part.file, _Sum(part.file)).add(part)
    return [found[number].outcome() for number in sorted(found)]


@dataclass
class _Sum:
    file: int
    counts: Counter[str] = field(default_factory=Counter)
    articles: list[dict[str, Any]] = field(default_factory=list)
    duplicate_of: str | None = None
    failure: Failure | None = None
    notes: list[str] = field(default_factory=list)
    unsaid: int = 0

    def add(self, part: Part) -> None:
        self.counts[part.outcome] += 1
        if part.id and part.outcome != "failed" and len(self.articles) < MOST_TOLD:
            member = {"member": part.member} if part.member else {}
            self.articles.append({"id": part.id, "headline": part.headline, **member})
        self.duplicate_of = self.duplicate_of or part.duplicate_of
        self.failure = self.failure or part.failure
        self._note(part.note)
        if part.failure and part.failure != self.failure:
            self._note(part.failure.reason)

    def _note(self, note: str | None) -> None:
        if note is None:
            return
        if len(self.notes) < MOST_TOLD:
            self.notes.append(note)
        else:
            self.unsaid += 1

    def outcome(self) -> Outcome:
        notes, failure = self.notes, self.failure
        best: Literal["indexed", "duplicate", "failed"] = "failed"
        if self.counts["indexed"] or self.counts["duplicate"]:
            best = "indexed" if self.counts["indexed"] else "duplicate"
            notes = [*notes, failure.reason] if failure else notes
            failure = None
        if self.unsaid:
            notes = [*notes, f"and {self.unsaid:,} more of that kind"]
        duplicate_of = self.duplicate_of if best == "duplicate" else None
        return Outcome(self.file, best, self.articles, dict(self.counts), duplicate_of, failure, notes)
