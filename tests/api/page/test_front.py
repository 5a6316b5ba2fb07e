"""The front page: what arrived hour by hour."""

from datetime import UTC, datetime, timedelta

from dateline.query.timeline import Bar
from services.api.page.views.front import by_hour

NOW = datetime(2026, 3, 1, 12, 20, tzinfo=UTC)


def bar(back: int, count: int) -> Bar:
    """So many articles in the hour that ran so many hours ago."""
    return Bar((NOW - timedelta(hours=back)).replace(minute=0).isoformat(), count)


def test_an_hour_without_articles_is_told_too_also_before_the_first_and_after_the_last() -> None:
    hours = by_hour([bar(5, 2), bar(4, 0), bar(3, 7)], NOW)
    assert len(hours) == 24
    assert hours[-6:] == [2, 0, 7, 0, 0, 0]
    assert hours[:-6] == [0] * 18


def test_the_hour_that_runs_is_the_last() -> None:
    assert by_hour([bar(0, 3)], NOW)[-1] == 3


def test_what_arrived_more_than_24_hours_ago_is_not_told() -> None:
    assert sum(by_hour([bar(24, 9), bar(0, 1)], NOW)) == 1


def test_hours_begin_where_they_do_in_the_time_zone() -> None:
    hours = by_hour([Bar("2026-03-01T17:30:00+05:30", 4)], NOW)
    assert hours[-1] == 4


def test_without_articles_every_hour_is_empty() -> None:
    assert by_hour([], NOW) == [0] * 24
