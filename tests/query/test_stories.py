"""Stories of a selection, and one story."""

from datetime import UTC, datetime, timedelta

import pytest
from elasticsearch import Elasticsearch

from dateline.article import Source
from dateline.index.groupstore import GroupStore
from dateline.index.write import ArticleWriter
from dateline.query.stories import StoriesRequest, Story, stories, story_page
from dateline.settings import Settings
from tests.index.articles import NOON, article, entity
from tests.query.asking import asked

FIRST = article("Ferry sinks", source=Source(name="Wire"), story_id="ferry", people=[entity("Jane Doe")])
COPY = article(
    "Ferry sinks, says wire",
    source=Source(name="Post"),
    story_id="ferry",
    duplicate_of=FIRST.id,
    received=NOON + timedelta(hours=1),
)
LATER = article("Ferry raised", source=Source(name="Post"), story_id="ferry", received=NOON + timedelta(hours=2))
FRESH = [article(f"Bridge {n}", story_id="bridge", received=datetime.now(UTC) - timedelta(minutes=n)) for n in range(2)]
LONE = article("Alone", story_id="lone")


def listed(settings: Settings, **request: object) -> list[Story]:
    return asked(settings, lambda index: stories(index, StoriesRequest(**request)))  # type: ignore[arg-type]


def test_stories_are_listed_by_growth_size_or_date(served: Settings, writer: ArticleWriter) -> None:
    writer.write([FIRST, COPY, LATER, *FRESH, LONE], refresh=True)
    assert [story.id for story in listed(served)] == ["bridge", "ferry"]
    assert [story.id for story in listed(served, order_by="largest")] == ["ferry", "bridge"]
    assert [story.id for story in listed(served, least=1, order_by="newest")] == ["bridge", "ferry", "lone"]
    (ferry,) = listed(served, source=("Post", "Wire"))
    assert (ferry.headline, ferry.source) == ("Ferry sinks", {"name": "Wire"})
    assert (ferry.articles, ferry.texts, ferry.sources, ferry.recent) == (3, 2, 2, 0)
    assert ferry.people == ["Jane Doe"]


def test_a_story_says_how_many_articles_each_of_its_days_had(served: Settings, writer: ArticleWriter) -> None:
    days = [article(f"Ferry {n}", story_id="ferry", received=NOON + timedelta(days=n)) for n in (0, 0.1, 3)]
    writer.write(days, refresh=True)
    (ferry,) = listed(served)
    assert ferry.series == [2, 0, 0, 1]


def test_the_days_of_a_long_story_are_its_last_14(served: Settings, writer: ArticleWriter) -> None:
    days = [article(f"Ferry {n}", story_id="ferry", received=NOON + timedelta(days=n)) for n in (0, 20, 40)]
    writer.write(days, refresh=True)
    (ferry,) = listed(served)
    assert ferry.series == [0] * 13 + [1]


def test_a_story_has_its_articles_in_time_and_copies_below_their_first(served: Settings, writer: ArticleWriter) -> None:
    writer.write([LATER, COPY, FIRST], refresh=True)
    page = asked(served, lambda index: story_page(index, "ferry"))
    assert page
    assert [one["headline"] for one in page.articles] == ["Ferry sinks", "Ferry raised"]
    assert [one["headline"] for one in page.articles[0]["copies"]] == ["Ferry sinks, says wire"]
    assert asked(served, lambda index: story_page(index, "none")) is None


def test_a_story_that_went_into_another_leads_there(served: Settings, writer: ArticleWriter) -> None:
    writer.write([FIRST], refresh=True)
    with Elasticsearch(served.elasticsearch) as client:
        store = GroupStore(client, served.index)
        store.ensure()
        store.merge("older", "old")
        store.merge("old", "ferry")
    page = asked(served, lambda index: story_page(index, "older"))
    assert page
    assert page.story.id == "ferry"


@pytest.mark.parametrize("story_id", ["-lone", " ", "x" * 5_000])
def test_what_is_no_id_of_a_story_leads_to_none(served: Settings, writer: ArticleWriter, story_id: str) -> None:
    writer.write([FIRST, LONE], refresh=True)
    assert asked(served, lambda index: story_page(index, story_id)) is None
