import pytest

from tests.enrich.temporal.reading import undated, values


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("from Monday to Wednesday", "2024-03-04/2024-03-06"),
        ("between 1994 and 1997", "1994/1997"),
        ("from March 30 to April 2, 2023", "2023-03-30/2023-04-02"),
        ("from January to March", "2024-01/2024-03"),
        ("since May", "2023-05/.."),
        ("since early 1993", "1993/.."),
        ("since the 1990s", "199X/.."),
    ],
)
def test_an_interval_is_one_expression(printed: str, value: str) -> None:
    assert values(f"It rained {printed}.") == {printed: value}


def test_weekdays_of_no_known_week_make_no_interval() -> None:
    assert undated("From Monday to Wednesday.") == {"Monday": "XXXX-WXX-1", "Wednesday": "XXXX-WXX-3"}


def test_what_runs_backwards_or_between_units_is_no_interval() -> None:
    assert values("It fell from 1997 to 1994.") == {"1997": "1997", "1994": "1994"}
    assert values("It ran from March 2023 to 2024.") == {"March 2023": "2023-03", "2024": "2024"}


def test_since_is_nothing_without_a_value() -> None:
    assert undated("It rained since yesterday.") == {"yesterday": None}
