"""The sum that adds up: every file that was ever dropped is indexed, a duplicate, failed or pending."""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dateline.spool.claim import load_claim
from dateline.spool.ending import decided, read_record
from dateline.spool.failed import awaiting_retry, failed_paths
from dateline.spool.filerecord import archived_days
from dateline.spool.layout import Spool, is_claim_id
from dateline.spool.overdue import claim_ids


@dataclass(frozen=True)
class Account:
    """Counts of files. ``dropped`` comes from the claims, the others from where the files lie: they check each other.

    ``waiting`` (in the inbox) and ``claimed`` make up ``pending``. ``missing`` is 0 unless somebody removed files
    from failed/ by hand. ``articles`` counts what the indexed files brought; ``oldest`` is the arrival of the file
    that waits longest, ISO 8601 UTC.
    """

    dropped: int
    indexed: int
    duplicate: int
    failed: int
    pending: int
    waiting: int
    claimed: int
    articles: int
    oldest: str | None

    @property
    def missing(self) -> int:
        return self.dropped - self.indexed - self.duplicate - self.failed - self.pending

    @property
    def adds_up(self) -> bool:
        return self.missing == 0


@dataclass
class Accountant:
    """Counts quickly when asked again: what has come to rest in the archive is read once."""

    spool: Spool
    _archived: dict[str, Counter[str]] = field(default_factory=dict)
    _counted: dict[str, set[str]] = field(default_factory=dict)

    def account(self, waiting: Iterable[tuple[str, float]]) -> Account:
        """The account at this moment; ``waiting`` are the files in the inbox with their times of arrival.

        While files move, one may be met in two places: then it is counted again, a few times at most.
        """
        waiting = list(waiting)
        for _ in range(5):
            account = self._count(waiting)
            if account.adds_up:
                break
        return account

    def _count(self, waiting: list[tuple[str, float]]) -> Account:
        claimed, oldest = self._claimed()
        failed = sum(1 for _ in failed_paths(self.spool))
        retrying = awaiting_retry(self.spool)
        archived = self._archive()
        arrivals = [datetime.fromtimestamp(arrived, UTC).isoformat() for _, arrived in waiting]
        oldest = min([*arrivals, *([oldest] if oldest else [])], default=None)
        entries = archived["entries"] + claimed["entries"]
        return Account(
            dropped=entries + len(waiting) - archived["retried"] - claimed["retried"] - retrying,
            indexed=archived["indexed"],
            duplicate=archived["duplicate"],
            failed=failed,
            pending=len(waiting) + claimed["held"],
            waiting=len(waiting),
            claimed=claimed["held"],
            articles=archived["articles"],
            oldest=oldest,
        )

    def _claimed(self) -> tuple[Counter[str], str | None]:
        counts: Counter[str] = Counter()
        oldest = None
        for claim_id in claim_ids(self.spool):
            claim = load_claim(self.spool.claim_folder(claim_id))
            if claim is None:
                continue
            held = claim.held()
            gone = {file["number"] for file in (decided(claim) or {"files": []})["files"]} - {e.number for e in held}
            entries = [entry for entry in claim.entries if entry in held or entry.number in gone]
            counts["held"] += len(held)
            counts["entries"] += len(entries)
            counts["retried"] += sum(entry.retry_of is not None for entry in entries)
            oldest = min([entry.arrived for entry in held] + ([oldest] if oldest else []), default=None)
        return counts, oldest

    def _archive(self) -> Counter[str]:
        for day in archived_days(self.spool):
            folder = self.spool.archive / day[:4] / day[4:6] / day[6:]
            counted = self._counted.setdefault(day, set())
            for name in os.listdir(folder):
                if name not in counted and is_claim_id(name):
                    self._archived.setdefault(day, Counter()).update(_counts(folder / name))
                    counted.add(name)
        return sum(self._archived.values(), Counter())


def _counts(folder: Path) -> Counter[str]:
    record = read_record(folder)
    files = record["files"] if record else []
    counts = Counter(file["outcome"] for file in files)
    counts["entries"] = len(files)
    counts["retried"] = sum(file["retry_of"] is not None for file in files)
    counts["articles"] = sum(file["counts"].get("indexed", 0) for file in files)
    return counts
