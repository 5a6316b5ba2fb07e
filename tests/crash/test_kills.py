"""``kill -9`` of every part while files are on their way: nothing is lost, nothing is there twice."""

from collections.abc import Callable

import pytest
from redis import Redis

from tests.crash.killable import Killable, on_their_way
from tests.pipeline import wait_for

pytestmark = pytest.mark.crash
FILES = 120
BATCHES = 3


def story(what: str, number: int) -> str:
    return (
        f"Report {number} on the {what}\n\nOTTAWA: The {what} was seen for the time number {number}, a witness said."
        f"\n\nNobody has counted it more often than {number} times. The count goes on."
    )


def disturb(path: Killable, what: str, disturbance: Callable[[], object]) -> None:
    """Drop the files in batches, and disturb whenever a batch is on its way; then everything must be as it should."""
    before = path.pipeline.account()
    stories = {f"{what}/{number}.txt": story(what, number) for number in range(FILES)}
    names = list(stories)
    for batch in range(BATCHES):
        for name in names[batch::BATCHES]:
            path.pipeline.drop(name, stories[name])
        wait_for(lambda: on_their_way(path.pipeline))
        disturbance()
    after = path.at_rest(dropped=before.dropped + FILES)
    places = path.places()
    assert {name: places[text.encode()] for name, text in stories.items()} == dict.fromkeys(names, 1)
    assert (after.dropped, after.indexed) == (before.dropped + FILES, before.indexed + FILES), after
    assert after.adds_up, after
    indexed = sorted(a.file.path for a in path.pipeline.articles() if a.file.path.startswith(f"{what}/"))
    assert indexed == sorted(names)


def test_a_process_of_a_worker(killable: Killable) -> None:
    disturb(killable, "kestrel", killable.kill_child)


def test_a_worker(killable: Killable) -> None:
    disturb(killable, "heron", killable.kill_worker)


def test_the_inbox_service(killable: Killable) -> None:
    disturb(killable, "osprey", killable.kill_ingest)


def test_redis(killable: Killable) -> None:
    disturb(killable, "curlew", killable.kill_redis)


def test_redis_forgets_everything(killable: Killable) -> None:
    def flush() -> None:
        with Redis.from_url(killable.pipeline.settings.broker) as redis:
            redis.flushall()

    disturb(killable, "bittern", flush)


def test_elasticsearch_is_away_for_a_while(killable: Killable) -> None:
    killable.node.kill()
    refusals = killable.logs().count("will be tried again")

    def stay_away() -> None:
        if killable.node.alive():
            return
        wait_for(lambda: killable.logs().count("will be tried again") >= refusals + 5)
        if killable.pipeline.account().pending > FILES / 2:
            killable.start_node()

    disturb(killable, "plover", stay_away)


def test_everything_at_once(killable: Killable) -> None:
    killed = []

    def once() -> None:
        if not killed:
            killed.append(killable.kill_all())

    disturb(killable, "avocet", once)
