import pytest

from dateline.article import Article, Entity, Provenance
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


def test_words_that_say_little_by_themselves_are_part_of_phrases_only() -> None:
    text = "Rising sea levels were reported. They reported rising sea levels in special areas of special concern."
    assert keywords_of("", text) == ["rising sea levels"]


def test_a_longer_phrase_takes_the_place_of_its_word() -> None:
    text = "Steel mills closed. The steel mills were old. Steel was cheap. Copper came back, and copper was dear."
    assert keywords_of("", text) == ["steel mills", "copper"]


def test_of_words_and_phrases_with_the_same_words_the_weightier_stands_for_both() -> None:
    text = (
        "Spam, spam, spam, spam, spam and spam. Spam filters stop spam; spam filters fail. Viruses are worse: viruses."
    )
    assert keywords_of("", text) == ["spam", "viruses"]


def test_plurals_count_with_the_word() -> None:
    assert keywords_of("", "Two ferries sank. A ferry, another ferry.") == ["ferry"]


def test_names_count_as_one_with_all_their_mentions() -> None:
    body = (
        "Zulfikar Bhutto spoke at the Steel Mills. Bhutto left. Bhutto, who built the mills, praised steel and mills."
    )
    spans = [(start, start + len(name)) for start, name in ((0, "Zulfikar Bhutto"), (42, "Bhutto"), (55, "Bhutto"))]
    assert all("Bhutto" in body[start:end] for start, end in spans)
    person = Entity(name="Zulfikar Bhutto", mentions=[body[start:end] for start, end in spans], spans=spans)
    assert keywords_of("Bhutto speaks", body, [person])[0] == "Zulfikar Bhutto"
    assert not {"Bhutto", "Zulfikar"} & set(keywords_of("Bhutto speaks", body, [person]))


def test_spans_that_overlap_or_lie_beyond_the_text_do_no_harm() -> None:
    lake = Entity(name="Lake Elm", spans=[(0, 8), (5, 8), (900, 908)])
    assert keywords_of("", "Lake Elm froze. The ice held, and the ice sang.", [lake]) == ["ice"]


@pytest.mark.parametrize("text", ["31-year-old man, 25-year-old man", "Sir and Sir", "the third, the third"])
def test_ages_titles_and_numbers_are_none(text: str) -> None:
    assert not {"year-old", "Sir", "third"} & set(keywords_of("", text))


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
