"""When the silence of an outlet means something."""

from datetime import datetime, timedelta

from dateline.query.silence import FEWEST, is_quiet
from tests.index.articles import NOON


def sent(*hours: float) -> list[datetime]:
    """Sendings so many hours before noon."""
    return [NOON - timedelta(hours=each) for each in sorted(hours, reverse=True)]


def test_an_hourly_outlet_that_has_sent_nothing_for_a_day_is_quiet() -> None:
    assert is_quiet(sent(*range(24, 124)), NOON)
    assert not is_quiet(sent(*range(2, 102)), NOON)


def test_a_daily_outlet_is_not_quiet_after_two_days_but_after_two_weeks() -> None:
    assert not is_quiet(sent(*range(48, 48 + 28 * 24, 24)), NOON)
    assert is_quiet(sent(*range(14 * 24, 42 * 24, 24)), NOON)


def test_a_weekend_of_an_outlet_that_rests_at_weekends_is_no_silence() -> None:
    working = [24 * day + hour for day in range(28) if day % 7 not in (0, 1) for hour in range(24)]
    assert not is_quiet(sent(*working), NOON)
    assert is_quiet(sent(*(hour + 24 for hour in working)), NOON)


def test_too_few_sendings_say_nothing() -> None:
    assert not is_quiet(sent(*range(5_000, 5_000 + FEWEST - 1)), NOON)
    assert is_quiet(sent(*range(5_000, 5_000 + FEWEST)), NOON)
    assert not is_quiet([], NOON)
