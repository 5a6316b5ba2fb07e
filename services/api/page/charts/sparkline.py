"""Counts over time as a line as high as a word, without axes (E. Tufte, "Beautiful Evidence", 2006)."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

WIDTH: Final = 80.0
HEIGHT: Final = 18.0
_EDGE = 2.0  # room for the dot at the end, and for the line's own width


def sparkline(counts: Sequence[int], told: str) -> Markup:
    """The counts, oldest first; ``told`` says the same to those who do not see it. Two are no course: it is empty."""
    if len(counts) < 3:
        return Markup()
    highest = max(counts) or 1
    step = (WIDTH - 2 * _EDGE) / (len(counts) - 1)
    points = [
        (_EDGE + at * step, HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * count / highest) for at, count in enumerate(counts)
    ]
    return Markup(
        '<svg class="chart spark" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{told}">'
        '<polyline class="line" points="{points}"/><circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="2"/></svg>'
    ).format(
        width=WIDTH,
        height=HEIGHT,
        told=told,
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points),
        x=points[-1][0],
        y=points[-1][1],
    )
