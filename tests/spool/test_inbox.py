import os
from pathlib import Path

import pytest

from dateline.spool.inbox import scan


def found(inbox: Path) -> list[str]:
    return sorted(file.path for file in scan(inbox))


@pytest.mark.parametrize("name", [".hidden", "a.part", "a.tmp", "a.filepart", "a.crdownload", "~a", "~$a.docx"])
def test_names_that_say_not_yet_wait(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert found(tmp_path) == []
    (tmp_path / name).rename(tmp_path / "a.txt")
    assert found(tmp_path) == ["a.txt"]


def test_files_in_folders_of_any_depth_are_found(tmp_path: Path) -> None:
    (tmp_path / "dawn/2026").mkdir(parents=True)
    (tmp_path / "dawn/2026/a.txt").touch()
    (tmp_path / "dawn/b.txt").touch()
    assert found(tmp_path) == ["dawn/2026/a.txt", "dawn/b.txt"]


def test_the_rules_of_a_source_stay_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "dawn/deeper").mkdir(parents=True)
    for name in ("dawn/source.toml", "dawn/mapping.toml", "dawn/deeper/source.toml", "source.toml"):
        (tmp_path / name).touch()
    assert found(tmp_path) == ["dawn/deeper/source.toml", "source.toml"]


def test_a_sidecar_of_a_folder_is_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "Dawn").mkdir()
    (tmp_path / "Dawn.meta.json").touch()
    assert found(tmp_path) == ["Dawn.meta.json"]


def test_hidden_folders_wait(tmp_path: Path) -> None:
    (tmp_path / ".sync").mkdir()
    (tmp_path / ".sync/a.txt").touch()
    assert found(tmp_path) == []


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    assert found(tmp_path) == []
    (tmp_path / "x.txt/a.txt").touch()
    assert found(tmp_path) == ["x.txt/a.txt"]


def test_a_sidecar_goes_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt.meta.json").touch()
    assert found(tmp_path) == ["a.txt.meta.json"]
    (tmp_path / "a.txt").touch()
    assert found(tmp_path) == ["a.txt"]


def test_age_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    os.utime(tmp_path / "a.txt", (0, 0))
    assert found(tmp_path) == ["a.txt"]


def test_links_are_files_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").touch()
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "to folder").symlink_to(outside)
    (inbox / "to file").symlink_to(outside / "secret.txt")
    assert found(inbox) == ["to file", "to folder"]
    assert not any(file.regular for file in scan(inbox))


@pytest.mark.parametrize("name", [b"\xff\xfe.txt", b"new\nline.txt", "🗞.txt".encode(), b"n" * 255])
def test_any_name_is_found(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).touch()
    assert [os.fsencode(path) for path in found(tmp_path)] == [name]
