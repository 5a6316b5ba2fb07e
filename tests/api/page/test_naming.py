import pytest

from services.api.page.naming import country, language


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "English"), ("en-gb", "British English"), ("fi-fi", "Finnish (Finland)"), ("pcm", "Nigerian Pidgin")],
)
def test_languages_are_told_by_name(code: str, name: str) -> None:
    assert language(code) == name


def test_countries_are_told_by_name() -> None:
    assert country("pk") == country("PK") == "Pakistan"


def test_a_code_without_a_name_is_told_as_it_is() -> None:
    assert language("x-klingon") == "x-klingon"
    assert country("XX1") == "XX1"
