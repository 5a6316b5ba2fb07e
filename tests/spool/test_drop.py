import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import TooLargeError, TransientError
from dateline.spool.drop import Receipt, copied, drop, limited, safe_name
from dateline.spool.filerecord import find_record
from dateline.spool.inbox import is_unfinished, scan
from dateline.spool.layout import ERROR, SIDECAR, Spool
from dateline.spool.taking import take


def _lying(spool: Spool) -> set[str]:
    return {str(path.relative_to(spool.inbox)) for path in spool.inbox.rglob("*") if path.is_file()}


def test_a_dropped_file_lies_in_the_inbox_with_a_sidecar_that_holds_its_receipt(spool: Spool) -> None:
    receipt = drop(spool, "flood.txt", [b"The river ", b"rose."], {"language": "en"}, "Evening Post")
    assert receipt.path == "Evening Post/flood.txt"
    assert receipt.size == len(b"The river rose.")
    assert _lying(spool) == {receipt.path, receipt.path + SIDECAR}
    assert (spool.inbox / receipt.path).read_bytes() == b"The river rose."
    assert json.loads((spool.inbox / (receipt.path + SIDECAR)).read_text()) == {
        "language": "en",
        "receipt": receipt.id,
    }


def test_while_it_is_copied_nothing_can_be_taken(spool: Spool) -> None:
    seen = []

    def slowly() -> Iterator[bytes]:
        yield b"half"
        seen.append(list(scan(spool.inbox)))
        yield b"whole"

    drop(spool, "a.txt", slowly())
    assert seen == [[]]
    assert [file.path for file in scan(spool.inbox)] == ["a.txt"]


def test_names_that_are_taken_get_a_number_and_nothing_is_overwritten(spool: Spool) -> None:
    (spool.inbox / "a.txt").write_bytes(b"by hand")
    (spool.inbox / "a (2).txt.meta.json").write_bytes(b"{}")
    receipts = [drop(spool, "a.txt", [str(turn).encode()]) for turn in range(2)]
    assert [receipt.path for receipt in receipts] == ["a (3).txt", "a (4).txt"]
    assert (spool.inbox / "a.txt").read_bytes() == b"by hand"
    assert (spool.inbox / "a (2).txt.meta.json").read_bytes() == b"{}"


def test_many_at_once_under_one_name_all_arrive(spool: Spool) -> None:
    receipts: list[Receipt] = []
    threads = [
        threading.Thread(target=lambda n=n: receipts.append(drop(spool, "a.txt", [b"%d" % n]))) for n in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({receipt.path for receipt in receipts}) == 16
    assert {(spool.inbox / receipt.path).read_bytes() for receipt in receipts} == {b"%d" % n for n in range(16)}


def test_over_the_limit_nothing_is_left_behind(spool: Spool) -> None:
    with pytest.raises(TooLargeError):
        drop(spool, "a.txt", limited([b"x" * 6, b"x" * 6], 11))
    assert _lying(spool) == set()
    assert drop(spool, "a.txt", limited([b"x" * 11], 11)).size == 11


def test_when_the_sender_breaks_off_nothing_is_left_behind(spool: Spool, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        drop(spool, "a.txt", copied(tmp_path / "missing"))
    assert _lying(spool) == set()
    assert list(spool.receipts.iterdir()) == []


def test_a_source_that_is_a_file_at_the_moment_is_said(spool: Spool) -> None:
    drop(spool, "Post", [b"x"])
    with pytest.raises(TransientError, match="source 'Post'"):
        drop(spool, "a.txt", [b"x"], source="Post")


def test_a_receipt_tells_of_the_file_before_and_after_its_claim(spool: Spool) -> None:
    receipt = drop(spool, "a.txt", [b"x"], source="Post")
    waiting = find_record(spool, receipt.id)
    assert waiting is not None
    assert (waiting.status, waiting.path, waiting.source, list(waiting.stages)) == (
        "waiting", "Post/a.txt", "Post", ["arrived"],
    )  # fmt: skip
    claim = take(spool, [receipt.path])
    assert claim is not None
    pending = find_record(spool, receipt.id)
    assert pending is not None
    assert (pending.status, pending.file_id) == ("pending", claim.file_id(claim.entries[0]))


def test_a_file_is_found_when_its_inbox_service_died_before_it_noted_the_claim(spool: Spool) -> None:
    receipt = drop(spool, "a.txt", [b"x"])
    noted = (spool.receipts / receipt.id).read_text()
    claim = take(spool, [receipt.path])
    assert claim is not None
    (spool.receipts / receipt.id).write_text(noted)
    for _ in range(2):
        record = find_record(spool, receipt.id)
        assert record is not None
        assert (record.status, record.file_id) == ("pending", claim.file_id(claim.entries[0]))


def test_an_older_file_of_the_same_name_is_not_taken_for_it(spool: Spool) -> None:
    drop(spool, "a.txt", [b"x"])
    assert take(spool, ["a.txt"]) is not None
    receipt = drop(spool, "a.txt", [b"y"])
    (spool.inbox / receipt.path).unlink()
    later = time.time() + 60
    os.utime(spool.receipts / receipt.id, (later, later))
    record = find_record(spool, receipt.id)
    assert record is not None
    assert (record.status, record.stages) == ("waiting", {})


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("flood.txt", "flood.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\flood.txt", "flood.txt"),
        (".hidden", "hidden"),
        ("~draft.txt", "draft.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("/", "unnamed"),
        ("flood.txt.part", "flood.txt"),
        ("flood.tmp.crdownload", "flood"),
        (".part", "part"),
        ("flood.txt.meta.json", "flood.txt_meta.json"),
        ("flood.txt.error.json", "flood.txt_error.json"),
        ("a\x00b\nc.txt", "a_b_c.txt"),
        ("überschwemmung 🌊.txt", "überschwemmung 🌊.txt"),
        ("a\udcff.txt", "a_.txt"),
    ],
)
def test_names_from_outside_are_made_safe(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


@given(st.text(st.characters(), max_size=400) | st.text("./\\~ \n.partmejson", max_size=300))
def test_every_safe_name_is_one_file_that_is_taken_and_leaves_room_beside_it(name: str) -> None:
    safe = safe_name(name)
    assert os.path.basename(safe) == safe
    assert safe not in {"", ".", ".."}
    assert safe.isprintable()
    assert not is_unfinished(safe)
    assert not safe.endswith((SIDECAR, ERROR))
    assert len(os.fsencode(f"{safe} (99999){SIDECAR}.error.json")) <= 255


def test_an_ending_that_waits_does_not_come_to_light_when_a_name_is_cut() -> None:
    assert not safe_name("x" * 195 + ".part" + "y" * 20).endswith(".part")
