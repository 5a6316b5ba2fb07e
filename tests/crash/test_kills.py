"""``kill -9`` of every part while files are on their way: nothing is lost, nothing is there twice."""

from collections.abc import Callable, Iterator

import pytest

from tests.crash.stricken import Stricken, stricken_stack
from tests.pipeline import wait_for

pytestmark = pytest.mark.crash
FILES = 200
BATCHES = 4


@pytest.fixture(scope="module")
def stricken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stricken]:
    """One whole stack for all that is done to it."""
    with stricken_stack(tmp_path_factory.mktemp("stricken") / "home") as running:
        yield running


def story(what: str, number: int) -> str:
    return (
        f"Report {number} on the {what}\n\nOTTAWA: The {what} was seen for the time number {number}, a witness said."
        f"\n\nNobody has counted it more often than {number} times. The count goes on."
    )


def disturb(stricken: Stricken, what: str, disturbance: Callable[[int], None]) -> None:
    """Drop the files in batches, and disturb whenever a batch is on its way; then everything must be as it should."""
    before = stricken.path.account()
    stories = {f"{what}/{number}.txt": story(what, number) for number in range(FILES)}
    names = list(stories)
    for turn in range(BATCHES):
        for name in names[turn::BATCHES]:
            stricken.path.drop(name, stories[name])
        wait_for(stricken.is_busy)
        disturbance(turn)
    after = stricken.at_rest(dropped=before.dropped + FILES)
    places = stricken.places()
    assert {name: places[text.encode()] for name, text in stories.items()} == dict.fromkeys(names, 1)
    assert (after.dropped, after.indexed) == (before.dropped + FILES, before.indexed + FILES), after
    assert after.adds_up, after
    indexed = sorted(a.file.path for a in stricken.path.articles() if a.file.path.startswith(f"{what}/"))
    assert indexed == sorted(names)


def test_a_process_of_a_worker(stricken: Stricken) -> None:
    disturb(stricken, "kestrel", stricken.kill_child_of_a_worker)


def test_a_worker(stricken: Stricken) -> None:
    disturb(stricken, "heron", stricken.kill_worker)


def test_the_inbox_service(stricken: Stricken) -> None:
    disturb(stricken, "osprey", stricken.kill_ingest)


def test_redis(stricken: Stricken) -> None:
    disturb(stricken, "curlew", stricken.kill_redis)


def test_redis_forgets_everything(stricken: Stricken) -> None:
    announced_again = stricken.overdue()
    disturb(stricken, "bittern", stricken.flush_redis)
    assert stricken.overdue() > announced_again


def test_elasticsearch(stricken: Stricken) -> None:
    disturb(stricken, "plover", stricken.kill_elasticsearch)


def test_elasticsearch_hangs_for_half_a_minute(stricken: Stricken) -> None:
    disturb(stricken, "dunlin", stricken.stop_elasticsearch)


def test_everything_at_once(stricken: Stricken) -> None:
    disturb(stricken, "avocet", stricken.kill_everything)
