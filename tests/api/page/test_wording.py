"""Numbers and times as a newspaper writes them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.api.page.wording import ago, as_time, clock, counted, day, lasting, number, size, weekday

NOON = datetime(2025, 2, 9, 12, tzinfo=UTC)
AUCKLAND = ZoneInfo("Pacific/Auckland")  # 13 hours ahead in February


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (1234, "1,234"), (0.5, "0.5"), (2.0, "2"), (-3, "-3")])
def test_numbers_have_commas_and_no_needless_decimals(value: float, written: str) -> None:
    assert number(value) == written


def test_one_is_counted_in_the_singular_and_all_else_in_the_plural() -> None:
    assert [counted(n, "article") for n in (0, 1, 2345)] == ["0 articles", "1 article", "2,345 articles"]
    assert counted(2, "story", "stories") == "2 stories"


def test_a_day_has_no_leading_zero_and_is_the_readers_own() -> None:
    assert day(NOON) == "9 February 2025"
    assert weekday(NOON) == "Sunday, 9 February 2025"
    assert weekday(NOON, AUCKLAND) == "Monday, 10 February 2025"
    assert clock(NOON, AUCKLAND) == "01:00"


def test_a_time_without_a_zone_is_in_utc() -> None:
    assert as_time("2025-02-09T12:00:00") == as_time("2025-02-09T13:00:00+01:00") == NOON


@pytest.mark.parametrize(
    ("passed", "written"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=5), "5 min ago"),
        (timedelta(minutes=119), "1 h ago"),
        (timedelta(hours=23), "23 h ago"),
        (timedelta(days=13), "13 d ago"),
        (timedelta(days=15), "25 January 2025"),
        (timedelta(days=-1), "10 February 2025"),
    ],
)
def test_how_long_ago_is_told_in_one_unit_and_after_a_fortnight_by_the_day(passed: timedelta, written: str) -> None:
    assert ago(NOON - passed, NOON) == written


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(0.42, "0.4 s"), (12.3, "12 s"), (200, "3 min"), (7_500, "2 h 5 min"), (260_000, "3 days")],
)
def test_what_lasts_is_told_as_exactly_as_matters(seconds: float, written: str) -> None:
    assert lasting(seconds) == written


@pytest.mark.parametrize(
    ("count", "written"), [(1, "1 byte"), (812, "812 bytes"), (3_400, "3.4 kB"), (2_000_000, "2.0 MB")]
)
def test_sizes_are_in_powers_of_ten(count: int, written: str) -> None:
    assert size(count) == written
