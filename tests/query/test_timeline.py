"""How many articles there were, step by step."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.article import Source
from dateline.index.write import ArticleWriter
from dateline.query.errors import InvalidRequestError
from dateline.query.timeline import Timeline, TimelineRequest, timeline
from dateline.settings import Settings
from tests.index.articles import article
from tests.query.asking import asked

DAY = datetime(2025, 2, 9, 22, 30, tzinfo=UTC)


def of(settings: Settings, **request: object) -> Timeline:
    return asked(settings, lambda index: timeline(index, TimelineRequest(**request)))  # type: ignore[arg-type]


def write(writer: ArticleWriter, *times: datetime, source: str = "Post") -> None:
    articles = [
        article(f"{source} {n}", f"Text {n} of {source}.", published=time, source=Source(name=source))
        for n, time in enumerate(times)
    ]
    writer.write(articles, refresh=True)


def test_steps_without_articles_are_told_too(served: Settings, writer: ArticleWriter) -> None:
    write(writer, DAY, DAY, DAY + timedelta(days=2))
    found = of(served, interval="day")
    assert (found.total, [bar.count for bar in found.bars]) == (3, [2, 0, 1])
    assert found.bars[0].start == "2025-02-09T00:00:00.000Z"


def test_days_are_those_of_the_time_zone(served: Settings, writer: ArticleWriter) -> None:
    write(writer, DAY)
    in_karachi = served.model_copy(update={"time_zone": "Asia/Karachi"})
    assert of(in_karachi, interval="day").bars[0].start == "2025-02-10T00:00:00.000+05:00"


@pytest.mark.parametrize(
    ("days", "interval"), [(0, "hour"), (2, "hour"), (30, "day"), (400, "week"), (1200, "month"), (9000, "year")]
)
def test_auto_takes_the_shortest_step_of_which_few_make_the_whole(
    served: Settings, writer: ArticleWriter, days: int, interval: str
) -> None:
    write(writer, DAY, DAY - timedelta(days=days))
    assert of(served).interval == interval


def test_the_most_frequent_values_are_counted_apart(served: Settings, writer: ArticleWriter) -> None:
    write(writer, DAY, DAY + timedelta(days=1), source="Post")
    write(writer, DAY, source="Gazette")
    assert [bar.by for bar in of(served, interval="day", by="source").bars] == [{"Post": 1, "Gazette": 1}, {"Post": 1}]


def test_nothing_has_no_steps(served: Settings, writer: ArticleWriter) -> None:
    writer.ensure_index()
    assert of(served) == Timeline("hour", 0, [])
    assert of(served, q="nothing", by="person").bars == []


def test_what_cannot_be_shown_is_refused(served: Settings, writer: ArticleWriter) -> None:
    write(writer, DAY, DAY - timedelta(days=400))
    for wrong in ({"interval": "hour"}, {"by": "colour"}):
        with pytest.raises(InvalidRequestError) as caught:
            of(served, **wrong)
        assert caught.value.parameter in wrong
