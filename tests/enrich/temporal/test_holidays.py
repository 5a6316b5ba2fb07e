from datetime import date

import pytest

from dateline.enrich.temporal.found import Anchor
from tests.enrich.temporal.reading import undated, values


@pytest.mark.parametrize(
    ("named", "value"),
    [
        ("Christmas Day", "2023-12-25"),
        ("New Year's Eve", "2023-12-31"),
        ("Thanksgiving Day", "2023-11-23"),
        ("Easter Monday", "2024-04-01"),
        ("Good Friday", "2024-03-29"),
        ("Good Friday 1998", "1998-04-10"),
    ],
)
def test_the_nearest_holiday_of_that_name(named: str, value: str) -> None:
    assert values(f"Shops near {named} are shut.") == {named: value}


def test_without_a_day_of_writing() -> None:
    assert undated("On Christmas Day and Easter Monday.") == {"Christmas Day": "XXXX-12-25", "Easter Monday": None}


def test_the_attacks_of_september_11_are_those_of_2001() -> None:
    assert values("After the September 11 attacks it closed.") == {"September 11": "2001-09-11"}
    assert values("After the 11 September terror attacks.") == {"11 September": "2001-09-11"}
    before = Anchor(date(1999, 12, 1))
    assert values("After the September 11 attacks it closed.", before) == {"September 11": "1999-09-11"}
