import pytest

from dateline.query.errors import InvalidRequestError
from dateline.query.question import Question


@pytest.mark.parametrize(
    ("query", "text", "excluded"),
    [
        ("steel mill", "steel mill", ()),
        ('"steel mill" reviv* +work', "steel mill reviv work", ()),
        ("apple -iphone", "apple", ("iphone",)),
        ('-"price war" supermarkets (beef|lamb -veal)', "supermarkets beef lamb", ('"price war"', "veal")),
        ("tit-for-tat bat~1", "tit-for-tat bat", ()),
        ('"some words"~3 left', "some words left", ()),
        ("“typeset quotes”", "typeset quotes", ()),
        ("минимальная зарплата", "минимальная зарплата", ()),
    ],
)
def test_the_signs_of_a_query_are_no_part_of_its_meaning(query: str, text: str, excluded: tuple[str, ...]) -> None:
    assert Question.of(query) == Question(text, excluded)


@pytest.mark.parametrize("query", ["-iphone", "*", '""', "( | )"])
def test_a_query_that_asks_for_nothing_is_an_error(query: str) -> None:
    with pytest.raises(InvalidRequestError, match="Nothing is asked for"):
        Question.of(query)
