"""Articles over time: a bar a step, each a link to the articles of its time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from markupsafe import Markup

from dateline.query.timeline import Bar, Interval, Timeline
from services.api.page.wording import counted

HEIGHT: Final = 72  # pixels of the highest bar
_LEAST = 2  # pixels: one article among thousands is seen, too
_WIDEST = 4.0  # per cent: few bars are no blocks
_FILLED = 0.84  # of a step; the rest is the gap to the next
_TICKS = (0, 0.3, 0.6)  # of the width: on a phone the words at them end before those at the right edge begin

Link = Callable[[str, str], str]
"""The address of what was between two dates, both in the words of ``from_date`` and ``to_date``."""


@dataclass(frozen=True)
class Step:
    """One bar, and what is told of it."""

    text: str
    first: str
    last: str
    count: int
    url: str


def steps(timeline: Timeline, link: Link) -> list[Step]:
    """The bars as they are told: also those without articles, which have no address."""
    found = []
    for bar in timeline.bars:
        first, last = limits(timeline.interval, bar)
        found.append(
            Step(_said(timeline.interval, bar), first, last, bar.count, link(first, last) if bar.count else "")
        )
    return found


def limits(interval: Interval, bar: Bar) -> tuple[str, str]:
    """From when to when a bar reaches, as ``from_date`` and ``to_date`` have it; both are within."""
    day = bar.start[:10]
    if interval == "year":
        return day[:4], day[:4]
    if interval == "month":
        return day[:7], day[:7]
    if interval == "week":
        return day, (datetime.fromisoformat(bar.start) + timedelta(days=6)).date().isoformat()
    if interval == "day":
        return day, day
    start = datetime.fromisoformat(bar.start)
    return start.isoformat(), (start + timedelta(minutes=59, seconds=59)).isoformat()


def histogram(timeline: Timeline, link: Link) -> Markup:
    """The bars as SVG: lengths across in per cent and down in pixels, so that it fits any width and can be read there.

    The links are for the mouse: beside it belongs a table of ``steps``, for the keyboard and for being read out.
    """
    told = steps(timeline, link)
    highest = max((step.count for step in told), default=0) or 1
    width = 100 / max(len(told), 1)
    bars = Markup().join(_bar(step, at * width, width, highest) for at, step in enumerate(told))
    return Markup(
        '<svg class="chart histogram" width="100%" height="{height}" aria-hidden="true" data-histogram="">'
        '<line class="axis" x1="0" x2="100%" y1="{axis}" y2="{axis}"/>{bars}{ticks}</svg>'
    ).format(height=HEIGHT + 18, axis=HEIGHT + 0.5, bars=bars, ticks=_ticks(told, width))


def _bar(step: Step, left: float, width: float, highest: int) -> Markup:
    thick = min(width * _FILLED, _WIDEST)
    high = max(_LEAST, HEIGHT * step.count / highest) if step.count else 0
    drawn = Markup(
        '<rect class="step" x="{left:.3f}%" y="0" width="{width:.3f}%" height="{height}"'
        ' data-first="{first}" data-last="{last}"/>'
        '<rect class="bar" x="{inner:.3f}%" y="{top:.1f}" width="{thick:.3f}%" height="{high:.1f}"/>'
    ).format(
        left=left,
        width=width,
        height=HEIGHT,
        first=step.first,
        last=step.last,
        inner=left + (width - thick) / 2,
        top=HEIGHT - high,
        thick=thick,
        high=high,
    )
    if not step.count:
        return drawn
    told = f"{step.text}: {counted(step.count, 'article')}"
    return Markup('<a href="{url}" tabindex="-1"><title>{told}</title>{drawn}</a>').format(
        url=step.url, told=told, drawn=drawn
    )


def _ticks(told: list[Step], width: float) -> Markup:
    """A few steps by name: the first at the left edge, the last at the right one."""
    count = len(told)
    each = [round(tick * count) for tick in _TICKS]
    inner = [
        Markup('<text x="{x:.3f}%" y="{y}">{text}</text>').format(x=at * width, y=HEIGHT + 14, text=told[at].text)
        for at in dict.fromkeys(each)
        if at < count - 1
    ]
    last = Markup('<text x="100%" y="{y}" text-anchor="end">{text}</text>').format(
        y=HEIGHT + 14, text=told[-1].text if told else ""
    )
    return Markup().join([*inner, last])


def _said(interval: Interval, bar: Bar) -> str:
    start = datetime.fromisoformat(bar.start)
    if interval == "year":
        return f"{start:%Y}"
    if interval == "month":
        return f"{start:%b %Y}"
    if interval == "hour":
        return f"{start.day} {start:%b, %H:%M}"
    return f"{start.day} {start:%b %Y}"
