import pytest

from tests.enrich.temporal.reading import undated, values


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("last week", "2024-W10"),
        ("this week", "2024-W11"),
        ("next week", "2024-W12"),
        ("last weekend", "2024-W10-WE"),
        ("last month", "2024-02"),
        ("next month", "2024-04"),
        ("last quarter", "2023-Q4"),
        ("next quarter", "2024-Q2"),
        ("last summer", "2023-SU"),
        ("next winter", "2024-WI"),
        ("last November", "2023-11"),
        ("last March", "2023-03"),
        ("this March", "2024-03"),
        ("next March", "2025-03"),
    ],
)
def test_counted_from_today(said: str, value: str) -> None:
    assert values(f"It happens {said} again.") == {said: value}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("October 2023", "2023-10"),
        ("Oct. 2023", "2023-10"),
        ("October of 2023", "2023-10"),
        ("January-March 2024", "2024-01/2024-03"),
        ("November to January 2024", "2023-11/2024-01"),
        ("first quarter of 2024", "2024-Q1"),
        ("fourth-quarter 2023", "2023-Q4"),
        ("Q3 2017", "2017-Q3"),
        ("second half of 2023", "2023-H2"),
        ("summer of 2019", "2019-SU"),
        ("autumn 1978", "1978-FA"),
    ],
)
def test_with_a_year_no_day_of_writing_is_needed(printed: str, value: str) -> None:
    assert undated(f"Sales fell in {printed} again.") == {printed: value}


def test_a_year_told_by_this_one() -> None:
    assert values("In July last year it began.") == {"July last year": "2023-07"}
    assert values("In the first quarter of this year.") == {"first quarter of this year": "2024-Q1"}
    assert undated("In July last year it began.") == {"July last year": None}


def test_a_month_alone_is_the_latest_unless_the_sentence_looks_ahead() -> None:
    assert values("It was found in late November.") == {"November": "2023-11"}
    assert values("It will close in November.") == {"November": "2024-11"}
    assert undated("It was found in late November.") == {"November": "XXXX-11"}


@pytest.mark.parametrize(
    "text", ["They may march.", "April Smith said no.", "Mrs May left.", "Shares may fall.", "He won his march past."]
)
def test_words_and_names_that_look_like_months(text: str) -> None:
    assert not values(text)


def test_a_quarter_without_a_year_is_one_of_business_only_where_money_is_spoken_of() -> None:
    assert values("Profits rose in the first quarter.") == {"first quarter": "2024-Q1"}
    assert undated("Profits rose in the first quarter.") == {"first quarter": "XXXX-Q1"}
    assert not values("The Bulls led in the first quarter.")


def test_the_years_of_companies_are_not_those_of_the_calendar() -> None:
    assert values("In the January-March quarter of 2016-17 it lost.") == {"2016-17": "2016/2017"}
    assert values("In the fourth quarter of the 2017-18 financial year.") == {"2017-18": "2017/2018"}


def test_the_weekend() -> None:
    assert values("They talked over the weekend.") == {"the weekend": "2024-W10-WE"}
    assert values("They will talk over the weekend.") == {"the weekend": "2024-W11-WE"}
