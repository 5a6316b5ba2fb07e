"""One measured figure, its limit and the verdict on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Verdict = Literal["met", "missed", "reported"]


@dataclass(frozen=True)
class Figure:
    """A measured value. ``at_most`` or ``at_least`` is its limit; with neither it is only reported."""

    name: str
    value: float
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def verdict(self) -> Verdict:
        if self.at_most is None and self.at_least is None:
            return "reported"
        within = self.value <= (math.inf if self.at_most is None else self.at_most)
        return "met" if within and self.value >= (self.at_least or 0) else "missed"

    @property
    def limit(self) -> str:
        """The limit in words; empty when there is none."""
        if self.at_most is not None:
            return f"at most {self.at_most:g} {self.unit}".strip()
        return f"at least {self.at_least:g} {self.unit}".strip() if self.at_least is not None else ""


@dataclass(frozen=True)
class Options:
    """How much to measure."""

    quick: bool

    def pick(self, full: int, quick: int) -> int:
        """The number for this run."""
        return quick if self.quick else full


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def peak_megabytes(process: int | None = None) -> float:
    """The most resident memory of a process so far; by default, of this one.

    Not by getrusage(2): what it tells of a program that was just started begins with the memory of whoever started it.
    """
    status = Path(f"/proc/{process or 'self'}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1000
