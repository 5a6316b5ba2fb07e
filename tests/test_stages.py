"""The stages of a claim as functions: what is done in turns, what fails a file, and what is only noted."""

from pathlib import Path

import pytest

from dateline import stages
from dateline.settings import Settings
from dateline.spool.claim import Claim
from dateline.spool.layout import Spool
from dateline.spool.stagefile import Line, read_lines
from dateline.spool.taking import take
from tests.formats.test_bundles import zipped

STEPS_OFF = "language,located,entities,places,keywords"


@pytest.fixture
def quick(settings: Settings) -> Settings:
    """Settings under which nothing takes long."""
    return settings.model_copy(update={"steps_off": STEPS_OFF})


def claimed(settings: Settings, members: dict[str, bytes | str]) -> Claim:
    spool = Spool(settings.home).prepared()
    (spool.inbox / "week.zip").write_bytes(zipped(members))
    claim = take(spool, ["week.zip"])
    assert claim is not None
    return claim


def stories(count: int) -> dict[str, bytes | str]:
    return {f"{n}.txt": f"Story {n}\n\nIt is number {n} of many. It is short.\n" for n in range(count)}


def enriched(claim: Claim) -> list[Line]:
    return list(read_lines(claim.folder / "enriched.jsonl"))


def test_many_articles_are_enriched_in_turns_and_none_is_lost(quick: Settings) -> None:
    claim = claimed(quick, stories(200))
    stages.parse(claim, quick)
    turns = 1
    while not stages.enrich(claim, quick, seconds=0):
        assert not (claim.folder / "enriched.jsonl").exists()
        turns += 1
    assert turns > 2
    lines = enriched(claim)
    assert [line.article.headline for line in lines if line.article] == [f"Story {n}" for n in range(200)]
    assert all(line.article.word_count for line in lines if line.article)
    assert not (claim.folder / "slices").exists()


def test_a_turn_that_was_cut_short_is_gone_on_with(quick: Settings) -> None:
    claim = claimed(quick, stories(200))
    stages.parse(claim, quick)
    assert not stages.enrich(claim, quick, seconds=0)
    (claim.folder / "slices" / ".00000001-left-by-a-kill").write_text("half a li")
    assert stages.enrich(claim, quick)
    assert len(enriched(claim)) == 200


def test_few_articles_need_no_turns(quick: Settings) -> None:
    claim = claimed(quick, stories(3))
    stages.parse(claim, quick)
    assert stages.enrich(claim, quick, seconds=0)
    assert len(enriched(claim)) == 3


def test_without_time_articles_go_on_as_they_were_parsed(quick: Settings) -> None:
    claim = claimed(quick, stories(2))
    stages.parse(claim, quick)
    stages.leave_unenriched(claim)
    warnings = [line.article.warnings for line in enriched(claim) if line.article]
    assert warnings == [["Enrichment took too long; indexed without it."]] * 2


def test_a_member_that_gives_no_article_is_noted(quick: Settings) -> None:
    claim = claimed(quick, {**stories(1), "empty.txt": b""})
    stages.parse(claim, quick)
    lines = list(read_lines(claim.folder / "parsed.jsonl"))
    assert [line.note for line in lines if line.note] == ["member empty.txt: It is empty."]
    assert [line.article.file.member for line in lines if line.article] == ["0.txt"]


def test_a_file_of_which_nothing_is_left_fails_with_its_reason(quick: Settings) -> None:
    claim = claimed(quick, {"empty.txt": b""})
    stages.parse(claim, quick)
    failures = [line.failure for line in read_lines(claim.folder / "parsed.jsonl") if line.failure]
    assert [failure.reason for failure in failures] == ["member empty.txt: It is empty."]


def test_the_rules_of_the_source_are_applied(quick: Settings) -> None:
    spool = Spool(quick.home).prepared()
    folder = spool.inbox / "dawn"
    folder.mkdir()
    (folder / "source.toml").write_text('name = "The Dawn"\nsection = "City"')
    (folder / "a.txt").write_text("The ferry sailed on Monday. It was late.")
    claim = take(spool, ["dawn/a.txt"])
    assert claim is not None
    stages.parse(claim, quick)
    (line,) = read_lines(claim.folder / "parsed.jsonl")
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
    stages.parse(claim, quick)
    (line,) = read_lines(claim.folder / "parsed.jsonl")
    assert line.failure is not None
    assert "source.toml: sektion" in line.failure.reason
