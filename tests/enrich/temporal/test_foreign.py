import pytest

from dateline.enrich.temporal.foreign import full_dates


def found(text: str, language: str) -> dict[str, str | None]:
    return {text[each.start : each.end]: each.value for each in full_dates(text, language)}


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "12. März 2024"),
        ("fr", "12 mars 2024"),
        ("es", "12 de marzo de 2024"),
        ("pt", "12 de março de 2024"),
        ("it", "12 marzo 2024"),
        ("nl", "12 maart 2024"),
        ("no", "12. mars 2024"),
        ("pl", "12 marca 2024"),
        ("cs", "12. března 2024"),
        ("ru", "12 марта 2024"),
        ("uk", "12 березня 2024"),
        ("tr", "12 Mart 2024"),
        ("hi", "12 मार्च 2024"),
        ("ar", "12 مارس 2024"),
        ("hu", "2024. március 12."),
        ("zh", "2024年3月12日"),
        ("ja", "2024年3月12日"),
        ("ko", "2024년 3월 12일"),
        ("de", "12.03.2024"),
        ("tlh", "2024-03-12"),
    ],
)
def test_full_dates(language: str, printed: str) -> None:
    assert found(f"… {printed} …", language) == {printed: "2024-03-12"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Samstag kamen 12 Männer, 2024 keiner."),
        ("de", "12 Männer 2024"),
        ("fr", "le 31 février 2024"),
        ("es", "el 12 de marzo"),
        ("tlh", "12 mart 2024"),
    ],
)
def test_nothing_less_than_a_full_date(language: str, text: str) -> None:
    assert not found(text, language)
