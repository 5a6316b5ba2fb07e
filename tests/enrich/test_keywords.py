from dateline.article import Article, Provenance
from dateline.enrich.keywords import KEYWORDS, KEYWORDS_AN_ARTICLE, keywords_of

BODY = """The tidal barrier across the Elm estuary will close for the first time this winter, engineers said on Friday.

The tidal barrier was built after the flood of 1987. Insurance companies had called for a tidal barrier for years.

"A barrier is no guarantee," said one of the engineers, who has studied the estuary for a decade. The port of Elmouth
fears that ships will wait in the estuary for hours. Insurance premiums in Elmouth have doubled since the flood."""


def test_what_the_article_comes_back_to() -> None:
    found = keywords_of("Tidal barrier to close for the first time", BODY)
    assert found[0] == "tidal barrier"
    assert {"estuary", "Elmouth", "flood"} <= set(found)
    assert len(found) == len(set(found)) <= KEYWORDS_AN_ARTICLE


def test_no_words_without_meaning_and_no_parts_of_phrases() -> None:
    found = keywords_of("Tidal barrier to close for the first time", BODY)
    assert not {"said", "for", "first", "Friday", "time", "tidal"} & set(found)


def test_same_text_same_keywords() -> None:
    assert keywords_of("Tidal barrier", BODY) == keywords_of("Tidal barrier", BODY)


def test_other_languages_and_given_keywords_are_left_alone() -> None:
    german = Article(headline="Fähre fährt", body="Die Fähre fährt. Die Fähre fährt wieder.", language="de")
    given = Article(headline="x", body=BODY, keywords=["harbours"])
    KEYWORDS.apply([german, given])
    assert german.keywords == []
    assert given.keywords == ["harbours"]


def test_a_headline_derived_from_the_lead_does_not_count() -> None:
    derived = Article(headline=BODY[:70], body=BODY, provenance={"headline": Provenance(origin="derived")})
    KEYWORDS.apply([derived])
    assert derived.keywords == keywords_of("", BODY)


def test_empty_text() -> None:
    assert keywords_of("", "") == []
