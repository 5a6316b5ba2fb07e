"""Times as machines write them."""

from datetime import UTC, datetime

import pytest

from dateline.formats.reading.moments import moment


@pytest.mark.parametrize(
    ("text", "time", "precision"),
    [
        ("2025-02-09T10:30:00Z", datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        ("2025-02-09T10:30:00+05:00", datetime(2025, 2, 9, 5, 30, tzinfo=UTC), "full"),
        ("20250209T103000-0500", datetime(2025, 2, 9, 15, 30, tzinfo=UTC), "full"),
        ("20250209T103000Z", datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        ("2025-02-09 10:30:00.125+00:00", datetime(2025, 2, 9, 10, 30, 0, 125000, tzinfo=UTC), "full"),
        ("Sun, 09 Feb 2025 10:30:00 GMT", datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        ("Sun, 9 Feb 2025 10:30 +0100", datetime(2025, 2, 9, 9, 30, tzinfo=UTC), "full"),
        ("Sun, 09 Feb 2025 10:30:00 -0700 (MST)", datetime(2025, 2, 9, 17, 30, tzinfo=UTC), "full"),
        ("2025-02-09", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("20250209", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("2025-02-09Z", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("2025-02", datetime(2025, 2, 1, tzinfo=UTC), "month"),
    ],
)
def test_each_form_is_read(text: str, time: datetime, precision: str) -> None:
    assert moment(text) == (time, precision)


def test_a_time_without_a_zone_is_in_the_one_given() -> None:
    assert moment("2025-02-09T10:30:00", "Asia/Karachi") == (datetime(2025, 2, 9, 5, 30, tzinfo=UTC), "full")


def test_a_day_stays_that_day_in_every_zone() -> None:
    assert moment("2025-02-09", "Asia/Karachi") == (datetime(2025, 2, 9, tzinfo=UTC), "day")


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "yesterday",
        "2025",
        "2025-13-40",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "x" * 1000,
        "12:30",
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "Mon, 30 Nov -001 00:00:00 +0000",
        "30 November -0001 00:00:00 +0000",
        "-0001-11-30T00:00:00+00:00",
        "-0001-11-30 00:00:00",
        "0000-00-00 00:00:00",
        "0000-00-00",
    ],
)
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert moment(text) is None
