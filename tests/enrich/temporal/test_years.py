import pytest

from tests.enrich.temporal.reading import undated, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in 1995", "1995"),
        ("the 1996 Olympic Games", "1996"),
        ("by early 2025", "2025"),
        ("Kohli (2008) won", "2008"),
    ],
)
def test_four_figures_are_a_year_after_a_word_of_time(text: str, value: str) -> None:
    assert list(undated(f"It was {text}.").values()) == [value]


@pytest.mark.parametrize(
    "text", ["2000 people", "about 1950 dollars", "of 2000 troops", "in 2000 homes", "to 1,995", "flight 1995", "1995%"]
)
def test_counts_are_no_years(text: str) -> None:
    assert not values(f"It was {text}.")


def test_a_row_of_years() -> None:
    assert list(values("It closed in 1994, 1995 and 1997.").values()) == ["1994", "1995", "1997"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("1998-99", "1998/1999"), ("1999-00", "1999/2000"), ("1914–1918", "1914/1918"), ("2023/24", "2023/2024")],
)
def test_two_years(printed: str, value: str) -> None:
    assert undated(f"The season {printed} began.") == {printed: value}


def test_the_year_of_today() -> None:
    assert values("This year and last year.") == {"This year": "2024", "last year": "2023"}
    assert undated("It fell last year.") == {"last year": None}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("the 1990s", "199X"),
        ("the late 1990s", "199X"),
        ("the '60s", "196X"),
        ("the eighties", "198X"),
        ("the 2000s", "200X"),
        ("the 1800s", "18XX"),
        ("the 19th century", "18XX"),
        ("the early twentieth century", "19XX"),
        ("the twenty-first century", "20XX"),
    ],
)
def test_decades_and_centuries(printed: str, value: str) -> None:
    assert undated(f"It began in {printed}.") == {printed: value}


def test_no_decade_of_a_life_and_no_century_of_runs() -> None:
    assert not values("A man in his thirties scored a double century.")
