import json
import os
import threading
from collections.abc import Callable
from datetime import datetime

import pytest

from dateline.spool.account import Accountant
from dateline.spool.claim import Claim, load_claim
from dateline.spool.delivery import split
from dateline.spool.ending import Outcome, carry_out, decide
from dateline.spool.failed import retry
from dateline.spool.inbox import scan
from dateline.spool.layout import Spool
from dateline.spool.stagefile import Failure
from dateline.spool.taking import finish_taking, take

Claiming = Callable[..., Claim]


def test_a_claimed_file_is_no_longer_in_the_inbox(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    assert list(spool.inbox.iterdir()) == []
    assert claim.source(claim.entries[0]).read_text() == "a.txt"


def test_a_claim_is_found_again_from_its_folder(claimed: Claiming) -> None:
    claim = claimed("dawn/a.txt", "b.txt")
    assert load_claim(claim.folder) == claim


def test_the_first_folder_level_is_the_source(claimed: Claiming) -> None:
    claim = claimed("dawn/world/a.txt", "b.txt")
    assert [entry.source for entry in claim.entries] == ["dawn", None]


@pytest.mark.parametrize(
    "name", ["with\nnewline.txt", "späti 🗞.txt", os.fsdecode(b"\xff\xfe.txt"), "n" * 251 + ".txt", "-rf", "'; rm"]
)
def test_any_name_a_file_system_allows_survives(claimed: Claiming, name: str) -> None:
    claim = claimed(name)
    again = load_claim(claim.folder)
    assert again is not None
    assert again.entries[0].path == name
    assert again.source(again.entries[0]).exists()


def test_the_sidecar_comes_along(spool: Spool, claimed: Claiming) -> None:
    (spool.inbox / "a.txt.meta.json").write_text("{}")
    claim = claimed("a.txt")
    assert claim.sidecar(claim.entries[0]).read_text() == "{}"
    assert list(spool.inbox.iterdir()) == []


def test_the_rules_of_its_source_are_kept_with_the_claim_and_stay_in_the_inbox(spool: Spool) -> None:
    for name in ("dawn", "dawn/deeper", "herald"):
        (spool.inbox / name).mkdir()
    rules = spool.inbox / "dawn/source.toml"
    rules.write_text('language = "en"')
    paths = ["dawn/a.txt", "dawn/deeper/b.txt", "herald/c.txt", "d.txt"]
    for path in paths:
        (spool.inbox / path).touch()
    claim = take(spool, paths)
    assert claim is not None
    rules.write_text('language = "de"')
    kept = [claim.rule(entry, "source.toml") for entry in claim.entries]
    assert [path.read_text() if path.exists() else None for path in kept] == ['language = "en"'] * 2 + [None] * 2
    parts = split(spool, claim)
    assert parts[1].rule(parts[1].entries[0], "source.toml").read_text() == 'language = "en"'
    assert spool.claimed.joinpath(claim.id).exists() is False


@pytest.mark.parametrize("kind", ["pipe", "link to endless bytes", "folder"])
def test_a_sidecar_that_is_no_file_holds_nothing_up(spool: Spool, claimed: Claiming, kind: str) -> None:
    sidecar = spool.inbox / "a.txt.meta.json"
    if kind == "pipe":
        os.mkfifo(sidecar)
    elif kind == "folder":
        (sidecar / "inside").mkdir(parents=True)
    else:
        sidecar.symlink_to("/dev/zero")
    claim = claimed("a.txt")
    assert [entry.path for entry in claim.held()] == ["a.txt"]
    assert sidecar.exists() == (kind == "folder"), "a folder is never a sidecar, and what is in it was dropped"


def test_a_sidecar_that_a_crash_left_behind_is_brought_before_the_file_is_read(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt", "b.txt")
    (claim.folder / "taken").unlink()
    for name in ("a.txt.meta.json", "b.txt.meta.json"):
        (spool.inbox / name).write_text('{"receipt": "mine"}')
    (spool.inbox / "b.txt").write_text("another file of that name")
    finish_taking(spool, claim)
    assert claim.sidecar(claim.entries[0]).exists()
    assert (spool.receipts / "mine").read_text() == claim.file_id(claim.entries[0])
    assert not claim.sidecar(claim.entries[1]).exists(), "that is the other file's"
    finish_taking(spool, claim)


def test_a_retry_is_counted_right_although_its_inbox_service_died(spool: Spool, claimed: Claiming) -> None:
    first = claimed("a.txt")
    decide(first, [Outcome(0, "failed", failure=Failure("parse", "bad"))])
    carry_out(spool, first)
    error = (spool.failed / "a.txt.error.json").read_text()
    retry(spool, "a.txt")
    again = take(spool, ["a.txt"])
    assert again is not None
    (again.folder / "taken").unlink()
    (spool.failed / "a.txt.error.json").write_text(error)  # as after a kill before it was removed
    finish_taking(spool, again)
    account = Accountant(spool).account([])
    assert (account.dropped, account.pending, account.adds_up) == (1, 1, True)


def test_a_failed_file_that_is_moved_back_with_its_error_file_is_a_retry(spool: Spool, claimed: Claiming) -> None:
    first = claimed("a.txt")
    decide(first, [Outcome(0, "failed", failure=Failure("parse", "bad"))])
    carry_out(spool, first)
    for name in ("a.txt", "a.txt.error.json"):
        (spool.failed / name).rename(spool.inbox / name)
    assert [file.path for file in scan(spool.inbox)] == ["a.txt"]
    again = take(spool, ["a.txt"])
    assert again is not None
    assert again.entries[0].retry_of == first.file_id(first.entries[0])
    assert list(spool.inbox.iterdir()) == []


def test_a_time_that_no_calendar_has_does_not_matter(spool: Spool) -> None:
    (spool.inbox / "a.txt").touch()
    os.utime(spool.inbox / "a.txt", (10**12, 10**12))
    claim = take(spool, ["a.txt"])
    assert claim is not None
    assert datetime.fromisoformat(claim.entries[0].modified).year < 10_000


def test_a_file_that_vanished_is_not_in_the_claim(spool: Spool) -> None:
    (spool.inbox / "there.txt").touch()
    claim = take(spool, ["gone.txt", "there.txt"])
    assert claim is not None
    assert [entry.path for entry in claim.held()] == ["there.txt"]


def test_a_claim_of_nothing_leaves_nothing(spool: Spool) -> None:
    assert take(spool, ["gone.txt"]) is None
    assert list(spool.claimed.iterdir()) == []


def test_inbox_services_that_race_for_the_same_files_take_each_once(spool: Spool) -> None:
    names = [f"{n}.txt" for n in range(200)]
    for name in names:
        (spool.inbox / name).touch()
    claims: list[Claim] = []
    start = threading.Barrier(4)

    def race() -> None:
        start.wait()
        taken = (take(spool, names[offset : offset + 10]) for offset in range(0, len(names), 10))
        claims.extend(claim for claim in taken if claim)

    threads = [threading.Thread(target=race) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = [entry.path for claim in claims for entry in claim.held()]
    assert sorted(won) == sorted(names)


def test_a_receipt_in_the_sidecar_leads_to_the_file(spool: Spool, claimed: Claiming) -> None:
    (spool.inbox / "a.txt.meta.json").write_text(json.dumps({"receipt": "r-1"}))
    claim = claimed("a.txt")
    assert (spool.receipts / "r-1").read_text() == claim.file_id(claim.entries[0])


@pytest.mark.parametrize("receipt", ["../../etc/passwd", "", "x" * 65, 5, None, ["a"]])
def test_a_receipt_that_could_be_a_path_is_ignored(spool: Spool, claimed: Claiming, receipt: object) -> None:
    (spool.inbox / "a.txt.meta.json").write_text(json.dumps({"receipt": receipt}))
    claimed("a.txt")
    assert list(spool.receipts.iterdir()) == []
