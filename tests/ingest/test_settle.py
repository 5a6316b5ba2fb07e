from dataclasses import replace

from dateline.spool.inbox import Waiting
from services.ingest.settle import Settle

FILE = Waiting("a.txt", size=5, modified_ns=1, arrived=100.0, regular=True)


def settle(*, writing: bool | None) -> Settle:
    return Settle(seconds=2, empty_seconds=600, writing=lambda _: writing)


def test_a_file_that_nobody_writes_is_complete_at_once() -> None:
    assert settle(writing=False).complete([FILE], now=0, wall=100) == [FILE]


def test_a_file_that_is_open_for_writing_is_never_complete() -> None:
    tracker = settle(writing=True)
    for now in (0.0, 10.0, 10_000.0):
        assert tracker.complete([FILE], now=now, wall=100 + now) == []


def test_without_the_systems_word_a_file_must_stand_still() -> None:
    tracker = settle(writing=None)
    assert tracker.complete([FILE], now=0, wall=100) == []
    assert tracker.complete([FILE], now=1.9, wall=101.9) == []
    assert tracker.complete([FILE], now=2.0, wall=102) == [FILE]


def test_each_growth_begins_the_wait_again() -> None:
    tracker = settle(writing=None)
    tracker.complete([FILE], now=0, wall=100)
    assert tracker.complete([replace(FILE, size=6)], now=1.9, wall=101.9) == []
    assert tracker.complete([replace(FILE, size=6)], now=3.8, wall=103.8) == []
    assert tracker.complete([replace(FILE, size=6)], now=3.9, wall=103.9) != []


def test_a_touch_without_growth_begins_the_wait_again() -> None:
    tracker = settle(writing=None)
    tracker.complete([FILE], now=0, wall=100)
    assert tracker.complete([replace(FILE, modified_ns=2)], now=2, wall=102) == []


def test_a_new_file_under_an_old_name_begins_anew() -> None:
    tracker = settle(writing=None)
    tracker.complete([FILE], now=0, wall=100)
    tracker.complete([], now=1, wall=101)
    assert tracker.complete([FILE], now=2, wall=102) == []


def test_an_empty_file_may_still_grow() -> None:
    empty = replace(FILE, size=0)
    tracker = settle(writing=False)
    assert tracker.complete([empty], now=0, wall=100) == []
    assert tracker.complete([FILE], now=1, wall=101) == [FILE]


def test_an_empty_file_does_not_wait_for_ever() -> None:
    empty = replace(FILE, size=0)
    assert settle(writing=False).complete([empty], now=0, wall=700) == [empty]


def test_a_sidecar_waits_for_its_file() -> None:
    sidecar = replace(FILE, path="a.txt.meta.json")
    tracker = settle(writing=False)
    assert tracker.complete([sidecar], now=0, wall=100) == []
    assert tracker.complete([sidecar], now=600, wall=700) == [sidecar]


def test_a_link_is_taken_to_be_refused() -> None:
    link = replace(FILE, regular=False)
    assert settle(writing=None).complete([link], now=0, wall=100) == [link]


def test_the_longest_waiting_comes_first() -> None:
    files = [replace(FILE, path=str(arrived), arrived=arrived) for arrived in (30.0, 10.0, 20.0)]
    found = settle(writing=False).complete(files, now=0, wall=100)
    assert [file.arrived for file in found] == [10.0, 20.0, 30.0]
