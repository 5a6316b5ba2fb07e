import pytest

from tests.enrich.temporal.reading import undated, values


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("that day", "2024-03-08"),
        ("that same day", "2024-03-08"),
        ("the next day", "2024-03-09"),
        ("the following day", "2024-03-09"),
        ("the previous day", "2024-03-07"),
        ("two days later", "2024-03-10"),
        ("a day earlier", "2024-03-07"),
    ],
)
def test_counted_from_the_day_named_last(said: str, value: str) -> None:
    assert values(f"He died on Friday. It rained {said}.") == {"Friday": "2024-03-08", said: value}


def test_it_needs_no_day_of_writing() -> None:
    assert undated("He died on May 8, 1945 and was buried the next day.")["the next day"] == "1945-05-09"
    assert undated("He died on Friday. It rained the next day.")["the next day"] is None


def test_each_is_the_last_for_the_next() -> None:
    assert values("He fell on Friday, died the next day and was buried two days later.") == {
        "Friday": "2024-03-08",
        "the next day": "2024-03-09",
        "two days later": "2024-03-11",
    }


def test_a_day_named_long_before_is_not_meant() -> None:
    assert values("He died on Friday. They wept. All was still. It rained that day.")["that day"] is None
