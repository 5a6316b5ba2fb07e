"""The end of a claim on a real index: of one portion, of many, of one that cannot be indexed."""

import json

from dateline import stages
from dateline.errors import LethalError
from dateline.index.write import ArticleWriter
from dateline.settings import Settings
from dateline.spool import portions
from dateline.spool.account import Accountant
from dateline.spool.claim import Claim
from dateline.spool.filerecord import find_original, find_record
from dateline.spool.layout import Spool
from tests.stages.driving import brought_to_its_end, parsed
from tests.stages.test_parsing import claimed, stories


def record_of(spool: Spool, claim: Claim) -> dict[str, object]:
    record: dict[str, object] = json.loads((spool.archive_folder(claim.id) / "record.json").read_bytes())
    return record


def test_a_bundle_ends_when_its_last_portion_is_in_the_index(quick: Settings, writer: ArticleWriter) -> None:
    spool = Spool(quick.home)
    claim = claimed(quick, {**stories(120), "empty.txt": b""})
    (outcome,) = brought_to_its_end(spool, claim, quick, writer)
    assert (outcome.outcome, outcome.counts) == ("indexed", {"indexed": 120, "failed": 1})
    assert outcome.notes == ["member empty.txt: It is empty."]
    account = Accountant(spool).account([])
    assert (account.articles, account.indexed, account.adds_up) == (120, 1, True)


def test_the_record_of_a_bundle_stays_small_and_every_part_is_told(quick: Settings, writer: ArticleWriter) -> None:
    spool = Spool(quick.home)
    claim = claimed(quick, stories(120))
    brought_to_its_end(spool, claim, quick, writer)
    file_id = claim.file_id(claim.entries[0])
    record, archived = find_record(spool, file_id), find_original(spool, file_id)
    assert record is not None
    assert archived is not None
    assert len(record.articles) == 100
    parts = list(portions.read_parts(archived))
    assert [part.member for part in parts] == [f"{n}.txt" for n in range(120)]
    assert {part.outcome for part in parts} == {"indexed"}
    assert [part.member for part in portions.read_parts(archived, first=118)] == ["118.txt", "119.txt"]


def test_a_bundle_dropped_again_is_a_duplicate(quick: Settings, writer: ArticleWriter) -> None:
    spool = Spool(quick.home)
    first = claimed(quick, stories(50))
    brought_to_its_end(spool, first, quick, writer)
    (outcome,) = brought_to_its_end(spool, claimed(quick, stories(50)), quick, writer)
    assert (outcome.outcome, outcome.counts) == ("duplicate", {"duplicate": 50})
    assert outcome.duplicate_of == first.file_id(first.entries[0])


def test_a_pending_bundle_tells_how_far_it_is(quick: Settings, writer: ArticleWriter) -> None:
    spool = Spool(quick.home)
    claim = claimed(quick, stories(120))
    parsed(claim, quick)
    stages.enrich(claim, 0, quick)
    stages.enrich(claim, 8, quick)
    stages.index(spool, claim, 0, writer, refresh=True)
    record = find_record(spool, claim.file_id(claim.entries[0]))
    assert record is not None
    assert (record.status, record.stage) == ("pending", "parse")
    assert record.progress == {"parsed": 32, "enriched": 16, "indexed": 8}


def test_a_portion_that_kills_the_worker_at_the_index_costs_no_other(quick: Settings, writer: ArticleWriter) -> None:
    spool = Spool(quick.home)
    claim = claimed(quick, stories(20))
    parsed(claim, quick)
    for start in (0, 8, 16):
        stages.enrich(claim, start, quick)
        if start != 8:
            stages.index(spool, claim, start, writer, refresh=True)
    (outcome,) = stages.condemn(spool, claim, 8, LethalError("It killed the worker."))
    assert (outcome.outcome, outcome.counts) == ("indexed", {"indexed": 12, "failed": 8})
    assert outcome.notes == ["It killed the worker."]


def test_indexing_a_portion_twice_is_indexing_it_once(quick: Settings, writer: ArticleWriter) -> None:
    spool = Spool(quick.home)
    claim = claimed(quick, stories(20))
    parsed(claim, quick)
    for start in (0, 8, 16):
        stages.enrich(claim, start, quick)
        stages.index(spool, claim, start, writer, refresh=True)
        stages.index(spool, claim, start, writer, refresh=True)
    assert Accountant(spool).account([]).articles == 20
    assert "counts" in str(record_of(spool, claim))
