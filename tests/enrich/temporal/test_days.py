import pytest

from tests.enrich.temporal.reading import undated, values


def test_a_weekday_is_the_latest_unless_the_sentence_looks_ahead() -> None:
    assert values("He offered help on Saturday.") == {"Saturday": "2024-03-09"}
    assert values("The council will meet on Saturday.") == {"Saturday": "2024-03-16"}
    assert values("Police said Tuesday that he left.") == {"Tuesday": "2024-03-12"}
    assert values("Saturday’s ruling will be appealed.") == {"Saturday": "2024-03-09"}


def test_without_a_day_of_writing_a_weekday_has_no_date() -> None:
    assert undated("He offered help on Saturday.") == {"Saturday": "XXXX-WXX-6"}
    assert undated("He spoke last Friday night.") == {"last Friday night": "XXXX-WXX-5TNI"}


def test_in_capitals_as_old_wires_print() -> None:
    assert values("TALKS WILL BE HELD ON FRIDAY.") == {"FRIDAY": "2024-03-15"}
    assert values("MONTH TO JAN 31, 1987.") == {"JAN 31, 1987": "1987-01-31"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("last Tuesday", "2024-03-05"),
        ("next Tuesday", "2024-03-19"),
        ("this Thursday", "2024-03-14"),
        ("this past Thursday", "2024-03-07"),
        ("Friday last week", "2024-03-08"),
        ("Monday of next week", "2024-03-18"),
        ("Sunday night", "2024-03-10TNI"),
    ],
)
def test_which_weekday(said: str, value: str) -> None:
    assert values(f"They meet {said}.") == {said: value}


@pytest.mark.parametrize(
    "name",
    [
        "the second Tuesday of the month",
        "every Friday",
        "on Fridays",
        "Black Friday",
        "the Sunday Times",
        "Sheffield Wednesday",
        "BBC Radio 4's Today",
    ],
)
def test_names_and_habits_are_no_day(name: str) -> None:
    assert not values(f"He read of {name} at home.")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("today", "2024-03-12"),
        ("tonight", "2024-03-12TNI"),
        ("yesterday", "2024-03-11"),
        ("tomorrow morning", "2024-03-13TMO"),
        ("this afternoon", "2024-03-12TAF"),
        ("last night", "2024-03-11TNI"),
        ("the day before yesterday", "2024-03-10"),
        ("the day after tomorrow", "2024-03-14"),
    ],
)
def test_today_and_its_neighbours(said: str, value: str) -> None:
    assert values(f"It happens {said}.") == {said: value}
    assert undated(f"It happens {said}.") == {said: None}
