from datetime import datetime, timedelta

from dateline.grouping.member import came_out
from tests.grouping.texts import NOON, article, body

HOUR = timedelta(hours=1)


def at(**fields: object) -> datetime:
    return came_out(article(body(), "one", **fields))  # type: ignore[arg-type]


def test_an_article_came_out_when_its_source_says() -> None:
    assert at(published=NOON, received=NOON + HOUR) == NOON


def test_it_came_out_when_we_had_it_at_the_latest() -> None:
    assert at(published=NOON + HOUR, received=NOON) == NOON
    assert at(published=None, received=NOON) == NOON


def test_of_a_day_its_end_counts_unless_we_had_it_before() -> None:
    midnight = NOON.replace(hour=0)
    day = {"published": midnight, "published_precision": "day"}
    assert at(**day, received=NOON) == NOON
    assert at(**day, received=NOON + 48 * HOUR) == midnight + 24 * HOUR


def test_under_embargo_it_comes_out_when_that_ends() -> None:
    assert at(published=NOON, received=NOON, embargoed=NOON + HOUR) == NOON + HOUR
    assert at(published=NOON, received=NOON, embargoed=NOON - HOUR) == NOON
