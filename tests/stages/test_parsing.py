"""Reading in turns: what makes a portion, where a turn ends, and what fails a file or is only noted."""

import itertools
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import stages
from dateline.settings import Settings
from dateline.spool import portions
from dateline.spool.claim import Claim
from dateline.spool.layout import Spool
from dateline.spool.stagefile import Failure, Line
from dateline.spool.taking import take
from tests.formats.test_bundles import zipped
from tests.stages.driving import NO_STEPS, parsed


@pytest.fixture
def quick(settings: Settings) -> Settings:
    """Settings under which nothing takes long."""
    return settings.model_copy(update={"steps_off": NO_STEPS, "enrich_processes": 2})


def claimed(settings: Settings, members: dict[str, bytes | str]) -> Claim:
    spool = Spool(settings.home).prepared()
    (spool.inbox / "week.zip").write_bytes(zipped(members))
    claim = take(spool, ["week.zip"])
    assert claim is not None
    return claim


def stories(count: int) -> dict[str, bytes | str]:
    return {f"{n}.txt": f"Story {n}\n\nIt is number {n} of many. It is short.\n" for n in range(count)}


def headlines(lines: list[Line]) -> list[str]:
    return [line.article.headline for line in lines if line.article]


def work_off(claim: Claim, settings: Settings) -> None:
    """What was parsed is enriched, and then indexed, as far as parsing sees it."""
    for start in sorted(portions.starts(claim, portions.PARSED)):
        if portions.stage(claim, start) == "enrich":
            stages.enrich(claim, start, settings)
            portions.write_parts(claim, start, [])


def read_to_the_end(claim: Claim, settings: Settings, reading: Callable[[], stages.Reading], seconds: float) -> int:
    """The number of turns that it took, with what was read worked off after each."""
    for turn in itertools.count(1):
        list(stages.parse(claim, reading(), settings, seconds))
        work_off(claim, settings)
        if portions.next_start(claim) is None:
            return turn
    raise AssertionError


def all_lines(claim: Claim) -> list[Line]:
    starts = sorted(portions.starts(claim, portions.PARSED))
    return [line for start in starts for line in portions.read(claim, portions.PARSED, start)]


def test_a_few_articles_are_one_portion(quick: Settings) -> None:
    claim = claimed(quick, stories(3))
    assert list(stages.parse(claim, stages.Reading(claim, quick), quick)) == [0]
    assert portions.next_start(claim) is None


def test_as_many_as_a_portion_holds_are_one_portion(quick: Settings) -> None:
    claim = claimed(quick, stories(8))
    assert list(stages.parse(claim, stages.Reading(claim, quick), quick)) == [0]
    assert portions.next_start(claim) is None


def test_portions_begin_small_and_no_more_are_read_than_can_be_worked_off(quick: Settings) -> None:
    claim = claimed(quick, stories(200))
    reading = stages.Reading(claim, quick)
    assert list(stages.parse(claim, reading, quick)) == [0, 8, 16]  # one more than there are processes
    assert stages.next_to_read(claim, quick) is None
    assert list(stages.parse(claim, reading, quick)) == []
    work_off(claim, quick)
    assert list(stages.parse(claim, reading, quick)) == [32, 48, 64]


def test_no_article_is_lost_or_read_twice_over_the_turns(quick: Settings) -> None:
    claim = claimed(quick, stories(200))
    reading = stages.Reading(claim, quick)
    turns = read_to_the_end(claim, quick, lambda: reading, seconds=0)
    assert turns > 2
    assert headlines(all_lines(claim)) == [f"Story {n}" for n in range(200)]


def test_another_process_goes_on_where_the_first_one_ended(quick: Settings) -> None:
    claim = claimed(quick, stories(100))
    turns = read_to_the_end(claim, quick, lambda: stages.Reading(claim, quick), seconds=math.inf)
    assert turns > 1
    assert headlines(all_lines(claim)) == [f"Story {n}" for n in range(100)]


def test_two_processes_that_take_turns_agree(quick: Settings) -> None:
    claim = claimed(quick, stories(100))
    both = itertools.cycle([stages.Reading(claim, quick), stages.Reading(claim, quick)])
    turns = read_to_the_end(claim, quick, lambda: next(both), seconds=math.inf)
    assert turns > 1
    assert headlines(all_lines(claim)) == [f"Story {n}" for n in range(100)]


