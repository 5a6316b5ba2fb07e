"""Bundles: each member is read as if it had been dropped by itself, and none can do harm."""

import bz2
import contextlib
import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article import Article
from dateline.errors import FileError, TooLargeError, UnreadableError
from dateline.formats.known import read
from dateline.formats.reading.context import Budget, ReadContext, Skipped
from tests.formats.contexts import context

FERRY = "Ferry returns after eleven years\n\nThe ferry sailed on Monday. It was late.\n\nNobody minded.\n"
BRIDGE = "Bridge to close for repairs\n\nThe bridge will close in March. It is old.\n\nDrivers mind.\n"


def zipped(members: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members.items():
            plain = data.encode() if isinstance(data, str) else data
            member = tarfile.TarInfo(name)
            member.size = len(plain)
            archive.addfile(member, io.BytesIO(plain))
    return file.getvalue()


def read_all(tmp_path: Path, data: bytes, **changes: object) -> list[Article | Skipped]:
    path = tmp_path / "dropped"
    path.write_bytes(data)
    name = str(changes.pop("name", "dropped"))
    return list(read(path, context(name=name, **changes)))


def headlines(found: list[Article | Skipped]) -> list[str]:
    return [given.headline for given in found if isinstance(given, Article)]


def skipped(found: list[Article | Skipped]) -> dict[str, str]:
    return {given.where: given.reason for given in found if isinstance(given, Skipped)}


@pytest.mark.parametrize("bundled", [zipped, tarred])
def test_each_member_is_an_article_that_says_where_it_lay(
    tmp_path: Path, bundled: Callable[[dict[str, bytes | str]], bytes]
) -> None:
    found = read_all(tmp_path, bundled({"monday/ferry.txt": FERRY, "bridge.txt": BRIDGE}))
    assert headlines(found) == ["Ferry returns after eleven years", "Bridge to close for repairs"]
    files = [given.file for given in found if isinstance(given, Article)]
    assert [(file.member, file.item, file.media_type) for file in files] == [
        ("monday/ferry.txt", 0, "text/plain"),
        ("bridge.txt", 1, "text/plain"),
    ]


@pytest.mark.parametrize(
    ("compress", "ending"),
    [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz"), (zstandard.compress, ".zst")],
)
def test_a_compressed_file_is_what_it_holds(tmp_path: Path, compress: Callable[[bytes], bytes], ending: str) -> None:
    (article,) = read_all(tmp_path, compress(FERRY.encode()), name=f"ferry.txt{ending}")
    assert isinstance(article, Article)
    assert (article.headline, article.file.member) == ("Ferry returns after eleven years", "ferry.txt")


def test_two_streams_behind_each_other_are_one_file(tmp_path: Path) -> None:
    half = len(FERRY) // 2
    for compress in (gzip.compress, bz2.compress, lzma.compress, zstandard.compress):
        found = read_all(tmp_path, compress(FERRY[:half].encode()) + compress(FERRY[half:].encode()))
        assert headlines(found) == ["Ferry returns after eleven years"], compress


def test_bundles_may_lie_within_each_other(tmp_path: Path) -> None:
    found = read_all(tmp_path, gzip.compress(tarred({"week.zip": zipped({"ferry.txt": FERRY})})), name="all.tgz")
    (article,) = found
    assert isinstance(article, Article)
    assert article.file.member == "all.tar/week.zip/ferry.txt"


def test_but_not_for_ever(tmp_path: Path) -> None:
    nested = zipped({"ferry.txt": FERRY})
    for _ in range(5):
        nested = zipped({"next.zip": nested})
    with pytest.raises(UnreadableError, match="more than 3 deep"):
        read_all(tmp_path, nested)


def test_a_member_that_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = read_all(tmp_path, zipped({"a.jpg": b"\xff\xd8\xff" + bytes(range(256)), "ferry.txt": FERRY, "e.txt": b""}))
    assert headlines(found) == ["Ferry returns after eleven years"]
    assert "JPEG" in skipped(found)["member a.jpg"]
    assert skipped(found)["member e.txt"] == "It is empty."


def test_when_no_member_can_be_read_the_bundle_fails_with_the_first_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"member a\.txt: It is empty"):
        read_all(tmp_path, zipped({"a.txt": b"", "b.txt": b""}))


def test_a_member_without_a_name_is_read(tmp_path: Path) -> None:
    nameless = zipfile.ZipInfo("x")
    nameless.filename = ""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(nameless, FERRY)
    assert headlines(read_all(tmp_path, file.getvalue())) == ["Ferry returns after eleven years"]


def test_what_desktop_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    found = read_all(tmp_path, zipped({"__MACOSX/._ferry.txt": b"\0\5", ".DS_Store": b"\0", "ferry.txt": FERRY}))
    assert len(found) == 1


@pytest.mark.parametrize("bundled", [zipped, tarred])
@pytest.mark.parametrize("name", ["../ferry.txt", "/etc/ferry.txt", "a/../../ferry.txt", "..\\ferry.txt"])
def test_a_path_out_of_the_bundle_is_refused(
    tmp_path: Path, name: str, bundled: Callable[[dict[str, bytes | str]], bytes]
) -> None:
    found = read_all(tmp_path, bundled({name: FERRY, "bridge.txt": BRIDGE}))
    assert headlines(found) == ["Bridge to close for repairs"]
    assert list(skipped(found).values()) == ["its path leads out of the bundle"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = kind, "/etc/passwd"
        archive.addfile(link)
        member = tarfile.TarInfo("ferry.txt")
        member.size = len(FERRY)
        archive.addfile(member, io.BytesIO(FERRY.encode()))
    found = read_all(tmp_path, file.getvalue())
    assert headlines(found) == ["Ferry returns after eleven years"]
    assert "only files are read" in skipped(found)["member link.txt"]


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ferry.txt", FERRY)
    assert "symbolic link" in skipped(read_all(tmp_path, file.getvalue()))["member link.txt"]


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    found = read_all(tmp_path, zipped({"bomb.txt": bytes(20_000_000), "ferry.txt": FERRY}))
    assert headlines(found) == ["Ferry returns after eleven years"]
    assert "made to do harm" in skipped(found)["member bomb.txt"]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_bomb_within_a_bundle_is_not_opened(tmp_path: Path, pack: Callable[[dict[str, bytes | str]], bytes]) -> None:
    bomb = pack({"inner.zip": zipped({"bomb.txt": bytes(20_000_000)}), "ferry.txt": FERRY})
    found = read_all(tmp_path, bomb)
    assert headlines(found) == ["Ferry returns after eleven years"]
    assert "made to do harm" in skipped(found)["member inner.zip, member bomb.txt"]


def test_a_bomb_packed_twice_opens_up_to_no_more_than_a_bundle_may(tmp_path: Path) -> None:
    bomb = gzip.compress(gzip.compress(bytes(100_000_000), 1), 9)
    with pytest.raises(UnreadableError, match="more than the 5 MB"):
        read_all(tmp_path, bomb, max_file_bytes=5_000_000)


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_a_stream_opens_up_to_no_more_than_a_file_may_have(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableError, match="more than the 1 MB"):
        read_all(tmp_path, compress(bytes(3_000_000)), max_file_bytes=1_000_000)


def test_all_members_together_open_up_to_no_more_than_a_bundle_may(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {f"{n}.txt": os.urandom(400_000) for n in range(3)}
    with pytest.raises(TooLargeError, match="more bytes than a bundle may"):
        read_all(tmp_path, zipped(members), budget=Budget(bytes=1_000_000))


@pytest.mark.parametrize("bundled", [zipped, tarred])
def test_there_are_no_more_members_than_a_bundle_may_have(
    tmp_path: Path, bundled: Callable[[dict[str, bytes | str]], bytes]
) -> None:
    with pytest.raises(TooLargeError, match="more members than a bundle may"):
        read_all(tmp_path, bundled({f"{n}.txt": FERRY + str(n) for n in range(5)}), budget=Budget(members=4))


def test_a_directory_too_large_to_load_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 90_000_000, 0, 0)
    with pytest.raises(TooLargeError, match="more members than a bundle may"):
        read_all(tmp_path, b"PK\x03\x04" + bytes(91_000_000) + end)


def test_members_that_overlap_are_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"one.txt": FERRY, "two.txt": BRIDGE}))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<L", 10)  # the second begins inside of the first
    with pytest.raises(UnreadableError, match="overlap"):
        read_all(tmp_path, bytes(data))


