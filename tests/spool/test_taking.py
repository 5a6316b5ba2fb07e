import json
import os
import threading
from collections.abc import Callable

import pytest

from dateline.spool.claim import Claim, load_claim
from dateline.spool.delivery import split
from dateline.spool.layout import Spool
from dateline.spool.taking import take

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
