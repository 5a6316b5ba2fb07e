import pytest

from dateline.settings import Settings
from dateline.spool.inbox import Waiting
from services.ingest.grouping import groups

SETTINGS = Settings(enrich_processes=2, claim_files=64, claim_mb=8, pending_claims=100)


def files(count: int, size: int = 1_000) -> list[Waiting]:
    return [Waiting(str(number), size, 0, float(number), regular=True) for number in range(count)]


def sizes(count: int, *, pending: int = 0, waited: float = 10, size: int = 1_000) -> list[int]:
    return [len(group) for group in groups(files(count, size), pending, waited, SETTINGS)]


def test_when_idle_no_file_waits_for_another() -> None:
    assert sizes(1) == [1]
    assert sizes(4) == [1, 1, 1, 1]


def test_a_burst_shares_claims() -> None:
    assert sizes(2_000) == [64] * 31 + [16]


def test_a_small_burst_is_spread_over_all_processes() -> None:
    assert sizes(40) == [10, 10, 10, 10]


def test_under_load_files_are_gathered_for_a_moment() -> None:
    assert sizes(5, pending=50, waited=0.1) == []
    assert sizes(5, pending=50, waited=1.0) == [5]
    assert sizes(64, pending=50, waited=0.1) == [64]


@pytest.mark.parametrize("count", [1, 500])
def test_when_the_system_is_full_files_stay_in_the_inbox(count: int) -> None:
    assert sizes(count, pending=100) == []


def test_no_more_claims_than_there_is_room_for() -> None:
    assert sizes(2_000, pending=98) == [64, 64]


def test_large_files_do_not_share() -> None:
    assert sizes(40, size=5_000_000) == [1] * 40


def test_one_file_over_the_size_of_a_claim_still_gets_one() -> None:
    assert sizes(1, size=100_000_000) == [1]