def test_an_encrypted_member_is_said(tmp_path: Path) -> None:
    data = bytearray(zipped({"secret.txt": FERRY}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + flags] |= 1
    with pytest.raises(UnreadableError, match="encrypted"):
        read_all(tmp_path, bytes(data))


def test_what_came_before_the_break_stays(tmp_path: Path) -> None:
    whole = tarred({"ferry.txt": FERRY, "bridge.txt": BRIDGE * 100})
    path = tmp_path / "dropped"
    path.write_bytes(whole[: 512 * 4])
    found: list[Article | Skipped] = []
    with pytest.raises(UnreadableError, match="TAR archive is broken"):
        found.extend(read(path, context()))
    assert headlines(found) == ["Ferry returns after eleven years"]


WHOLE = {
    "zip": zipped({"a/ferry.txt": FERRY, "b.zip": zipped({"bridge.txt": BRIDGE})}),
    "tar": tarred({"ferry.txt": FERRY, "bridge.txt": BRIDGE}),
    "gz": gzip.compress(FERRY.encode()),
    "bz2": bz2.compress(FERRY.encode()),
    "xz": lzma.compress(FERRY.encode()),
    "zst": zstandard.compress(FERRY.encode()),
}


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.integers(0, 10_000))
def test_no_damage_ends_in_anything_but_a_clear_error(
    tmp_path: Path, kind: str, position: int, byte: int, cut: int
) -> None:
    data = bytearray(WHOLE[kind])
    data[position % len(data)] = byte
    path = tmp_path / "dropped"
    path.write_bytes(data[: max(4, len(data) - cut % 50)])
    with contextlib.suppress(FileError):
        assert all(isinstance(given_, Article | Skipped) for given_ in read(path, small()))


def small() -> ReadContext:
    """So that no damage can make a test slow."""
    return context(max_file_bytes=5_000_000, budget=Budget(bytes=5_000_000, members=100))


def test_nobody_misses_the_pictures_of_a_bundle(tmp_path: Path) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(100)
    path = tmp_path / "week.zip"
    path.write_bytes(zipped({"a.txt": "Ferry stays. So it was decided.", "photos/a.png": picture, "empty.txt": b""}))
    faults = {each.where: each.is_fault for each in read(path, context()) if isinstance(each, Skipped)}
    assert faults == {"member photos/a.png": False, "member empty.txt": True}
