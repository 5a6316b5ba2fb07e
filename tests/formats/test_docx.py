"""Documents of Word."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.errors import EmptyError, FileError, TooLargeError, UnreadableError
from dateline.formats import docx
from tests.formats.containers import SAMPLES, container, members_of, with_member
from tests.formats.reading_one import damaged, everything, only, refused, survives

STYLED = SAMPLES / "docx" / "styled.docx"
EVERYTHING = SAMPLES / "docx" / "everything.docx"
HEAD = 64_000


def test_a_bold_first_line_is_the_headline_and_the_label_above_it_is_cut() -> None:
    article = only(docx, SAMPLES / "docx" / "bold-first-line.docx")
    assert article.headline == "Harbour board opens the steel pier."
    assert [(piece.text, piece.reason) for piece in article.removed] == [
        ("FOR IMMEDIATE RELEASE", "label of a press release")
    ]


def test_what_was_deleted_or_hidden_is_left_out_and_what_was_inserted_is_kept() -> None:
    assert "The board always meets on Fridays, it said." in only(docx, EVERYTHING).body.split("\n\n")


def test_a_line_break_headings_lists_and_rows_are_lines() -> None:
    lines = only(docx, EVERYTHING).body.split("\n\n")
    assert lines[2:7] == [
        "Members vote by hand.",
        "Sailings from Monday",
        "The first boat leaves at six.",
        "Kettle Quay | 06:10",
        "Sandness | 09:40",
    ]


def test_a_box_is_read_once() -> None:
    assert only(docx, EVERYTHING).body.count("A box: the pier has forty piles.") == 1


def test_notes_and_running_heads_are_kept_beside_the_story() -> None:
    assert [(piece.text, piece.reason) for piece in only(docx, EVERYTHING).removed] == [
        ("Minutes of the board, page 4.", "footnote"),
        ("The Harbour Courier, copy desk", "running head"),
    ]


def test_no_date_of_the_properties_is_taken_for_one_of_publication(tmp_path: Path) -> None:
    properties = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        b' xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2019-01-01T00:00:00Z</dcterms:created>'
        b"</cp:coreProperties>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(with_member(STYLED, "docProps/core.xml", properties))
    assert only(docx, path).published is None


@pytest.mark.parametrize("path", sorted((SAMPLES / "docx").iterdir()), ids=lambda path: path.name)
def test_documents_are_known_whatever_their_name(path: Path) -> None:
    assert docx.sniff(path.read_bytes()[:HEAD], "letter.zip")


def test_documents_whose_types_come_last_are_known() -> None:
    members = members_of(STYLED)
    types = members.pop("[Content_Types].xml")
    assert docx.sniff(container(members | {"[Content_Types].xml": types})[:HEAD], "x")


@pytest.mark.parametrize(
    "data",
    [
        container({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
        container({"story.txt": b"A story about word/document.xml."}),
        container({"inner.docx": STYLED.read_bytes()}, packed=False),
        container({"mimetype": b"application/epub+zip", "word/document.xml": b"<a/>"}),
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\xff" * 60,
        b"word/document.xml",
        b"",
    ],
    ids=["workbook", "text", "nested", "epub", "cut", "noise", "name", "empty"],
)
def test_others_are_not(data: bytes) -> None:
    assert not docx.sniff(data[:HEAD], "a.bin")


def bad(members: dict[str, bytes]) -> bytes:
    return container(members_of(STYLED) | members)


DEEP = b"<w:p>" * 50_000
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (STYLED.read_bytes()[:-400], UnreadableError, "damaged"),
        (container({"word/styles.xml": b"<a/>"}), UnreadableError, "word/document.xml is missing"),
        (bad({"word/document.xml": b"<w:document>"}), UnreadableError, "not well-formed XML"),
        (bad({"word/document.xml": DEEP}), UnreadableError, "not well-formed XML"),
        (bad({"word/document.xml": LAUGHS}), EmptyError, "no text"),
        (bad({"word/document.xml": b"<a>" + b" " * 64_000_000 + b"</a>"}), TooLargeError, "more than 64 MB"),
        (container({f"{n:0200}": b"" for n in range(20_000)}), TooLargeError, "more parts"),
        ((SAMPLES / "docx" / "picture-only.docx").read_bytes(), EmptyError, "no text"),
    ],
    ids=["cut", "missing", "broken", "deep", "laughs", "bomb", "directory", "picture"],
)
def test_a_bad_document_fails_with_its_reason(tmp_path: Path, data: bytes, error: type[FileError], words: str) -> None:
    refused(docx, tmp_path, data, error, words)


def test_an_encrypted_part_is_said_to_be_locked(tmp_path: Path) -> None:
    data = bytearray(STYLED.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="password"):
        everything(docx, path)


def test_broken_notes_cost_only_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(with_member(EVERYTHING, "word/footnotes.xml", b"<broken"))
    article = only(docx, path)
    assert article.headline
    assert article.warnings


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged(STYLED.read_bytes()), part=damaged(members_of(EVERYTHING)["word/document.xml"]))
def test_damage_never_ends_in_anything_but_an_error_in_words(tmp_path: Path, data: bytes, part: bytes) -> None:
    path = tmp_path / "a.docx"
    for each in (data, with_member(EVERYTHING, "word/document.xml", part)):
        path.write_bytes(each)
        survives(docx, path)
