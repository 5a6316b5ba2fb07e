from dateline.article import Article, Provenance, Subject
from dateline.enrich.subjects import FROM_SECTION, LEAST_CONFIDENCE, SUBJECTS

BODY = """LIMASSOL: The Norwegian ambassador on Tuesday offered help to reopen the copper mine near the town.

He said diplomatic relations between the two countries had never been better, and praised the dialogue of their foreign
ministers. Norway was ready to sell more gas and oil, he said, and to open a consulate. Trade with the island grew."""


def told(article: Article) -> list[str]:
    SUBJECTS.apply([article])
    return [subject.name for subject in article.subjects]


def test_a_visit_of_a_diplomat_is_about_diplomacy_and_trade() -> None:
    article = Article(headline="Norway offers help", body=BODY, language="en")
    names = told(article)
    assert names[:2] == ["politics and government", "international relations"]
    assert "economy, business and finance" in names
    assert all(subject.code.startswith("medtop:") for subject in article.subjects)
    assert all(LEAST_CONFIDENCE <= (subject.confidence or 0) <= 1 for subject in article.subjects)
    assert article.provenance["subjects"].step == SUBJECTS.label


def test_codes_of_the_file_win_and_stay_as_they_are() -> None:
    given = Subject(code="subj:15000000", name="Sporten")
    article = Article(headline="x", body=BODY, subjects=[given.model_copy()])
    SUBJECTS.apply([article])
    assert article.subjects == [given, Subject(code="medtop:15000000", name="sport", confidence=1.0)]


def test_the_broader_topics_of_a_code_are_added() -> None:
    article = Article(headline="x", body="", subjects=[Subject(code="medtop:20001085", name="")])
    assert told(article) == ["tennis", "sport", "competition discipline"]


def test_nothing_is_said_of_codes_that_say_it_all() -> None:
    given = Subject(code="medtop:12000000", name="religion")
    article = Article(headline="x", body=BODY, subjects=[given])
    assert told(article) == ["religion"]
    assert "subjects" not in article.provenance


def test_codes_of_unknown_schemes_stay_beside_what_the_words_say() -> None:
    article = Article(headline="x", body=BODY, subjects=[Subject(code="house:77", name="Harbours")])
    assert told(article)[:2] == ["Harbours", "politics and government"]


def test_the_section_comes_before_the_words() -> None:
    article = Article(headline="x", body=BODY, section="Business")
    SUBJECTS.apply([article])
    assert article.subjects[0] == Subject(
        code="medtop:04000000", name="economy, business and finance", confidence=FROM_SECTION
    )
    assert article.subjects[1].name == "politics and government"


def test_keywords_of_the_file_count_like_sections_and_found_ones_do_not() -> None:
    printed = Article(headline="x", body="", keywords=["Cyprus", "Religion"])
    found = Article(headline="x", body="", keywords=["Religion"])
    found.provenance["keywords"] = Provenance(origin="derived", step="keywords/1")
    assert told(printed) == ["religion"]
    assert told(found) == []


def test_of_other_languages_only_codes_and_sections_are_read() -> None:
    german = "Der Botschafter sprach mit dem Minister über Öl, Gas, Visa und die EU. NATO, Google, Microsoft."
    assert told(Article(headline="x", body=german, language="de")) == []
    assert told(Article(headline="x", body=german, language="de", section="Politik")) == ["politics and government"]


def test_what_a_reader_noted_of_the_codes_is_kept() -> None:
    article = Article(headline="x", body="", subjects=[Subject(code="medtop:20001085", name="tennis")])
    article.provenance["subjects"] = Provenance(origin="header", note="scheme told from the code")
    SUBJECTS.apply([article])
    SUBJECTS.apply([article])
    note = article.provenance["subjects"].note
    assert note is not None
    assert note.startswith("scheme told from the code; ")
    assert note.count(";") == 1


def test_running_twice_gives_the_same() -> None:
    for article in (
        Article(headline="x", body=BODY),
        Article(headline="x", body=BODY, section="Business"),
        Article(headline="x", body=BODY, subjects=[Subject(code="subj:15073000", name="")]),
        Article(headline="x", body=BODY, subjects=[Subject(code="house:77", name="Harbours")]),
    ):
        SUBJECTS.apply([article])
        once = article.model_copy(deep=True)
        SUBJECTS.apply([article])
        assert article == once


def test_what_says_nothing_has_no_subjects() -> None:
    article = Article(headline="", body="")
    assert told(article) == []
    assert "subjects" not in article.provenance
