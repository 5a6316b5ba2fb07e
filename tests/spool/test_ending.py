import json
import os
from collections.abc import Callable

import pytest

from dateline.spool.account import Accountant
from dateline.spool.claim import Claim, load_claim
from dateline.spool.ending import carry_out, decide
from dateline.spool.failed import failed_files, retry
from dateline.spool.layout import Spool
from dateline.spool.parts import Outcome
from dateline.spool.stagefile import Failure
from dateline.spool.taking import take

Claiming = Callable[..., Claim]
REASON = Failure("parse", "It is empty.", "Write something.")


def fail(spool: Spool, claim: Claim) -> None:
    decide(claim, [Outcome(entry.number, "failed", failure=REASON) for entry in claim.entries])
    carry_out(spool, claim)


def test_the_archive_keeps_the_very_bytes(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("a.txt")
    decide(claim, [Outcome(0, "indexed", [{"id": "1", "headline": "A"}])])
    carry_out(spool, claim)
    archived = load_claim(spool.archive_folder(claim.id))
    assert archived is not None
    assert archived.source(archived.entries[0]).read_text() == "a.txt"
    assert not claim.folder.exists()


def test_a_failed_file_has_its_reason_beside_it(spool: Spool, claimed: Claiming) -> None:
    fail(spool, claimed("dawn/a.txt"))
    assert (spool.failed / "dawn/a.txt").read_text() == "dawn/a.txt"
    error = json.loads((spool.failed / "dawn/a.txt.error.json").read_text())
    assert {key: error[key] for key in ("stage", "reason", "advice", "attempts", "name")} == {
        "stage": "parse",
        "reason": "It is empty.",
        "advice": "Write something.",
        "attempts": 1,
        "name": "dawn/a.txt",
    }
    assert error["time"]
    assert error["trace_id"]


def test_only_the_failed_file_of_a_claim_fails(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("good.txt", "bad.txt")
    decide(claim, [Outcome(0, "indexed"), Outcome(1, "failed", failure=REASON)])
    carry_out(spool, claim)
    archived = load_claim(spool.archive_folder(claim.id))
    assert archived is not None
    assert [entry.path for entry in archived.held()] == ["good.txt"]
    assert [file.path for file in failed_files(spool)] == ["bad.txt"]


def test_a_second_failure_of_the_same_name_replaces_nothing(spool: Spool, claimed: Claiming) -> None:
    for _ in range(3):
        fail(spool, claimed("a.txt"))
    assert [file.path for file in failed_files(spool)] == ["a (2).txt", "a (3).txt", "a.txt"]


@pytest.mark.parametrize(
    "name", ["n" * 251 + ".txt", "ü" * 125 + ".txt", "🗞" * 63, os.fsdecode(b"\xff" * 255), "with\nnewline"]
)
def test_a_name_too_long_to_have_an_error_file_is_shortened(spool: Spool, claimed: Claiming, name: str) -> None:
    fail(spool, claimed(name))
    fail(spool, claimed(name))
    names = [file.path for file in failed_files(spool)]
    assert len(names) == len(set(names)) == 2
    originals = [json.loads(path.read_text())["path"] for path in spool.failed.glob("*.error.json")]
    assert originals == [name, name]


def test_a_folder_with_the_name_of_a_failed_file_does_not_get_in_the_way(spool: Spool, claimed: Claiming) -> None:
    fail(spool, claimed("x.txt"))
    fail(spool, claimed("x.txt/a.txt"))
    (spool.inbox / "x.txt").rmdir()
    fail(spool, claimed("x.txt"))
    assert [file.path for file in failed_files(spool)] == ["x (2).txt", "x.txt", "x.txt (folder)/a.txt"]


def test_ending_twice_is_ending_once(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("good.txt", "bad.txt")
    decide(claim, [Outcome(0, "indexed"), Outcome(1, "failed", failure=REASON)])
    carry_out(spool, claim)
    late = load_claim(spool.archive_folder(claim.id))
    assert late is not None
    carry_out(spool, late)
    assert [file.path for file in failed_files(spool)] == ["bad.txt"]
    assert spool.archive_folder(claim.id).is_dir()


def test_a_crash_between_error_file_and_move_is_mended_by_the_next_delivery(spool: Spool, claimed: Claiming) -> None:
    claim = claimed("bad.txt")
    decide(claim, [Outcome(0, "failed", failure=REASON)])
    error = {"file_id": claim.file_id(claim.entries[0]), "reason": "It is empty."}
    (spool.failed / "bad.txt.error.json").write_text(json.dumps(error))  # then the crash
    carry_out(spool, claim)
    assert [(file.path, file.reason) for file in failed_files(spool)] == [("bad.txt", "It is empty.")]


def test_a_sidecar_that_failed_alone_is_never_overwritten(spool: Spool, claimed: Claiming) -> None:
    fail(spool, claimed("a.txt.meta.json"))
    (spool.inbox / "a.txt.meta.json").write_text("a new one")
    fail(spool, claimed("a.txt"))
    files = {file.path: (spool.failed / file.path).read_text() for file in failed_files(spool)}
    assert files == {"a.txt.meta.json": "a.txt.meta.json", "a (2).txt": "a.txt"}
    assert (spool.failed / "a (2).txt.meta.json").read_text() == "a new one"
    assert Accountant(spool).account([]).adds_up


def test_a_sidecar_that_comes_too_late_is_a_failed_file_of_its_own(spool: Spool, claimed: Claiming) -> None:
    fail(spool, claimed("a.txt"))
    fail(spool, claimed("a.txt.meta.json"))
    assert len(list(failed_files(spool))) == 2
    assert Accountant(spool).account([]).adds_up


def test_a_path_too_long_to_have_an_error_file_fails_under_its_id(spool: Spool, claimed: Claiming) -> None:
    folder = "/".join(["n" * 200] * ((4_085 - len(os.fsencode(spool.inbox))) // 201))
    deep = spool.inbox / folder
    os.makedirs(deep)
    name = "x" * (4_090 - len(os.fsencode(deep)))
    claim = claimed(f"{folder}/{name[:200]}")
    fail(spool, claim)
    (file,) = failed_files(spool)
    assert file.path == claim.file_id(claim.entries[0])
    assert json.loads((spool.failed / f"{file.path}.error.json").read_text())["path"] == claim.entries[0].path


def test_retry_brings_file_and_sidecar_back_to_where_they_lay(spool: Spool, claimed: Claiming) -> None:
    sidecar = spool.inbox / "dawn/a.txt.meta.json"
    sidecar.parent.mkdir()
    sidecar.write_text("{}")
    fail(spool, claimed("dawn/a.txt"))
    retry(spool, "dawn/a.txt")
    assert (spool.inbox / "dawn/a.txt").read_text() == "dawn/a.txt"
    assert sidecar.read_text() == "{}"
    assert list(failed_files(spool)) == []


@pytest.mark.parametrize("way", ["retry", "by hand"])
def test_a_file_that_comes_back_is_known_as_a_retry(spool: Spool, claimed: Claiming, way: str) -> None:
    first = claimed("a.txt")
    fail(spool, first)
    if way == "retry":
        retry(spool, "a.txt")
    else:
        (spool.failed / "a.txt").rename(spool.inbox / "a.txt")
    again = take(spool, ["a.txt"])
    assert again is not None
    assert again.entries[0].retry_of == first.file_id(first.entries[0])
    assert list(spool.failed.iterdir()) == []


def test_retry_never_overwrites_what_is_in_the_inbox(spool: Spool, claimed: Claiming) -> None:
    fail(spool, claimed("a.txt"))
    (spool.inbox / "a.txt").write_text("another")
    with pytest.raises(FileExistsError):
        retry(spool, "a.txt")
    assert (spool.inbox / "a.txt").read_text() == "another"


@pytest.mark.parametrize("path", ["nothing.txt", "../inbox/a.txt"])
def test_retry_of_what_is_not_there_says_so(spool: Spool, path: str) -> None:
    (spool.inbox / "a.txt").touch()
    with pytest.raises(FileNotFoundError):
        retry(spool, path)
