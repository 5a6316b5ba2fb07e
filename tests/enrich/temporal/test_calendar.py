from datetime import date

import pytest

from dateline.enrich.temporal.calendar import day_of, iso_week, nearest, shift_days, shift_months, weekday_near, yearly


def test_weeks_are_those_of_iso_8601() -> None:
    assert iso_week(date(2024, 12, 30)) == "2025-W01"
    assert iso_week(date(2021, 1, 3)) == "2020-W53"


def test_months_pass_the_end_of_the_year() -> None:
    assert shift_months(date(2024, 1, 31), -1) == "2023-12"
    assert shift_months(date(2024, 1, 31), 1) == "2024-02"
    assert shift_months(date(2024, 12, 1), 25) == "2027-01"


def test_no_day_before_the_first() -> None:
    assert shift_days(date(1, 1, 3), -3) is None
    assert shift_days(date(2024, 3, 1), -1) == date(2024, 2, 29)


@pytest.mark.parametrize(("year", "month", "day"), [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31)])
def test_days_that_the_calendar_has_not(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None


def test_a_weekday_may_be_today() -> None:
    tuesday = date(2024, 3, 12)
    assert weekday_near(2, tuesday, "past") == weekday_near(2, tuesday, "future") == tuesday
    assert weekday_near(3, tuesday, None) == date(2024, 3, 6)
    assert weekday_near(3, tuesday, "future") == date(2024, 3, 13)


def test_the_leap_day_is_sought_in_the_years_around() -> None:
    assert yearly(lambda year: day_of(year, 2, 29), date(2025, 1, 10), None) == date(2024, 2, 29)
    assert yearly(lambda year: day_of(year, 2, 29), date(2022, 1, 10), None) is None


def test_nearest_of_none_is_none() -> None:
    assert nearest([], date(2024, 3, 12), "past") is None
