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


def test_a_number_behind_a_day_is_no_second_day() -> None:
    assert values("On Aug. 7, 15 people were killed.") == {"Aug. 7": "2023-08-07"}
    assert values("On Aug. 7 and 15 others were hurt.") == {"Aug. 7": "2023-08-07"}


def test_a_second_day_that_the_month_has_not_is_left() -> None:
    assert values("On April 24 and 31 they meet.") == {"April 24": "2024-04-24"}
    assert values("On March 30-2 they meet.") == {"March 30": "2024-03-30"}


def test_a_year_told_by_this_one() -> None:
    assert values("It began on June 16th of last year.") == {"June 16th of last year": "2023-06-16"}
    assert undated("It began on 16 June last year.") == {"16 June last year": "XXXX-06-16"}
