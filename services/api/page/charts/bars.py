"""Counts over time as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HEIGHT: Final = 48.0
_STEP = 8.0  # from bar to bar
_GAP = 1.5


@dataclass(frozen=True)
class Bar:
    """One bar, in units of the chart: ``label`` is the time that it stands for."""

    x: float
    y: float
    width: float
    height: float
    count: int
    label: str


@dataclass(frozen=True)
class Bars:
    """Bars side by side, the highest as high as the chart; a count of 0 has no height."""

    width: float
    height: float
    most: int
    bars: list[Bar]

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width:g} {self.height:g}"


def bars(counts: Sequence[int], labels: Sequence[str], height: float = HEIGHT) -> Bars:
    """A bar for each count, in their order."""
    most = max(counts, default=0)
    drawn = [
        Bar(
            x=number * _STEP,
            y=height - (tall := height * count / most if most else 0.0),
            width=_STEP - _GAP,
            height=tall,
            count=count,
            label=label,
        )
        for number, (count, label) in enumerate(zip(counts, labels, strict=True))
    ]
    return Bars(max(len(drawn), 1) * _STEP, height, most, drawn)
