"""What rises, and what only seems to."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from dateline.article import Article, Source
from dateline.index.write import ArticleWriter
from dateline.query.errors import InvalidRequestError
from dateline.query.trending import Trending, TrendingRequest, score, trending
from dateline.settings import Settings
from tests.index.articles import article, entity
from tests.query.asking import asked
from tests.servers import Servers

NOW = datetime.now(UTC)
RISING, STEADY, COPIED, RARE = "Rita Rising", "Stan Steady", "Cora Copied", "Rob Rare"


def about(name: str, days_ago: float, number: int, **fields: object) -> Article:
    published = NOW - timedelta(days=days_ago, minutes=number)
    return article(
        f"{name} {number}", f"Text {number} of {name}.", people=[entity(name)], published=published, **fields
    )


def archive_of_sixteen_days() -> Iterator[Article]:
    for day in range(16):
        yield from (about(STEADY, day + 0.5, number) for number in range(day * 4, day * 4 + 4))
    yield about(RISING, 10, 0)
    yield from (
        about(RISING, 0.2, number, story_id="rise", source=Source(name=f"Outlet {number % 3}"))
        for number in range(1, 13)
    )
    first = about(COPIED, 0.3, 0)
    yield first
    yield from (about(COPIED, 0.2, number, duplicate_of=first.id) for number in range(1, 13))
    yield from (about(RARE, 0.2, number) for number in range(2))


@pytest.fixture(scope="module")
def archive(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = servers.at(tmp_path_factory.mktemp("trending"), index=f"test-{uuid4().hex[:12]}")
    writer = ArticleWriter(settings)
    writer.write(list(archive_of_sixteen_days()), refresh=True)
    yield settings
    writer.close()


def rising(settings: Settings, **request: object) -> Trending:
    return asked(settings, lambda index: trending(index, TrendingRequest(**request)))  # type: ignore[arg-type]


def test_what_is_more_frequent_than_before_rises_and_what_is_only_copied_does_not(archive: Settings) -> None:
    (found,) = rising(archive).rising["person"]
    assert found.value == RISING
    assert (found.count, found.sources, found.story) == (12, 3, "rise")
    assert found.article["headline"] == f"{RISING} 1"


def test_a_riser_says_what_was_expected_and_how_it_came(archive: Settings) -> None:
    answer = rising(archive)
    (found,) = answer.rising["person"]
    assert found.expected == round(answer.window_articles / answer.baseline_articles, 2)
    assert sum(found.series) == 13
    assert found.series[-1] == 12


def test_all_copies_count_for_those_who_ask(archive: Settings) -> None:
    assert {one.value for one in rising(archive, duplicates="show").rising["person"]} == {RISING, COPIED}


def test_few_articles_do_not_rise_unless_asked_for(archive: Settings) -> None:
    assert RARE not in {one.value for one in rising(archive).rising["person"]}


def test_without_anything_before_nothing_rises(archive: Settings) -> None:
    assert rising(archive, window="100d", baseline="1d").rising["person"] == []


def test_the_score_is_the_log_likelihood_ratio() -> None:
    assert score(10, 100, 100, 1000) == pytest.approx(0)
    assert score(5, 100, 100, 1000) < 0
    assert score(20, 100, 100, 1000) > score(15, 100, 100, 1000) > 0
    # 2 (8 ln(8 / (10 · 10/30)) + 2 ln(2 / (20 · 10/30))) by hand
    assert score(8, 10, 2, 20) == pytest.approx(2 * (8 * 0.875469 + 2 * -1.203973), abs=1e-4)


@pytest.mark.parametrize(
    "wrong", [{"window": "soon"}, {"baseline": "0d"}, {"kinds": ("colour",)}, {"from_date": "2025"}], ids=str
)
def test_what_means_nothing_is_named(archive: Settings, wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        rising(archive, **wrong)
    assert caught.value.parameter in wrong
