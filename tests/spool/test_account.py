import shutil
from collections.abc import Callable

from dateline.spool.account import Account, Accountant
from dateline.spool.claim import Claim
from dateline.spool.ending import Outcome, carry_out, decide
from dateline.spool.failed import retry
from dateline.spool.layout import Spool
from dateline.spool.stagefile import Failure
from dateline.spool.taking import take

Claiming = Callable[..., Claim]
FAILED = Outcome(0, "failed", failure=Failure("parse", "It is empty."))


def finish(spool: Spool, claim: Claim, *outcomes: Outcome) -> None:
    decide(claim, outcomes)
    carry_out(spool, claim)


def account(spool: Spool) -> Account:
    return Accountant(spool).account((path.name, 0.0) for path in spool.inbox.iterdir())


def test_each_file_counts_where_it_is(spool: Spool, claimed: Claiming) -> None:
    finish(spool, claimed("indexed"), Outcome(0, "indexed", counts={"indexed": 1}))
    finish(spool, claimed("duplicate"), Outcome(0, "duplicate"))
    finish(spool, claimed("failed"), FAILED)
    claimed("claimed 1", "claimed 2")
    (spool.inbox / "waiting").touch()
    found = account(spool)
    assert (found.dropped, found.indexed, found.duplicate, found.failed, found.claimed, found.waiting) == (
        6, 1, 1, 1, 2, 1,
    )  # fmt: skip
    assert found.adds_up
    assert found.articles == 1


def test_a_retry_is_not_another_drop_at_any_moment(spool: Spool, claimed: Claiming) -> None:
    finish(spool, claimed("a"), FAILED)
    moments = [account(spool)]
    retry(spool, "a")
    moments.append(account(spool))
    claim = take(spool, ["a"])
    assert claim is not None
    moments.append(account(spool))
    finish(spool, claim, Outcome(0, "indexed"))
    moments.append(account(spool))
    assert [moment.dropped for moment in moments] == [1, 1, 1, 1]
    assert [(m.failed, m.waiting, m.claimed, m.indexed) for m in moments] == [
        (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1),
    ]  # fmt: skip


def test_a_file_removed_by_hand_is_missed(spool: Spool, claimed: Claiming) -> None:
    finish(spool, claimed("a"), FAILED)
    shutil.rmtree(spool.failed)
    spool.prepared()
    found = account(spool)
    assert not found.adds_up
    assert found.missing == 1


def test_half_ended_claims_add_up(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("bad", "good")
    decide(claim, [FAILED, Outcome(1, "indexed")])
    assert account(spool).adds_up
    claim.source(claim.entries[0]).rename(spool.failed / "bad")
    found = account(spool)
    assert found.adds_up
    assert (found.failed, found.claimed) == (1, 1)


def test_asking_again_counts_what_came_since(spool: Spool, claimed: Claiming) -> None:
    accountant = Accountant(spool)
    for expected in (1, 2):
        finish(spool, claimed("a"), Outcome(0, "indexed"))
        assert accountant.account([]).indexed == expected
