import os
from datetime import UTC, datetime

import pytest

from dateline.spool.layout import claim_time, file_id, is_claim_id, new_claim_id, printable, split_file_id

AT = datetime(2026, 11, 24, 4, 27, 31, 482_000, UTC)


def test_a_claim_id_tells_its_time() -> None:
    claim_id = new_claim_id(AT)
    assert claim_id.startswith("20261124T042731482-")
    assert is_claim_id(claim_id)
    assert claim_time(claim_id) == AT


def test_claim_ids_differ() -> None:
    assert new_claim_id(AT) != new_claim_id(AT)


@pytest.mark.parametrize("text", ["", "..", "20261124T042731482", "20261124T042731482-x7k2m9q/..", ".clock-a-1"])
def test_what_could_leave_the_folder_is_no_claim_id(text: str) -> None:
    assert not is_claim_id(text)


def test_a_file_id_is_the_same_before_and_after_a_split() -> None:
    claim_id = new_claim_id(AT)
    assert file_id(claim_id, 7) == file_id(f"{claim_id}.7", 7)
    assert split_file_id(file_id(claim_id, 7)) == (claim_id, 7)


@pytest.mark.parametrize(
    ("name", "shown"), [("a.txt", "a.txt"), ("é 🗞", "é 🗞"), ("a\nb", "a\\nb"), (os.fsdecode(b"\xffa"), "\\xffa")]
)
def test_names_are_shown_without_controls_or_broken_bytes(name: str, shown: str) -> None:
    assert printable(name) == shown
    assert printable(name).encode()
