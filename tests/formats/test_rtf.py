"""Rich text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.errors import EmptyError, FileError, TooLargeError, UnreadableError
from dateline.formats import rtf
from tests.formats.containers import SAMPLES
from tests.formats.reading_one import damaged, only, refused, survives

STYLED = SAMPLES / "rtf" / "styled.rtf"
EVERYTHING = SAMPLES / "rtf" / "everything.rtf"


def test_a_bold_first_line_is_the_headline() -> None:
    assert only(rtf, SAMPLES / "rtf" / "bold-first-line.rtf").headline == "Harbour board opens the steel pier."


def test_letters_of_all_character_sets_are_read_and_what_is_deleted_or_hidden_is_not() -> None:
    lines = only(rtf, EVERYTHING).body.split("\n\n")
    assert lines[1] == (
        "The café on the quay is called Море, and always opens at six. Its menu has a fish \U0001f461 on it."
    )
    assert lines[2] == "Members vote by hand."


def test_rows_are_lines_and_pictures_are_left_out() -> None:
    assert only(rtf, EVERYTHING).body.split("\n\n")[3:] == [
        "Kettle Quay | 06:10",
        "Sandness | 09:40",
        "Fares stay as they were. A hearing about the berths is set for March.",
    ]


def test_notes_and_running_heads_are_kept_beside_the_story() -> None:
    assert [(piece.text, piece.reason) for piece in only(rtf, EVERYTHING).removed] == [
        ("The Harbour Courier, copy desk", "running head"),
        ("Minutes of the board, page 4.", "footnote"),
    ]


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.rtf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (rb"{\rtf1\ansi One\'85 two\par}", "One… two"),
        (rb"{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0 \'e8 \'f2\'f0\'f3\'e4\par}", "Мир и труд"),
        (rb"{\rtf1\ansi\ansicpg932 \'93\'fa\'96\'7b\par}", "日本"),
        (rb"{\rtf1\mac caf\'8e\par}", "café"),
        (rb"{\rtf1\ansi\uc2 \u8364 EU5 bread\par}", "€5 bread"),
        (rb"{\rtf1\ansi\ansicpg99999 caf\'e9\par}", "café"),
        (rb"{\rtf1\ansi Braces \{ and \\ stand.\par}", "Braces { and \\ stand."),
        (rb"{\rtf1\ansi {\*\unknown hidden}Shown.\par}", "Shown."),
        (rb"{\rtf1\ansi soft\-ly and hard\_ly\par}", "softly and hard-ly"),
    ],
)
def test_signs_are_read(tmp_path: Path, data: bytes, words: str) -> None:
    article = only(rtf, written(tmp_path, data))
    assert article.body == words


def test_what_was_cut_off_is_read_with_a_warning(tmp_path: Path) -> None:
    article = only(rtf, written(tmp_path, STYLED.read_bytes()[:-60]))
    assert article.headline.startswith("Night ferry")
    assert "cut off" in article.warnings[0]


@pytest.mark.parametrize("data", [b"{\\rtf1", b"\r\n{\\rtf1\\ansi", b"\xef\xbb\xbf{\\rtf1"])
def test_rich_text_is_known_by_its_first_bytes(data: bytes) -> None:
    assert rtf.sniff(data, "x")


@pytest.mark.parametrize("data", [b"", b"rtf", b"A story on {\\rtf1 files.", b"{\\pict", b"{ }"])
def test_others_are_not(data: bytes) -> None:
    assert not rtf.sniff(data, "a.rtf")


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (rb"{\rtf1\ansi}", EmptyError, "no text"),
        (rb"{\rtf1{\pict 00}}", EmptyError, "no text"),
        (b"{\\rtf1" + b"{" * 50_000, UnreadableError, "deep"),
        (b"{\\rtf1 " + b"a" * 3_000 + b"}", TooLargeError, "too long"),
    ],
)
def test_a_bad_document_fails_with_its_reason(tmp_path: Path, data: bytes, error: type[FileError], words: str) -> None:
    refused(rtf, tmp_path, data, error, words, max_article_chars=2_000)


@pytest.mark.parametrize(
    "bait",
    [
        b"\\'" * 200_000,
        b"\\field{\\*\\fldinst{" * 900,
        b"\\bin9999999999 ",
        b"\\u-1?" * 100_000,
        b"{}" * 200_000,
        b"}" * 9,
    ],
    ids=["hex", "fields", "bin", "unicode", "braces", "closed"],
)
@pytest.mark.timeout(20)
def test_no_bait_takes_long(tmp_path: Path, bait: bytes) -> None:
    survives(rtf, written(tmp_path, b"{\\rtf1 A story. " + bait))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged(EVERYTHING.read_bytes()))
def test_damage_never_ends_in_anything_but_an_error_in_words(tmp_path: Path, data: bytes) -> None:
    survives(rtf, written(tmp_path, data))
