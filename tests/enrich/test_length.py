import pytest

from dateline.article import Article
from dateline.enrich.length import LENGTH, WORDS_A_MINUTE, count_words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (0, ""),
        (0, "— … !"),
        (3, "Russia’s state-owned mills"),
        (4, "It cost 1,000.50 euros"),
        (2, "one\n\ntwo"),
        (3, "“Yes,” he said."),
        (2, "über Ärger"),
    ],
)
def test_words(words: int, text: str) -> None:
    assert count_words(text) == words


def test_reading_time() -> None:
    article = Article(headline="x", body="word " * WORDS_A_MINUTE)
    LENGTH.apply([article])
    assert (article.word_count, article.reading_seconds) == (WORDS_A_MINUTE, 60)


def test_no_count_for_languages_without_spaces() -> None:
    article = Article(headline="x", body="港务局局长表示", language="zh-Hans")
    LENGTH.apply([article])
    assert article.word_count is article.reading_seconds is None
    assert not article.provenance
