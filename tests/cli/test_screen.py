import pytest

from dateline.cli.screen import count, duration


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 s"),
        (0.24, "0.2 s"),
        (9.96, "10 s"),
        (12.4, "12 s"),
        (60, "1 min"),
        (200, "3 min 20 s"),
        (3600, "1 h"),
        (7500, "2 h 5 min"),
        (90000, "1 d 1 h"),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


@pytest.mark.parametrize(("number", "shown"), [(0, "0 files"), (1, "1 file"), (1204, "1,204 files")])
def test_a_number_agrees_with_its_noun(number: int, shown: str) -> None:
    assert count(number, "file") == shown
