from pathlib import Path

import pytest

from dateline.cli.choosing import choose, known_fields
from dateline.errors import DatelineError


def test_a_folder_means_all_that_is_in_it_and_its_folders_name_the_sources(tmp_path: Path) -> None:
    (tmp_path / "dawn/2026").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "dawn/c.txt", "dawn/2026/d.txt", ".hidden", "e.part"):
        (tmp_path / name).touch()
    found = [(str(file.path.relative_to(tmp_path)), file.source) for file in choose([tmp_path], None)]
    assert found == [("a.txt", None), ("b.txt", None), ("dawn/2026/d.txt", "dawn"), ("dawn/c.txt", "dawn")]


def test_a_source_that_is_given_is_that_of_all(tmp_path: Path) -> None:
    (tmp_path / "dawn").mkdir()
    (tmp_path / "dawn/c.txt").touch()
    (tmp_path / "a.txt").touch()
    assert {file.source for file in choose([tmp_path / "dawn", tmp_path / "a.txt"], "The Wire")} == {"The Wire"}


def test_a_sidecar_goes_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "a.txt.meta.json").write_text('{"language": "en"}')
    assert [file.path.name for file in choose(sorted(tmp_path.iterdir()), None)] == ["a.txt"]
    assert known_fields(tmp_path / "a.txt") == {"language": "en"}


def test_no_sidecar_is_nothing_known(tmp_path: Path) -> None:
    assert known_fields(tmp_path / "a.txt") is None


@pytest.mark.parametrize("text", ["{", "[]", "\xff"])
def test_a_sidecar_that_is_no_object_is_refused_before_the_drop(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt.meta.json").write_text(text, "latin-1")
    with pytest.raises(DatelineError, match=r"a\.txt\.meta\.json"):
        known_fields(tmp_path / "a.txt")


def test_nothing_to_drop_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="There is no file in"):
        choose([tmp_path], None)
