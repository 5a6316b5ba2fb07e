import json

import pytest

from dateline.spool.claim import Claim
from dateline.spool.delivery import split
from dateline.spool.layout import Spool
from dateline.spool.taking import take
from dateline.spool.traces import receipt_of, traced


def taken(spool: Spool, **sidecars: object) -> Claim:
    """A claim of files of these names, each with a sidecar, or without one where it is None."""
    for name, told in sidecars.items():
        (spool.inbox / name).write_text(name)
        if told is not None:
            (spool.inbox / f"{name}.meta.json").write_text(told if isinstance(told, str) else json.dumps(told))
    claim = take(spool, list(sidecars))
    assert claim is not None
    return claim


def test_the_request_that_brought_a_file_is_known_from_its_claim(spool: Spool) -> None:
    claim = taken(spool, a={"request": "trace.1", "receipt": "r-1"})
    assert traced(claim) == traced(claim, claim.entries[0]) == {"claim": claim.id, "request": "trace.1"}
    assert receipt_of(claim, claim.entries[0]) == "r-1"


def test_a_claim_of_several_uploads_names_the_request_of_each_once(spool: Spool) -> None:
    claim = taken(spool, a={"request": "one"}, b=None, c={"request": "two"}, d={"request": "one"})
    assert traced(claim)["request"] == "one two"
    assert [traced(claim, entry)["request"] for entry in claim.entries] == ["one", None, "two", "one"]


def test_it_goes_along_when_the_claim_is_split(spool: Spool) -> None:
    parts = split(spool, taken(spool, a={"request": "one"}, b={"request": "two"}))
    assert [traced(part)["request"] for part in parts] == ["one", "two"]


@pytest.mark.parametrize("told", [None, {}, {"request": "a\nb"}, {"request": 5}, {"request": "x" * 129}, "{", "[]"])
def test_without_one_or_with_a_bad_one_the_claim_alone_is_named(spool: Spool, told: object) -> None:
    claim = taken(spool, a=told)
    assert traced(claim) == {"claim": claim.id}
