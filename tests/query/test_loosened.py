import pytest

from dateline.query.loosened import any_word, misspelt


@pytest.mark.parametrize(
    ("query", "loosened"),
    [
        ("karatchi", "karatchi~1"),
        ("the karatchi port", "the karatchi~1 port~1"),
        ("öffnung", "öffnung~1"),
        ("the g20 of a", None),
        ('"steel mill"', None),
        ("steel -scrap", None),
        ("reviv*", None),
        ("karatchi~1", None),
        ("", None),
    ],
)
def test_plain_words_of_four_letters_or_more_may_have_been_misspelt(query: str, loosened: str | None) -> None:
    assert misspelt(query) == loosened


@pytest.mark.parametrize(
    ("query", "loosened"),
    [("steel iron", "steel | iron"), ("steel", None), ("steel | iron", None), ('"steel mill" iron', None)],
)
def test_any_of_several_words_is_asked_for_where_they_are_not_combined_already(
    query: str, loosened: str | None
) -> None:
    assert any_word(query) == loosened
