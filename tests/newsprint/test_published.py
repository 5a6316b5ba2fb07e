from datetime import UTC, datetime

import pytest

from dateline.newsprint.published import read_publication


@pytest.mark.parametrize(
    ("line", "time", "precision"),
    [
        ("Published in Dawn, February 9th, 2025", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("Published in The Evening Star on 9 February 2025.", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("(Published Monday, Nov. 18, 2019)", datetime(2019, 11, 18, tzinfo=UTC), "day"),
        ("Posted On Apr 27, 2018", datetime(2018, 4, 27, tzinfo=UTC), "day"),
        ("Published: 14 March 2026 08:15 GMT", datetime(2026, 3, 14, 8, 15, tzinfo=UTC), "full"),
        ("Published: February 8, 2025 10:00 AM PKT", datetime(2025, 2, 8, 5, tzinfo=UTC), "full"),
        ("Published February 8, 2025 at 12:05 am EST", datetime(2025, 2, 8, 5, 5, tzinfo=UTC), "full"),
        ("Published on 2025-02-09T10:30:00+05:30", datetime(2025, 2, 9, 5, tzinfo=UTC), "full"),
        ("Published 2025-02-09T10:30:00Z", datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        ("Published 9 February 2025, 14:30", datetime(2025, 2, 9, 9, 30, tzinfo=UTC), "full"),
        ("Sunday, 9 February 2025", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("Feb 9, 2025", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("Published in The Fen Quarterly, March 2024", datetime(2024, 3, 1, tzinfo=UTC), "month"),
    ],
)
def test_a_note_is_read(line: str, time: datetime, precision: str) -> None:
    note = read_publication(line, "Asia/Karachi")
    assert note
    assert (note.time, note.precision, note.updated) == (time, precision, False)


@pytest.mark.parametrize("line", ["Updated Date: Apr 27, 2018 18:00 PM", "Last updated on Fri, 27 Apr, 2018, 06:00 PM"])
def test_an_update_is_told_from_a_publication(line: str) -> None:
    note = read_publication(line, "UTC")
    assert note
    assert (note.time, note.updated) == (datetime(2018, 4, 27, 18, tzinfo=UTC), True)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Published in Dawn, February 9th, 2025", "Dawn"),
        ("Published in The Express Tribune, February 9th, 2025.", "The Express Tribune"),
        ("Published: February 9th, 2025", None),
    ],
)
def test_the_outlet_is_named(line: str, outlet: str | None) -> None:
    note = read_publication(line, "UTC")
    assert note
    assert note.outlet == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Published in 1984, the book was forgotten.",
        "Published on Feb 9, 2025, the report names eleven towns.",
        "Updated rules come into force on May 1, 2026",
        "The bridge was opened on 9 February 2025.",
        "Published in Dawn",
        "Published February 9",
        "Published February 31, 2025",
        "December 1986",
        "2025",
        "",
    ],
)
def test_nothing_is_invented(line: str) -> None:
    assert read_publication(line, "UTC") is None
