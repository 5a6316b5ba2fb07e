import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.errors import DatelineError, TransientError
from dateline.keys.form import digest, is_whole, new_key
from dateline.keys.keyring import Keyring

DAY = timedelta(days=1)


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "home")


def _file(home: Path) -> Path:
    return home / "keys" / "keys.json"


def test_a_home_without_keys_has_none(keyring: Keyring) -> None:
    assert keyring.all() == ()
    assert keyring.find(new_key()) is None


def test_a_key_is_found_by_its_secret_and_by_no_other(keyring: Keyring) -> None:
    secret, key = keyring.create("desk", "write")
    keyring.create("wall", "read")
    assert is_whole(secret)
    assert keyring.find(secret) == key
    assert (key.name, key.scope, key.expires) == ("desk", "write", None)
    assert keyring.find(new_key()) is None


def test_the_secret_is_nowhere_on_disk_and_only_the_owner_reads_the_rest(keyring: Keyring, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        secret, _ = keyring.create("desk", "write")
    finally:
        os.umask(before)
    files = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert all(secret not in path.read_text() and secret[9:30] not in path.read_text() for path in files)
    assert digest(secret) in _file(tmp_path / "home").read_text()
    assert stat.S_IMODE(_file(tmp_path / "home").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "home" / "keys").stat().st_mode) == 0o700


def test_others_see_a_new_and_a_revoked_key_at_once(keyring: Keyring, tmp_path: Path) -> None:
    other = Keyring(tmp_path / "home")
    assert other.all() == ()
    secret, key = keyring.create("desk", "read")
    assert other.find(secret) == key
    assert keyring.revoke("desk") == [key]
    assert other.find(secret) is None


def test_a_name_is_given_once(keyring: Keyring) -> None:
    keyring.create("desk", "read")
    with pytest.raises(DatelineError, match="already") as raised:
        keyring.create("desk", "write")
    assert "rotate desk" in raised.value.advice


@pytest.mark.parametrize("name", ["", "-x", "a b", "../x", "a" * 65, "ä"])
def test_a_name_is_plain(keyring: Keyring, name: str) -> None:
    with pytest.raises(DatelineError, match="cannot be named"):
        keyring.create(name, "read")


def test_a_key_expires(keyring: Keyring) -> None:
    _, lasting = keyring.create("desk", "read", DAY)
    _, over = keyring.create("wall", "read", timedelta(seconds=-1))
    assert not lasting.is_expired
    assert over.is_expired


def test_a_rotated_key_has_the_scope_and_lifetime_of_the_old_one_which_ends_soon(keyring: Keyring) -> None:
    old_secret, old = keyring.create("desk", "admin", 90 * DAY)
    secret, key = keyring.rotate("desk", DAY)
    assert secret != old_secret
    assert (key.scope, key.name) == ("admin", "desk")
    assert key.expires
    assert datetime.fromisoformat(key.expires) - datetime.fromisoformat(key.created) == 90 * DAY
    before = keyring.find(old_secret)
    assert before
    assert before.id == old.id
    assert before.expires
    assert datetime.now(UTC) < datetime.fromisoformat(before.expires) <= datetime.now(UTC) + DAY


def test_a_rotation_never_lets_a_key_live_longer(keyring: Keyring) -> None:
    secret, key = keyring.create("desk", "read", timedelta(hours=1))
    keyring.rotate("desk", DAY)
    rotated = keyring.find(secret)
    assert rotated
    assert rotated.expires == key.expires


def test_by_its_name_all_of_a_name_are_revoked_and_by_its_id_just_one(keyring: Keyring) -> None:
    _, old = keyring.create("desk", "read")
    _, new = keyring.rotate("desk", DAY)
    assert [key.id for key in keyring.revoke(old.id)] == [old.id]
    assert [key.id for key in keyring.all()] == [new.id]
    keyring.rotate("desk", DAY)
    assert len(keyring.revoke("desk")) == 2
    assert keyring.all() == ()


def test_what_does_not_exist_cannot_be_revoked_or_rotated(keyring: Keyring) -> None:
    for change in (lambda: keyring.revoke("desk"), lambda: keyring.rotate("desk", DAY)):
        with pytest.raises(DatelineError, match="no key named desk"):
            change()


def test_keys_that_are_made_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: Keyring(tmp_path).create(f"k{n}", "read"), range(24)))
    assert {key.name for key in Keyring(tmp_path).all()} == {f"k{n}" for n in range(24)}


def test_the_last_use_is_known(keyring: Keyring) -> None:
    _, key = keyring.create("desk", "read")
    assert keyring.last_used(key) is None
    keyring.note_use(key)
    used = keyring.last_used(key)
    assert used
    assert datetime.now(UTC) - datetime.fromisoformat(used) < timedelta(minutes=2)


def test_uses_within_a_minute_are_written_once(keyring: Keyring, tmp_path: Path) -> None:
    _, key = keyring.create("desk", "read")
    keyring.note_use(key)
    mark = tmp_path / "home" / "keys" / "used" / key.id
    os.utime(mark, (0, 0))
    keyring.note_use(key)
    assert mark.stat().st_mtime == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"keys": [{"name": "desk"}]}', b'{"keys": 1}', b"\xff"])
def test_a_damaged_file_lets_nobody_in(tmp_path: Path, content: bytes) -> None:
    _file(tmp_path).parent.mkdir()
    _file(tmp_path).write_bytes(content)
    with pytest.raises(TransientError, match="damaged") as raised:
        Keyring(tmp_path).find(new_key())
    assert "keys.json" in raised.value.advice


def test_a_file_that_was_damaged_and_mended_is_read_again(keyring: Keyring, tmp_path: Path) -> None:
    secret, key = keyring.create("desk", "read")
    whole = _file(tmp_path / "home").read_bytes()
    _file(tmp_path / "home").write_bytes(b"{")
    with pytest.raises(TransientError):
        keyring.find(secret)
    _file(tmp_path / "home").write_bytes(whole)
    assert keyring.find(secret) == key
    assert json.loads(whole)["keys"][0]["name"] == "desk"
