"""The outlets of a selection, on invented articles."""

from datetime import datetime, timedelta

import pytest

from dateline.article import Article, Source
from dateline.index.write import ArticleWriter
from dateline.query.sources import Outlet, Outlets, SourcesRequest, sources
from dateline.settings import Settings
from tests.index.articles import NOON, article
from tests.query.asking import asked

DAY = timedelta(days=1)


def sent(source: str, *times: datetime, **fields: object) -> list[Article]:
    return [
        article(
            f"{source} {number}",
            source=Source(name=source, domain=f"{source.lower()}.example"),
            published=each,
            **fields,
        )
        for number, each in enumerate(times)
    ]


ALIVE = sent("Alive", *(NOON - n * DAY for n in range(28)))
DEAD = sent("Dead", *(NOON - n * DAY for n in range(40, 70)))


def listed(settings: Settings, **request: object) -> Outlets:
    return asked(settings, lambda index: sources(index, SourcesRequest(**request), NOON))  # type: ignore[arg-type]


def one(settings: Settings, name: str, **request: object) -> Outlet:
    return next(outlet for outlet in listed(settings, **request).sources if outlet.name == name)


def test_an_outlet_that_sends_no_more_is_quiet_since_its_last_article(served: Settings, writer: ArticleWriter) -> None:
    writer.write([*ALIVE, *DEAD], refresh=True)
    found = listed(served)
    assert (found.total, found.quiet) == (2, 1)
    assert [outlet.name for outlet in found.sources] == ["Dead", "Alive"]
    dead, alive = found.sources
    assert (dead.quiet, dead.quiet_since) == (True, (NOON - 40 * DAY).isoformat())
    assert (alive.quiet, alive.quiet_since) == (False, None)


def test_it_is_told_what_each_sends_and_how_often(served: Settings, writer: ArticleWriter) -> None:
    writer.write([*ALIVE, *DEAD], refresh=True)
    alive, dead = one(served, "Alive"), one(served, "Dead")
    assert (alive.articles, alive.domain, alive.per_day, alive.usual_per_day) == (28, "alive.example", 1, 1)
    assert alive.by_weekday == [4] * 7
    assert datetime.fromisoformat(alive.first) == NOON - 27 * DAY
    assert datetime.fromisoformat(alive.last) == NOON
    assert (dead.per_day, dead.usual_per_day) == (0, 1)


def test_what_is_dated_in_the_future_breaks_no_silence(served: Settings, writer: ArticleWriter) -> None:
    writer.write([*DEAD, *sent("Dead", NOON + DAY, body="Of tomorrow.")], refresh=True)
    assert one(served, "Dead").quiet


def test_what_may_not_be_read_and_what_is_not_asked_for_does_not_count(served: Settings, writer: ArticleWriter) -> None:
    hidden = sent("Hidden", NOON - DAY, embargoed=NOON + DAY)
    writer.write([*ALIVE, *sent("French", NOON, language="fr"), *hidden], refresh=True)
    assert [outlet.name for outlet in listed(served, order_by="name").sources] == ["Alive", "French"]
    assert [outlet.name for outlet in listed(served, language=("fr",)).sources] == ["French"]


def test_articles_without_a_source_are_counted_apart(served: Settings, writer: ArticleWriter) -> None:
    writer.write([article("Nobody's"), *ALIVE], refresh=True)
    assert listed(served).unnamed == 1


@pytest.mark.parametrize(("order", "first"), [("count", "Dead"), ("recent", "Alive"), ("name", "Alive")])
def test_the_order_can_be_chosen(served: Settings, writer: ArticleWriter, order: str, first: str) -> None:
    writer.write([*ALIVE, *DEAD], refresh=True)
    (found,) = listed(served, order_by=order, size=1).sources
    assert found.name == first


def test_more_outlets_than_are_asked_at_once_are_all_told(served: Settings, writer: ArticleWriter) -> None:
    writer.write([each for n in range(70) for each in sent(f"Outlet{n:02}", NOON - DAY)], refresh=True)
    found = listed(served, order_by="name", size=1000)
    assert [outlet.name for outlet in found.sources] == [f"Outlet{n:02}" for n in range(70)]


def test_an_index_without_articles_has_no_outlets(served: Settings) -> None:
    assert listed(served) == Outlets(0, 0, 0, [])
