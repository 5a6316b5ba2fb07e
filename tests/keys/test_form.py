import re

import pytest

from dateline.keys.form import digest, is_whole, new_key


def test_a_key_is_recognised_by_its_beginning_and_selected_by_a_double_click() -> None:
    assert re.fullmatch(r"dateline_[0-9A-Za-z]{49}", new_key())


def test_no_two_keys_are_the_same() -> None:
    assert len({new_key() for _ in range(1_000)}) == 1_000


def test_the_checksum_tells_any_single_wrong_character() -> None:
    key = new_key()
    assert is_whole(key)
    for place in range(len("dateline_"), len(key)):
        wrong = "a" if key[place] != "a" else "b"
        assert not is_whole(key[:place] + wrong + key[place + 1 :])


@pytest.mark.parametrize("change", [lambda k: k[:-1], lambda k: k + "0", lambda k: f" {k}", lambda _: "", str.upper])
def test_what_is_cut_off_or_padded_is_no_key(change: type[str]) -> None:
    assert not is_whole(change(new_key()))


def test_a_digest_does_not_hold_the_key() -> None:
    key = new_key()
    assert len(digest(key)) == 64
    assert key[9:20] not in digest(key)
    assert digest(key) == digest(key) != digest(new_key())
