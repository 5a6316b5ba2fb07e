"""Spreadsheets and presentations are ZIP archives, and are refused for what they are."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dateline.errors import UnreadableError
from dateline.formats.known import read
from dateline.formats.reading.context import Skipped
from tests.formats.contexts import context

SHEET = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": "<sst>Text</sst>"}
SLIDES = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}
OPEN_SHEET = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office/>"}


def packed(members: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("members", "kind"),
    [(SHEET, "a spreadsheet"), (SLIDES, "a presentation"), (OPEN_SHEET, "a spreadsheet")],
    ids=["xlsx", "pptx", "ods"],
)
def test_it_is_refused_for_what_it_is(tmp_path: Path, members: dict[str, str | bytes], kind: str) -> None:
    path = tmp_path / "figures"
    path.write_bytes(packed(members))
    with pytest.raises(UnreadableError, match=kind) as caught:
        list(read(path, context()))
    assert "CSV" in caught.value.advice


def test_in_a_bundle_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(
        packed({"figures.xlsx": packed(SHEET), "mill.txt": "Mill reopens\n\nThe mill reopened on Monday."})
    )
    skipped, article = list(read(path, context()))
    assert isinstance(skipped, Skipped)
    assert "a spreadsheet" in str(skipped)
    assert not isinstance(article, Skipped)
    assert article.headline == "Mill reopens"


def test_a_folder_of_that_name_makes_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(packed({"xl/mill.txt": "Mill reopens\n\nThe mill reopened on Monday."}))
    (article,) = read(path, context())
    assert not isinstance(article, Skipped)
