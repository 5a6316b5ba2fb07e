"""How many on each of some days, as bars: large enough to be read, or as small as a word."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from services.api.page.wording import counted

HEIGHT: Final = 88  # pixels of the highest bar
_SMALL: Final = (84, 20)  # pixels: a sparkline stands in a line of text
_LEAST = 2  # pixels: one among hundreds is seen, too
_FILLED = 0.72  # of a day; the rest is the gap to the next


def whole(days: Mapping[str, int], last: date, count: int) -> dict[date, int]:
    """So many days to the last one, in their order, also those that have none. ``days`` are by their ISO dates."""
    every = [last - timedelta(days=back) for back in reversed(range(count))]
    return {day: days.get(day.isoformat(), 0) for day in every}


def bars(days: Mapping[date, int], one: str, many: str) -> Markup:
    """A bar a day with its number to be pointed at. Lengths across are per cent, so that it fits any width."""
    every, highest = list(days), max(days.values(), default=0) or 1
    width = 100 / max(len(days), 1)
    drawn = Markup().join(
        _bar(f"{_said(day)}: {counted(days[day], one, many)}", days[day] / highest, at * width, width)
        for at, day in enumerate(every)
    )
    return Markup(
        '<svg class="chart bars-of-days" width="100%" height="{height}" role="img" aria-label="{told}">{drawn}'
        '<line class="axis" x1="0" x2="100%" y1="{axis}" y2="{axis}"/>'
        '<text x="0" y="{text}">{first}</text><text x="100%" y="{text}" text-anchor="end">{last}</text>'
        '<text x="0" y="10">{highest}</text></svg>'
    ).format(
        height=HEIGHT + 36,
        told=f"{counted(sum(days.values()), one, many)} in {len(days)} days, at most {highest} on one",
        drawn=drawn,
        axis=HEIGHT + 16.5,
        text=HEIGHT + 32,
        first=_said(every[0]) if every else "",
        last=_said(every[-1]) if every else "",
        highest=counted(highest, one, many) if any(days.values()) else "",
    )


def sparkline(days: Mapping[date, int], one: str, many: str) -> Markup:
    """The same without words, for a line of text."""
    width, height = _SMALL
    step, highest = width / max(len(days), 1), max(days.values(), default=0) or 1
    drawn = Markup().join(
        Markup('<rect class="bar{none}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{high:.1f}"/>').format(
            none="" if count else " none",
            x=at * step,
            y=height - (high := max(_LEAST, height * count / highest) if count else 1),
            width=step * _FILLED,
            high=high,
        )
        for at, count in enumerate(days.values())
    )
    return Markup(
        '<svg class="chart in-line" width="{width}" height="{height}" role="img" aria-label="{told}">{drawn}</svg>'
    ).format(width=width, height=height, told=_told(days, one, many), drawn=drawn)


def _bar(told: str, share: float, left: float, width: float) -> Markup:
    high = max(_LEAST, (HEIGHT - 4) * share) if share else 0
    return Markup(
        '<g><title>{told}</title><rect class="step" x="{left:.3f}%" y="16" width="{width:.3f}%" height="{height}"/>'
        '<rect class="bar" x="{inner:.3f}%" y="{top:.1f}" width="{thick:.3f}%" height="{high:.1f}"/></g>'
    ).format(
        told=told,
        left=left,
        width=width,
        height=HEIGHT,
        inner=left + width * (1 - _FILLED) / 2,
        top=HEIGHT + 16 - high,
        thick=width * _FILLED,
        high=high,
    )


def _told(days: Mapping[date, int], one: str, many: str) -> str:
    each = ", ".join(str(count) for count in days.values())
    return f"{counted(sum(days.values()), one, many)} in {len(days)} days: {each}"


def _said(day: date) -> str:
    return f"{day.day} {day:%B}"
