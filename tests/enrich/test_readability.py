import pytest

from dateline.article import Article
from dateline.enrich.readability import LEAST_WORDS, READABILITY, lix


def test_words_a_sentence_and_the_share_of_long_words() -> None:
    assert lix("One of these ten short words here is longest indeed. " * 10) == 10 + 10
    assert lix("Ten short words and not one of them is long. " * 10) == 10


def test_headings_without_words_count_for_nothing() -> None:
    assert lix("* * *\n\n" + "Ten short words and not one of them is long. " * 10) == 10


def test_none_for_a_few_words() -> None:
    assert lix("word " * (LEAST_WORDS - 1)) is None
    assert lix("") is None


@pytest.mark.parametrize(
    ("language", "known"), [("en", True), ("en-GB", True), ("ru", True), ("zh", False), (None, False)]
)
def test_only_for_languages_in_which_it_was_measured(language: str | None, known: bool) -> None:
    article = Article(headline="x", body="Ten short words and not one of them is long. " * 10, language=language)
    READABILITY.apply([article])
    assert (article.readability is not None) == known
    assert ("readability" in article.provenance) == known
