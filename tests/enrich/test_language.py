import pytest

from dateline.article import Article
from dateline.enrich.language import LANGUAGE, detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour master said the ferry would sail again on Thursday."),
        ("de", "Der Hafenmeister sagte, die Fähre werde am Donnerstag wieder fahren."),
        ("fr", "Le capitaine du port a déclaré que le ferry repartirait jeudi prochain."),
        ("es", "El capitán del puerto dijo que el transbordador volverá a zarpar el jueves."),
        ("ur", "بندرگاہ کے سربراہ نے کہا کہ جمعرات کو کشتی دوبارہ چلے گی۔"),
        ("ru", "Капитан порта сообщил, что в четверг паром снова выйдет в море."),
        ("zh", "港务局局长表示，渡轮将于星期四恢复航行，并向乘客表示歉意和感谢。"),
        ("ar", "قال مدير الميناء إن العبارة ستبحر مرة أخرى يوم الخميس المقبل."),
        ("hi", "बंदरगाह के प्रमुख ने कहा कि नौका गुरुवार को फिर से चलेगी।"),
    ],
)
def test_languages_of_newspapers(language: str, text: str) -> None:
    found, confidence = detect(text)
    assert found == language
    assert confidence is not None
    assert 0.6 <= confidence <= 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "weather tomorrow"),
        ("de", "Wetter morgen"),
        ("fr", "élections législatives"),
        ("el", "λιμάνι"),
        ("ja", "港の船長"),
        ("id", "menurut pemerintah"),
        ("fa", "وزیر خارجه"),
    ],
)
def test_two_words_are_enough_for_a_common_language(language: str, text: str) -> None:
    assert detect(text)[0] == language


def test_norwegian_has_the_tag_of_its_written_form() -> None:
    assert detect("Havnesjefen sa at ferja skal gå igjen på torsdag, men ikke før klokka tolv.")[0] == "nb"
    assert detect("Hamnesjefen sa at ferja skal gå att på torsdag, men ikkje før klokka tolv.")[0] == "nn"


def test_varieties_that_share_a_written_language_share_its_tag() -> None:
    assert detect("佢話呢個渡輪星期四會再開,唔知點解咁遲先至通知我哋,真係好唔方便。")[0] == "zh"


@pytest.mark.parametrize("text", ["", "ok", "12,345 | 67.8 | 90", "1 2 3 4 5 6 7 8 9 10 11 12 13 14", "Zx qv"])
def test_what_cannot_be_told_is_null(text: str) -> None:
    assert detect(text) == (None, None)


def test_a_language_that_the_file_gives_is_respected() -> None:
    article = Article(headline="x", body="The harbour master said the ferry would sail.", language="sco")
    LANGUAGE.apply([article])
    assert article.language == "sco"
    assert "language" not in article.provenance


def test_the_headline_counts_where_the_body_is_empty() -> None:
    article = Article(headline="Harbour master says the ferry will sail again", body="")
    LANGUAGE.apply([article])
    assert article.language == "en"
    assert article.provenance["language"].step == LANGUAGE.label
