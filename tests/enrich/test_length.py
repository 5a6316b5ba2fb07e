import pytest

from dateline.article import Article, Provenance
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


def stated(words: int, body: str) -> Article:
    return Article(headline="x", body=body, word_count=words, provenance={"word_count": Provenance(origin="header")})


@pytest.mark.parametrize("words", [95, 100, 105])
def test_a_count_that_the_file_states_stays(words: int) -> None:
    article = stated(words, "word " * 100)
    for _ in range(2):  # done again it is the same
        LENGTH.apply([article])
        assert article.word_count == words
        assert article.provenance["word_count"].origin == "header"


@pytest.mark.parametrize("words", [94, 106, 1049])
def test_a_count_that_cannot_be_of_this_text_does_not(words: int) -> None:
    article = stated(words, "word " * 100)
    LENGTH.apply([article])
    assert article.word_count == 100
    assert article.provenance["word_count"].note == f"the file states {words}"


def test_a_text_that_is_corrected_is_counted_anew() -> None:
    article = stated(100, "word " * 100)
    LENGTH.apply([article])
    article.body = "word " * 50
    LENGTH.apply([article])
    assert article.word_count == 50
