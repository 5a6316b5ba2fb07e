"""What every article goes through, so that the same content reads the same from every format."""

import pytest

from dateline.article import Article, Source
from dateline.errors import EmptyError, TooLargeError
from dateline.formats.reading.finish import finished, set_time
from tests.formats.contexts import context


def test_a_place_line_at_the_head_of_the_body_becomes_a_field() -> None:
    lead = "The ferry sailed to the islands on Monday, the port said."
    article = finished(Article(headline="Ferry", body=f"KARACHI: {lead}\n\nIt was late."), context())
    assert article.dateline is not None
    assert article.dateline.located == "Karachi"
    assert article.body == f"{lead}\n\nIt was late."
    assert article.provenance["dateline"].origin == "dateline"


def test_a_missing_headline_is_derived_and_says_so() -> None:
    article = finished(Article(headline="", body="The ferry sailed. It was late."), context())
    assert article.headline == "The ferry sailed"
    assert article.provenance["headline"].origin == "derived"
    assert article.provenance["headline"].span == (0, len("The ferry sailed"))


def test_a_headline_is_derived_from_the_lead_and_not_from_a_notice_of_the_desk_above_it() -> None:
    body = "*** THIS TEXT WAS TRANSLATED BY A MACHINE ***\n\nThe ferry sailed. It was late."
    article = finished(Article(headline="", body=body), context())
    assert article.headline == "The ferry sailed"
    span = article.provenance["headline"].span
    assert span
    assert article.body[slice(*span)] == "The ferry sailed"
    assert article.body == body


@pytest.mark.parametrize("body", ["*** CORRECTION ***", "** Ferry ** sails on Monday."])
def test_asterisks_alone_make_no_notice(body: str) -> None:
    assert finished(Article(headline="", body=body), context()).headline.startswith("**")


def test_authors_are_read_from_the_byline() -> None:
    assert finished(Article(headline="a", body="b", byline="Jane Doe and John Roe"), context()).authors == [
        "Jane Doe",
        "John Roe",
    ]


def test_authors_without_a_byline_are_one() -> None:
    article = finished(Article(headline="a", body="b", authors=["Jane Doe", "John Roe"]), context())
    assert article.byline == "Jane Doe, John Roe"
    assert article.provenance["byline"].origin == "derived"


@pytest.mark.parametrize(
    ("last", "agency"), [("It was late. — Reuters", "Reuters"), ("It was late. (AP)", "AP"), ("It was late.", None)]
)
def test_the_agency_that_the_last_paragraph_credits_is_the_byline(last: str, agency: str | None) -> None:
    article = finished(Article(headline="a", body=f"KARACHI: The ferry sailed on Monday.\n\n{last}"), context())
    assert article.byline == agency
    if agency:
        start, end = article.provenance["byline"].span or (0, 0)
        assert article.body[start:end] == agency


def test_a_byline_or_an_agency_in_the_dateline_comes_before_a_credit() -> None:
    body = "It was late. (AP)"
    assert finished(Article(headline="a", body=body, byline="Jane Doe"), context()).byline == "Jane Doe"
    assert finished(Article(headline="a", body=f"OSLO (NTB) - It sailed.\n\n{body}"), context()).byline is None


def test_what_could_harm_a_reader_is_taken_out_and_said() -> None:
    article = finished(Article(headline="Safe\x00 \u202egnp.exe", body="Half \ud83d a pair.\x07"), context())
    assert article.headline == "Safe gnp.exe"
    assert article.body == "Half \ufffd a pair."
    assert any("taken out" in warning for warning in article.warnings)


def test_lists_and_the_outlet_are_cleaned_too() -> None:
    article = Article(headline="a", body="b", keywords=["mills\x00", " mills", ""], authors=["Jane\nDoe"])
    article.source = Source(name="The \ud83d Paper")
    finished(article, context())
    assert (article.keywords, article.authors, article.source.name) == (["mills"], ["Jane Doe"], "The \ufffd Paper")


def test_clean_text_stays_as_it_is() -> None:
    body = "“Quoted”, she said – 5 € …\n\nपानी 水 🗞"
    article = finished(Article(headline="Clean", body=body), context())
    assert article.body == body
    assert article.warnings == []


def test_no_text_at_all_is_an_error() -> None:
    with pytest.raises(EmptyError):
        finished(Article(headline=" ", body="\n\n"), context())


def test_an_article_over_the_limit_is_an_error() -> None:
    with pytest.raises(TooLargeError, match="11 characters; the limit is 10"):
        finished(Article(headline="a", body="x" * 11), context(max_article_chars=10))


def test_a_time_is_set_with_its_precision_and_origin() -> None:
    article = Article(headline="a", body="b")
    set_time(article, "published", "2025-02-09", context())
    assert article.published_precision == "day"
    assert article.provenance["published"].origin == "header"


def test_what_is_no_time_stays_empty_and_is_said() -> None:
    article = Article(headline="a", body="b")
    set_time(article, "published", "soon", context())
    assert article.published is None
    assert article.warnings == ["published: 'soon' is no time that can be read."]
