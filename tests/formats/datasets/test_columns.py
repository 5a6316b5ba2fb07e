"""Columns told by their names."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dateline.article import Article
from dateline.errors import UnreadableError
from dateline.formats.datasets.columns import article_of, check_columns, is_article
from dateline.formats.rules.mapping_file import Mapping
from tests.formats.contexts import context
from tests.formats.mapped import mapped

BASE = {"title": "Tram opens", "text": "The new line opened."}


def read(**row: Any) -> Article:
    article = article_of(BASE | row, context())
    assert article
    return article


@pytest.mark.parametrize("name", ["title", "Headline", "webTitle", "headline_text", "Article Title", "HEADER"])
@pytest.mark.parametrize("body", ["text", "content", "Body", "articleBody", "maintext", "full_text", "article"])
def test_headline_and_body_are_known_by_many_names(name: str, body: str) -> None:
    article = article_of({name: "Tram opens", body: "The new line opened."}, context())
    assert article
    assert (article.headline, article.body) == ("Tram opens", "The new line opened.")
    assert article.warnings == []


@pytest.mark.parametrize(
    ("value", "time", "precision"),
    [
        ("2025-02-09T10:30:00+01:00", datetime(2025, 2, 9, 9, 30, tzinfo=UTC), "full"),
        ("2025-02-09 10:30:00", datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        ("2025-02-09", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("2025/02/09", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("February 9, 2025", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        ("Sun, 09 Feb 2025 10:30:00 +0000", datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        (1739097000, datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        ("1739097000", datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        (1739097000000, datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        ("20250209", datetime(2025, 2, 9, tzinfo=UTC), "day"),
        (datetime(2025, 2, 9, 10, 30, tzinfo=UTC), datetime(2025, 2, 9, 10, 30, tzinfo=UTC), "full"),
        (date(2025, 2, 9), datetime(2025, 2, 9, tzinfo=UTC), "day"),
    ],
)
def test_times_are_read_as_data_sets_write_them(value: Any, time: datetime, precision: str) -> None:
    article = read(publish_date=value)
    assert (article.published, article.published_precision) == (time, precision)
    assert article.provenance["published"].origin == "header"


@pytest.mark.parametrize("value", ["09/02/2025", "yesterday", "2025", 12, True, [], "9" * 50, 1e300, -5])
def test_what_may_be_several_days_or_none_is_left_out(value: Any) -> None:
    assert read(date=value).published is None


def test_the_surest_of_several_names_wins_and_the_others_are_named() -> None:
    article = read(headline="City opens tram line", shares=7, empty="")
    assert article.headline == "City opens tram line"
    assert article.warnings == ["columns not used: title, shares"]


def test_an_empty_column_leaves_its_field_to_the_next() -> None:
    assert read(headline="").headline == "Tram opens"


@pytest.mark.parametrize(
    ("value", "byline", "authors"),
    [
        ("By Mara Lind", "By Mara Lind", []),
        (["Mara Lind", "Jon Ask"], None, ["Mara Lind", "Jon Ask"]),
        ("['Mara Lind', \"Jon O'Ask\"]", None, ["Mara Lind", "Jon O'Ask"]),
        ({"name": "Mara Lind"}, "Mara Lind", []),
        ("https://harbour-post.example/authors/7", None, []),
        ("[]", None, []),
    ],
)
def test_authors_are_a_byline_or_a_list(value: Any, byline: str | None, authors: list[str]) -> None:
    article = read(author=value)
    assert (article.byline, article.authors) == (byline, authors)


@pytest.mark.parametrize("value", ["Harbour Post", {"id": "hp", "name": "Harbour Post"}])
def test_an_outlet_is_a_text_or_an_object(value: Any) -> None:
    assert read(source=value).source.name == "Harbour Post"


def test_an_address_as_outlet_is_its_address() -> None:
    source = read(source="https://harbour-post.example").source
    assert (source.name, source.uri) == (None, "https://harbour-post.example")


@pytest.mark.parametrize(
    "value", ["tram, harbour", "tram;harbour", ["tram", "harbour"], [{"name": "tram"}, {"value": "harbour"}]]
)
def test_keywords_are_a_list_or_a_text(value: Any) -> None:
    assert read(tags=value).keywords == ["tram", "harbour"]


@pytest.mark.parametrize(("value", "tag"), [("en", "en"), ("en_GB", "en-GB"), ("English", "en"), ("Klingon?", None)])
def test_a_language_is_a_tag_or_its_name(value: str, tag: str | None) -> None:
    assert read(lang=value).language == tag


def test_the_number_of_a_row_is_no_identity() -> None:
    article = read(id=17, url="https://harbour-post.example/tram")
    assert article.uri == article.url == "https://harbour-post.example/tram"
    assert [(each.role, each.value) for each in article.alt_ids] == [("id", "17")]


def test_a_guid_is_an_identity() -> None:
    assert read(guid="tag:harbour-post.example,2025:7").uri == "tag:harbour-post.example,2025:7"


@pytest.mark.parametrize(
    ("value", "body"),
    [
        ("<p>One &amp; two.</p><p>Three.</p>", "One & two.\n\nThree."),
        ("Reuters <RTR.N> rose.", "Reuters <RTR.N> rose."),
        ("AT&amp;T rose.", "AT&T rose."),
        ("One.\nTwo.", "One.\n\nTwo."),
        (["One.", "<p>Two.</p>"], "One.\n\nTwo."),
    ],
)
def test_a_body_is_text_or_html(value: Any, body: str) -> None:
    assert read(text=value).body == body


def test_a_mapping_wins_over_the_names() -> None:
    article = article_of({"title": "Wrong", "Titel": "Right", "text": "It opened."}, mapped({"headline": "Titel"}))
    assert article
    assert article.headline == "Right"


def test_a_mapping_says_how_days_are_written() -> None:
    facts = mapped({"published": "Datum"}, date_format="%d.%m.%Y")
    article = article_of(BASE | {"Datum": "09.02.2025"}, facts)
    assert article
    assert article.published == datetime(2025, 2, 9, tzinfo=UTC)
    assert article.published_precision == "day"


def test_columns_without_a_headline_or_a_text_are_refused_by_name() -> None:
    with pytest.raises(UnreadableError, match=r"No column is known .* The columns are: a, b\.") as raised:
        check_columns(["a", "b"], None)
    assert "mapping.toml" in raised.value.advice


def test_a_mapped_column_that_is_not_there_is_named() -> None:
    with pytest.raises(UnreadableError, match="'Titel' that is not there"):
        check_columns(["title", "text"], Mapping(columns={"headline": "Titel"}))


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        ({"text": "x"}, True),
        ({"title": "x", "description": "y"}, True),
        ({"title": "x"}, False),
        ({"name": "x", "license": "MIT"}, False),
        ({"title": "", "text": None}, False),
    ],
)
def test_an_article_has_a_text_or_a_headline_with_something_beside_it(row: dict[str, Any], is_one: bool) -> None:
    assert is_article(row) is is_one
