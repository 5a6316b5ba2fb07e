import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.synchronize import Event

import psutil
import pytest

from dateline.errors import TransientError
from dateline.spool.claim import Claim, load_claim
from dateline.spool.delivery import Deliveries, attempt, deaths, deliveries, split
from dateline.spool.layout import Spool
from dateline.spool.overdue import claim_ids

Claiming = Callable[..., Claim]
_fork = multiprocessing.get_context("fork")


def test_a_delivery_that_ends_well_leaves_no_mark(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    with attempt(claim, "parse.0"):
        assert deliveries(spool, claim, "parse.0").alive == 1
    assert deliveries(spool, claim, "parse.0").alive == 0
    assert deliveries(spool, claim, "parse.0").killed == 0


def test_passing_trouble_is_no_death(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    with pytest.raises(TransientError), attempt(claim, "parse.0"):
        raise TransientError("The disk is full.")
    assert deliveries(spool, claim, "parse.0").killed == 0


def test_an_error_that_nobody_foresaw_counts_like_a_death_so_that_it_ends(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    with pytest.raises(ValueError, match="bad"), attempt(claim, "parse.0"):
        raise ValueError("bad")
    assert deliveries(spool, claim, "parse.0") == Deliveries(alive=0, killed=1)


def test_an_old_mark_of_a_living_worker_blocks_nothing(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    with attempt(claim, "parse.0"):
        (mark,) = (claim.folder / "attempts").iterdir()
        assert deliveries(spool, claim, "parse.0") == Deliveries(alive=1, killed=0)
        os.utime(mark, (spool.now() - 301, spool.now() - 301))
        this = psutil.Process()
        # The mark is older than this process only by its stamp: such a number belongs to a later process.
        expected = Deliveries(alive=0, killed=int(this.create_time() > mark.stat().st_mtime + 1))
        assert deliveries(spool, claim, "parse.0") == expected


def _work(claim: Claim, begun: Event) -> None:
    with attempt(claim, "parse.0"):
        begun.set()
        signal.pause()


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_each_killed_worker_counts_for_its_stage(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    for _ in range(2):
        begun = _fork.Event()
        worker = _fork.Process(target=_work, args=(claim, begun))
        worker.start()
        assert begun.wait(20)
        assert deliveries(spool, claim, "parse.0").alive == 1
        worker.kill()
        worker.join()
    assert deliveries(spool, claim, "parse.0").killed == 2
    assert deliveries(spool, claim, "enrich.0").killed == 0


def test_a_mark_of_another_host_counts_as_killed_when_it_is_old(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    mark = claim.folder / "attempts" / "parse.0@elsewhere@1@00"
    mark.parent.mkdir()
    mark.touch()
    assert deliveries(spool, claim, "parse.0").alive == 1
    os.utime(mark, (0, 0))
    assert deliveries(spool, claim, "parse.0").killed == 1


def test_a_split_gives_each_file_its_own_claim_and_keeps_its_id(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt", "dawn/b.txt")
    ids = [claim.file_id(entry) for entry in claim.entries]
    parts = split(spool, claim)
    assert [part.file_id(part.entries[0]) for part in parts] == ids
    assert [part.source(part.entries[0]).read_text() for part in parts] == ["a.txt", "dawn/b.txt"]
    assert claim_ids(spool) == sorted(part.id for part in parts)
    assert all(load_claim(part.folder) == part for part in parts)


def test_a_split_that_was_interrupted_goes_on(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt", "b.txt")
    split(spool, claim.keeping(claim.entries[:1]))  # the crash came after the first file
    parts = split(spool, claim)
    assert [part.source(part.entries[0]).read_text() for part in parts] == ["a.txt", "b.txt"]


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_deaths_are_counted_by_the_place_where_they_happened(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    begun = _fork.Event()
    worker = _fork.Process(target=_work, args=(claim, begun))
    worker.start()
    assert begun.wait(20)
    worker.kill()
    worker.join()
    assert deaths(claim) == {"parse.0": 1}
    assert deliveries(spool, claim, "parse.0").killed == 1
    assert deliveries(spool, claim, "parse.16").killed == 0


def test_who_must_be_alone_at_a_stage_sees_workers_at_its_other_portions(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    with attempt(claim, "parse.8"):
        assert deliveries(spool, claim, "parse.16").alive == 0
        assert deliveries(spool, claim, "parse.16", alone=True) == Deliveries(alive=1, killed=0)
        assert deliveries(spool, claim, "enrich.8", alone=True).alive == 0
