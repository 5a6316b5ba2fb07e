from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import lxml.etree
import pytest

from dateline.query.dates import moment
from dateline.query.timeline import Bar, Interval, Timeline
from services.api.page.charts.histogram import HEIGHT, histogram, limits, steps

NOW = datetime(2025, 3, 1, tzinfo=UTC)


def _link(first: str, last: str) -> str:
    return f"/search?from_date={first}&to_date={last}"


def _drawn(timeline: Timeline) -> lxml.etree._Element:
    return lxml.etree.fromstring(str(histogram(timeline, _link)))


@pytest.mark.parametrize(
    ("interval", "start", "end"),
    [
        ("hour", "2025-02-09T14:00:00.000+05:00", "2025-02-09T14:59:59+05:00"),
        ("day", "2025-02-09T00:00:00.000+05:00", "2025-02-10T00:00:00+05:00"),
        ("week", "2025-02-03T00:00:00.000+05:00", "2025-02-10T00:00:00+05:00"),
        ("month", "2025-02-01T00:00:00.000+05:00", "2025-03-01T00:00:00+05:00"),
        ("year", "2025-01-01T00:00:00.000+05:00", "2026-01-01T00:00:00+05:00"),
    ],
)
def test_a_bar_leads_to_just_its_time(interval: Interval, start: str, end: str) -> None:
    first, last = limits(interval, Bar(start, 1))
    zone = ZoneInfo("Asia/Karachi")
    assert moment("from_date", first, NOW, zone).start == datetime.fromisoformat(start)
    assert moment("to_date", last, NOW, zone).end == datetime.fromisoformat(end)


def test_the_highest_bar_fills_the_chart_and_one_article_can_be_seen() -> None:
    bars = [Bar(f"{year}-01-01T00:00:00.000Z", count) for year, count in ((2023, 1), (2024, 0), (2025, 10_000))]
    heights = [float(bar.get("height") or 0) for bar in _drawn(Timeline("year", 10_001, bars)).iter("rect")][1::2]
    assert heights[2] == HEIGHT
    assert heights[0] >= 1
    assert heights[1] == 0


def test_a_step_without_articles_leads_nowhere() -> None:
    bars = [Bar("2024-01-01T00:00:00.000Z", 0), Bar("2025-01-01T00:00:00.000Z", 2)]
    links = list(_drawn(Timeline("year", 2, bars)).iter("a"))
    assert [link.get("href") for link in links] == [_link("2025", "2025")]
    assert [step.url for step in steps(Timeline("year", 2, bars), _link)] == ["", _link("2025", "2025")]


def test_each_link_says_when_and_how_many() -> None:
    drawn = _drawn(Timeline("day", 1, [Bar("2025-02-09T00:00:00.000Z", 1)]))
    assert [title.text for title in drawn.iter("title")] == ["9 Feb 2025: 1 article"]


def test_an_address_cannot_leave_its_attribute() -> None:
    timeline = Timeline("year", 1, [Bar("2025-01-01T00:00:00.000Z", 1)])
    assert "<script>" not in histogram(timeline, lambda *_: '"><script>alert(1)</script>')
