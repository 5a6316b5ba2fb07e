import json
from collections.abc import Callable

from dateline.spool import portions
from dateline.spool.account import Accountant
from dateline.spool.claim import Claim
from dateline.spool.delivery import split
from dateline.spool.ending import carry_out, decide
from dateline.spool.filerecord import find_original, find_record, recent_records
from dateline.spool.layout import Spool
from dateline.spool.parts import Outcome
from dateline.spool.stagefile import Line

Claiming = Callable[..., Claim]


def test_a_file_is_found_at_every_step_under_one_id(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a", "b")
    file_id = claim.file_id(claim.entries[1])
    statuses = [find_record(spool, file_id)]
    part = split(spool, claim)[1]
    statuses.append(find_record(spool, file_id))
    decide(part, [Outcome(1, "indexed", [{"id": "1", "headline": "B"}])])
    carry_out(spool, part)
    statuses.append(find_record(spool, file_id))
    assert [record and (record.name, record.status) for record in statuses] == [
        ("b", "pending"), ("b", "pending"), ("b", "indexed"),
    ]  # fmt: skip


def test_stages_are_told_with_their_times(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a")
    portions.add(claim, 0, [Line(0, note="a picture")], last=True)
    record = find_record(spool, claim.file_id(claim.entries[0]))
    assert record is not None
    assert list(record.stages) == ["arrived", "claimed", "parsed"]
    assert record.stage == "enrich"


def test_the_original_is_found_wherever_it_lies(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a")
    file_id = claim.file_id(claim.entries[0])
    decide(claim, [Outcome(0, "indexed")])
    carry_out(spool, claim)
    original = find_original(spool, file_id)
    assert original is not None
    assert original.source(original.entries[0]).read_text() == "a"


def test_what_is_no_id_is_not_found(spool: Spool) -> None:
    assert find_record(spool, "../../etc/passwd") is None
    assert find_original(spool, "20261124T042731482-x7k2m9q.0") is None


def test_files_are_listed_newest_first_and_from_any_point_on(spool: Spool, claimed: Claiming) -> None:
    claims = [claimed(name) for name in "abcd"]
    ordered = sorted(claims, key=lambda claim: claim.id, reverse=True)
    for claim in claims[:2]:
        decide(claim, [Outcome(0, "indexed")])
        carry_out(spool, claim)
    assert [record.claim_id for record in recent_records(spool)] == [claim.id for claim in ordered]
    assert [r.claim_id for r in recent_records(spool, before=ordered[1].id)] == [claim.id for claim in ordered[2:]]


def test_a_file_has_ended_only_when_it_lies_in_its_last_place(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a")
    decide(claim, [Outcome(0, "indexed")])
    record = find_record(spool, claim.file_id(claim.entries[0]))
    assert record is not None
    assert record.status == "pending"


def test_a_record_of_before_there_were_parts_is_read(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a")
    decide(claim, [Outcome(0, "indexed", [{"id": "1", "headline": "A"}], {"indexed": 1})])
    path = claim.folder / "record.json"
    record = json.loads(path.read_text())
    del record["parts"], record["files"][0]["counts"]
    path.write_text(json.dumps(record))
    carry_out(spool, claim)
    found = find_record(spool, claim.file_id(claim.entries[0]))
    assert found is not None
    assert found.counts == {"indexed": 1}
    assert Accountant(spool).account([]).articles == 1
