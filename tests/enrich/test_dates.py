from datetime import UTC, date, datetime
from typing import Literal

import pytest

from dateline.article import Article, Dateline, DateMention
from dateline.enrich.dates import DATES, READ_CHARS

BODY = "The consul on Saturday offered help. The mills closed on June 10, 2015."
MONDAY = datetime(2025, 2, 10, 4, 30, tzinfo=UTC)
Precision = Literal["full", "day", "month", "none"]


def dated(body: str = BODY, published: datetime | None = None, precision: Precision = "none") -> Article:
    article = Article(headline="x", body=body, published=published, published_precision=precision, language="en")
    DATES.apply([article])
    return article


def test_the_text_of_a_mention_is_what_stands_at_its_span() -> None:
    article = dated(published=MONDAY, precision="full")
    assert [(each.text, each.value) for each in article.dates] == [
        ("Saturday", "2025-02-08"),
        ("June 10, 2015", "2015-06-10"),
    ]
    assert all(article.body[slice(*each.span)] == each.text for each in article.dates)
    assert article.provenance["dates"].note == "against 2025-02-10"


@pytest.mark.parametrize(("published", "precision"), [(None, "none"), (MONDAY, "month")])
def test_no_date_is_invented_for_a_weekday_of_an_unknown_week(published: datetime | None, precision: Precision) -> None:
    saturday, full = dated(published=published, precision=precision).dates
    assert (saturday.text, saturday.value, saturday.precision) == ("Saturday", "XXXX-WXX-6", "weekday")
    assert full.value == "2015-06-10"


def test_what_has_no_value_has_no_confidence() -> None:
    assert dated("It fell yesterday.").dates == [DateMention(text="yesterday", precision="day", span=(8, 17))]


def test_the_day_in_the_dateline_goes_before_that_of_publication() -> None:
    article = Article(headline="x", body=BODY, language="en", published=MONDAY, published_precision="full")
    article.dateline = Dateline(text="KARACHI, Feb 8", date=date(2025, 2, 8))
    DATES.apply([article])
    assert article.dates[0].value == "2025-02-08"


def test_hours_are_counted_from_a_full_time_of_publication_only() -> None:
    assert dated("It fell two hours ago.", MONDAY, "full").dates[0].value == "2025-02-10T02Z"
    assert dated("It fell two hours ago.", MONDAY, "day").dates[0].value is None


def test_of_other_languages_only_full_dates_and_a_warning() -> None:
    article = Article(headline="x", body="Am Samstag, dem 8. Februar 2025, kam er.", language="de-AT")
    DATES.apply([article])
    assert [(each.text, each.value) for each in article.dates] == [("8. Februar 2025", "2025-02-08")]
    assert article.warnings == ["dates: in the language de only full dates were looked for"]


def test_of_a_very_long_body_the_beginning_is_read() -> None:
    article = dated("In 1995 it fell. " + "x" * READ_CHARS + " In 1996 it rose.")
    assert [each.value for each in article.dates] == ["1995"]
    assert len(article.warnings) == 1


def test_what_the_file_says_is_kept() -> None:
    said = [DateMention(text="Saturday", value="2025-02-01", span=(14, 22))]
    article = Article(headline="x", body=BODY, language="en", dates=said)
    DATES.apply([article])
    assert article.dates == said
