import pytest

from tests.enrich.temporal.reading import undated, values


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Oct. 23, 1999", "1999-10-23"),
        ("October 23 1999", "1999-10-23"),
        ("23 October 1999", "1999-10-23"),
        ("23rd of October, 1999", "1999-10-23"),
        ("Saturday, October 23rd, 1999", "1999-10-23"),
        ("July 4, 1776", "1776-07-04"),
        ("2024-03-12", "2024-03-12"),
        ("12.3.2024", "2024-03-12"),
        ("25/03/2024", "2024-03-25"),
        ("March 3-5, 2024", "2024-03-03/2024-03-05"),
        ("12 to 14 April 2024", "2024-04-12/2024-04-14"),
    ],
)
def test_a_full_date_needs_no_day_of_writing(printed: str, value: str) -> None:
    assert undated(f"It opened on {printed} in Lahore.") == {printed: value}


@pytest.mark.parametrize("printed", ["February 30, 2024", "31 April", "12/03/2024", "32.1.2024", "May 1,500 people"])
def test_what_is_no_day_or_may_be_two_is_not_taken(printed: str) -> None:
    assert not values(f"It was {printed}.")


def test_without_a_year_it_is_the_nearest_such_day() -> None:
    assert values("The bombing of Aug. 7 killed 12.") == {"Aug. 7": "2023-08-07"}
    assert values("They met on 10 March.") == {"10 March": "2024-03-10"}
    assert values("It will open on 20 December.") == {"20 December": "2024-12-20"}
    assert values("It opened on 20 December.") == {"20 December": "2023-12-20"}


def test_a_verb_in_the_past_does_not_put_a_date_of_next_week_into_last_year() -> None:
    assert values("Ministers were invited to a ceremony in Oslo on March 21.") == {"March 21": "2024-03-21"}


def test_the_weekday_printed_beside_it_tells_the_year() -> None:
    assert values("On Wednesday, March 20 they met.") == {"Wednesday, March 20": "2024-03-20"}
    assert values("On Monday, March 20 they meet.") == {"Monday, March 20": "2023-03-20"}


def test_without_a_year_and_a_day_of_writing_the_year_stays_open() -> None:
    assert undated("On 12 March, and on Feb. 29.") == {"12 March": "XXXX-03-12", "Feb. 29": "XXXX-02-29"}


def test_two_days_of_a_month() -> None:
    assert values("The summit is on April 24 and 25.") == {"April 24": "2024-04-24", "25": "2024-04-25"}
    assert values("On 24 and 25 April 2023.") == {"24": "2023-04-24", "25 April 2023": "2023-04-25"}


def test_a_weekday_is_the_latest_unless_the_sentence_looks_ahead() -> None:
    assert values("He offered help on Saturday.") == {"Saturday": "2024-03-09"}
    assert values("The council will meet on Saturday.") == {"Saturday": "2024-03-16"}
    assert values("Police said Tuesday that he left.") == {"Tuesday": "2024-03-12"}
    assert values("Saturday’s ruling will be appealed.") == {"Saturday": "2024-03-09"}


def test_without_a_day_of_writing_a_weekday_has_no_date() -> None:
    assert undated("He offered help on Saturday.") == {"Saturday": "XXXX-WXX-6"}
    assert undated("He spoke last Friday night.") == {"last Friday night": "XXXX-WXX-5TNI"}


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
    ["every Friday", "on Fridays", "Black Friday", "the Sunday Times", "Sheffield Wednesday", "BBC Radio 4's Today"],
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
