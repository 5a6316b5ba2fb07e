"""Text documents of OpenDocument."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.errors import EmptyError, FileError, UnreadableError
from dateline.formats import odt
from tests.formats.containers import SAMPLES, container, members_of, with_member
from tests.formats.reading_one import damaged, only, refused, survives

STYLED = SAMPLES / "odt" / "styled.odt"
EVERYTHING = SAMPLES / "odt" / "everything.odt"
HEAD = 64_000


def test_a_bold_first_line_is_the_headline() -> None:
    assert only(odt, SAMPLES / "odt" / "bold-first-line.odt").headline == "Harbour board opens the steel pier."


def test_headings_blanks_breaks_lists_rows_and_boxes_are_read_and_remarks_are_not() -> None:
    article = only(odt, EVERYTHING)
    assert article.headline == "Night ferry sails again after eleven months on the rocks"
    assert article.body.split("\n\n")[1:7] == [
        "The board always meets on Fridays, it said.",
        "Members vote by hand.",
        "Sailings from Monday",
        "The first boat leaves at six.",
        "Kettle Quay | 06:10",
        "A box: the pier has forty piles.",
    ]
    assert "never" not in article.body
    assert "Check this" not in article.body


def test_notes_are_kept_beside_the_story() -> None:
    assert [(piece.text, piece.reason) for piece in only(odt, EVERYTHING).removed] == [
        ("Minutes of the board, page 4.", "footnote")
    ]


def test_documents_are_known_by_what_they_declare() -> None:
    assert odt.sniff(STYLED.read_bytes()[:HEAD], "x")
    members = members_of(STYLED)
    del members["mimetype"]
    assert odt.sniff(container(members), "a.odt")


@pytest.mark.parametrize(
    "data",
    [
        container({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
        container({"mimetype": b"application/epub+zip"}),
        container({"inner.odt": STYLED.read_bytes()}, packed=False),
        container({"content.xml": b"<a/>"}),
        b"PK\x03\x04mimetype",
        b"application/vnd.oasis.opendocument.text",
        b"",
    ],
    ids=["sheet", "epub", "nested", "content", "cut", "words", "empty"],
)
def test_others_are_not(data: bytes) -> None:
    assert not odt.sniff(data, "a.bin")


def bad(content: bytes) -> bytes:
    return with_member(STYLED, "content.xml", content)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (STYLED.read_bytes()[:-300], UnreadableError, "damaged"),
        (bad(b"<a>"), UnreadableError, "not well-formed XML"),
        (bad(b"<a>" * 50_000), UnreadableError, "not well-formed XML"),
        (bad(b"<a/>"), UnreadableError, "no text document"),
        (
            bad(b'<o:text xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'),
            EmptyError,
            "no text",
        ),
        ((SAMPLES / "odt" / "locked.odt").read_bytes(), UnreadableError, "password"),
    ],
    ids=["cut", "broken", "deep", "other", "empty", "locked"],
)
def test_a_bad_document_fails_with_its_reason(tmp_path: Path, data: bytes, error: type[FileError], words: str) -> None:
    refused(odt, tmp_path, data, error, words)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged(STYLED.read_bytes()), part=damaged(members_of(EVERYTHING)["content.xml"]))
def test_damage_never_ends_in_anything_but_an_error_in_words(tmp_path: Path, data: bytes, part: bytes) -> None:
    path = tmp_path / "a.odt"
    for each in (data, with_member(EVERYTHING, "content.xml", part)):
        path.write_bytes(each)
        survives(odt, path)
