import pytest

from dateline.enrich.temporal.found import Anchor
from tests.enrich.temporal.reading import TUESDAY, undated, values


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("three days ago", "2024-03-09"),
        ("a week ago", "2024-W10"),
        ("two months ago", "2024-01"),
        ("50 years ago", "1974"),
        ("a couple of decades ago", "2004"),
        ("three hours ago", "2024-03-12T12Z"),
        ("ten years from now", "2034"),
        ("two weeks' time", "2024-W13"),
        ("the past two months", "2024-01/2024-03"),
        ("the last five years", "2019/2024"),
        ("the next three days", "2024-03-12/2024-03-15"),
        ("the past week", "2024-W10/2024-W11"),
        ("the past decade", "2014/2024"),
    ],
)
def test_counted_from_today_in_its_own_unit(said: str, value: str) -> None:
    assert values(f"It was {said}.") == {said: value}
    assert undated(f"It was {said}.") == {said: None}


@pytest.mark.parametrize(
    "said", ["several days ago", "two-and-a-half years ago", "three days of talks", "16-hour flight"]
)
def test_what_gives_no_number_or_no_direction_is_left(said: str) -> None:
    assert not values(f"It was {said}.")


def test_hours_are_counted_only_from_a_known_time() -> None:
    assert values("It fell two hours ago.", Anchor(TUESDAY.day)) == {"two hours ago": None}


def test_nothing_lies_before_the_year_one() -> None:
    assert values("It was 999 decades ago.") == {"999 decades ago": None}
