import os
from collections.abc import Callable, Mapping

from dateline.spool import portions
from dateline.spool.claim import Claim
from dateline.spool.layout import Spool, new_claim_id
from dateline.spool.overdue import claim_ids, overdue
from dateline.spool.stagefile import Line

Claiming = Callable[..., Claim]
PATIENCE: Mapping[str, float] = {"parse": 60, "enrich": 60, "index": 60}


def age(claim: Claim, seconds: float) -> None:
    """Make the claim look as if nothing had happened to it for that long."""
    for folder, _, names in os.walk(claim.folder):
        for path in (folder, *(os.path.join(folder, name) for name in names)):
            stamp = os.lstat(path).st_mtime - seconds
            os.utime(path, (stamp, stamp))


def found(spool: Spool, patience: Mapping[str, float] = PATIENCE) -> list[tuple[str, str]]:
    return [(claim.id, stage) for claim, stage, _ in overdue(spool, patience)]


def test_a_claim_that_moves_is_not_overdue(spool: Spool, claimed: Claiming) -> None:
    claimed("a.txt")
    assert found(spool) == []


def test_a_claim_that_stands_still_is_found_with_its_stage(spool: Spool, claimed: Claiming) -> None:
    claims = [claimed(name) for name in ("a", "b", "c")]
    for claim in claims[1:]:
        portions.add(claim, 0, [], last=True)
    portions.write_enriched(claims[2], 0, [])
    for claim in claims:
        age(claim, 61)
    assert sorted(found(spool)) == sorted(zip([c.id for c in claims], ["parse", "enrich", "index"], strict=True))


def test_a_claim_that_was_found_is_given_time_again(spool: Spool, claimed: Claiming) -> None:
    age(claimed("a"), 61)
    assert len(found(spool)) == 1
    assert found(spool) == []


def test_patience_is_with_the_stage(spool: Spool, claimed: Claiming) -> None:
    age(claimed("a"), 61)
    assert found(spool, {**PATIENCE, "parse": 600}) == []
    assert len(found(spool, {**PATIENCE, "enrich": 600})) == 1


def test_a_worker_at_work_is_a_sign_of_life(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a")
    age(claim, 61)
    (claim.folder / "attempts").mkdir()
    (claim.folder / "attempts" / "enrich@here@1@0").touch()
    assert found(spool) == []


def test_what_a_crash_left_before_the_first_rename_is_removed(spool: Spool, claimed: Claiming) -> None:
    (spool.claim_folder(new_claim_id()) / "source").mkdir(parents=True)
    empty = claimed("a")
    empty.source(empty.entries[0]).unlink()
    for folder in spool.claimed.iterdir():
        age(Claim(folder, folder.name, "here", ()), 61)
    assert found(spool) == []
    assert claim_ids(spool) == []


def test_all_that_a_bundle_waits_for_is_found(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a")
    for start in (0, 8, 16):
        portions.add(claim, start, [Line(0, note="a picture")] * 8, last=False)
    portions.write_enriched(claim, 0, [])
    portions.write_parts(claim, 0, [])
    portions.write_enriched(claim, 8, [])
    age(claim, 61)
    waits = [(stage, start) for _, stage, start in overdue(spool, PATIENCE)]
    assert waits == [("enrich", 16), ("index", 8), ("parse", 24)]