def test_of_two_that_read_the_same_portion_one_keeps_it(quick: Settings) -> None:
    claim = claimed(quick, stories(20))
    first = stages.parse(claim, stages.Reading(claim, quick), quick)
    assert next(first) == 0
    assert not portions.add(claim, 0, [Line(0, note="other")], last=True)
    assert list(first) == [8, 16]


def test_skipping_ends_with_its_turn(quick: Settings) -> None:
    claim = claimed(quick, stories(20))
    portions.add(claim, 0, [Line(0, note="read before")] * 8, last=False)
    reading = stages.Reading(claim, quick)
    turns = itertools.takewhile(lambda _: not list(stages.parse(claim, reading, quick, seconds=0)), range(100))
    assert list(turns)
    assert headlines(all_lines(claim)) == ["Story 8"]


def test_long_articles_make_short_portions(quick: Settings) -> None:
    long = "A long story.\n\n" + "It goes on and on. " * 15_000
    claim = claimed(quick, {f"{n}.txt": long for n in range(6)})
    assert list(stages.parse(claim, stages.Reading(claim, quick), quick)) == [0, 2, 4]


def test_files_that_were_claimed_together_stay_together(quick: Settings) -> None:
    spool = Spool(quick.home).prepared()
    names = [f"{n}.txt" for n in range(40)]
    for name in names:
        (spool.inbox / name).write_text(f"The story of {name}. It is a short one, and it has an end.")
    claim = take(spool, names)
    assert claim is not None
    assert list(stages.parse(claim, stages.Reading(claim, quick), quick)) == [0]


def test_what_was_read_before_it_was_given_up_stands(quick: Settings) -> None:
    claim = claimed(quick, stories(100))
    reading = stages.Reading(claim, quick)
    first = stages.parse(claim, reading, quick)
    next(first)
    start = stages.give_up(claim, reading, Failure("parse", "too slow"))
    assert start == 8
    assert portions.next_start(claim) is None
    *read, failed = all_lines(claim)
    assert headlines(read) == [f"Story {n}" for n in range(9)]  # one was looked at to see that there is more
    assert failed.failure == Failure("parse", "too slow")


def test_a_member_that_gives_no_article_is_noted(quick: Settings) -> None:
    claim = claimed(quick, {**stories(1), "empty.txt": b""})
    lines = parsed(claim, quick)
    assert [line.note for line in lines if line.note] == ["member empty.txt: It is empty."]
    assert [line.article.file.member for line in lines if line.article] == ["0.txt"]


def test_a_file_of_which_nothing_is_left_fails_with_its_reason(quick: Settings) -> None:
    claim = claimed(quick, {"empty.txt": b""})
    failures = [line.failure for line in parsed(claim, quick) if line.failure]
    assert [failure.reason for failure in failures] == ["member empty.txt: It is empty."]


def test_the_rules_of_the_source_are_applied(quick: Settings) -> None:
    spool = Spool(quick.home).prepared()
    folder = spool.inbox / "dawn"
    folder.mkdir()
    (folder / "source.toml").write_text('name = "The Dawn"\nsection = "City"')
    (folder / "a.txt").write_text("The ferry sailed on Monday. It was late.")
    claim = take(spool, ["dawn/a.txt"])
    assert claim is not None
    (line,) = parsed(claim, quick)
    assert line.article is not None
    assert (line.article.source.name, line.article.section) == ("The Dawn", "City")


def test_rules_with_a_mistake_fail_the_file_and_name_it(quick: Settings) -> None:
    spool = Spool(quick.home).prepared()
    folder: Path = spool.inbox / "dawn"
    folder.mkdir()
    (folder / "source.toml").write_text('sektion = "City"')
    (folder / "a.txt").write_text("The ferry sailed on Monday. It was late.")
    claim = take(spool, ["dawn/a.txt"])
    assert claim is not None
    (line,) = parsed(claim, quick)
    assert line.failure is not None
    assert "source.toml: sektion" in line.failure.reason
