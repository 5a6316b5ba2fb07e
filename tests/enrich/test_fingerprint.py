import pytest

from dateline.article import Article, Fingerprint
from dateline.enrich.fingerprint import FINGERPRINT
from dateline.grouping.sketch import sketch

BODY = "Mayor Ilse Brandt opened the tram on Monday. It cost 41 million, the mayor said. Trams run every 5 minutes."


def fingerprint(body: str, headline: str = "First tram runs") -> Fingerprint:
    article = Article(headline=headline, body=body)
    FINGERPRINT.apply([article])
    assert article.fingerprint
    return article.fingerprint


def test_phrases_are_all_three_words_in_a_row() -> None:
    assert fingerprint("One two three four.").phrases == sketch(["one two three", "two three four"])


def test_facts_are_numbers_and_the_words_that_always_have_a_capital() -> None:
    assert fingerprint(BODY).facts == sketch(["ilse", "brandt", "monday", "41", "5", "it", "trams"])


@pytest.mark.parametrize(
    "other",
    [BODY.upper(), BODY.lower(), BODY.replace(" ", "\n"), BODY.replace(".", " — "), BODY.replace("5", "５")],
    ids=["capitals", "small letters", "lines", "punctuation", "wide digits"],
)
def test_how_a_text_is_set_makes_no_difference_to_its_phrases(other: str) -> None:
    assert fingerprint(other).phrases == fingerprint(BODY).phrases


def test_apostrophes_of_all_kinds_are_one() -> None:
    assert fingerprint("It isn’t the mayor’s tram.") == fingerprint("It isn't the mayor's tram.")


def test_the_headline_is_left_out() -> None:
    assert fingerprint(BODY, "Mayor opens tram") == fingerprint(BODY, "Brandt cuts ribbon")


def test_each_sign_is_a_word_where_words_are_not_set_apart() -> None:
    assert fingerprint("港务局局长").phrases == sketch(["港 务 局", "务 局 局", "局 局 长"])


def test_a_text_without_words_has_an_empty_one() -> None:
    assert fingerprint("— …") == Fingerprint()


def test_a_text_without_end_is_read_to_a_bound() -> None:
    assert fingerprint("tram line " * 30_000) == fingerprint("tram line " * 60_000)


def test_what_another_step_put_in_is_kept() -> None:
    article = Article(headline="x", body=BODY, fingerprint=Fingerprint(terms={"tram": 1.0}))
    FINGERPRINT.apply([article])
    assert article.fingerprint
    assert article.fingerprint.terms == {"tram": 1.0}
