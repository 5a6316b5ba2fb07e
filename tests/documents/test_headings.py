"""Which paragraph of a document is the headline."""

import pytest

from dateline.documents.headings import Paragraph, level_of, lines_of, split_headline
from dateline.documents.titles import is_plausible

PROSE = Paragraph("The ferry runs again from Monday. It was away for long.")


@pytest.mark.parametrize(
    ("style", "level"),
    [("Title", 0), ("heading 1", 1), ("Heading_3", 3), ("Überschrift 2", 2), ("Normal", None), ("heading 10", None)],
)
def test_the_name_of_a_style_tells_its_level(style: str, level: int | None) -> None:
    assert level_of(style) == level


@pytest.mark.parametrize(
    ("paragraphs", "headline"),
    [
        ([Paragraph("SPORT"), Paragraph("Ferry wins", 0), PROSE], "Ferry wins"),
        ([Paragraph("Ferry wins", 1), Paragraph("What it means", 2), PROSE], "Ferry wins"),
        ([PROSE, Paragraph("What it means", 2), PROSE], ""),
        ([Paragraph("Ferry wins.", is_bold=True), PROSE], "Ferry wins."),
        ([Paragraph("By Edda Varnholm", is_bold=True), PROSE], ""),
        ([Paragraph("All is bold", is_bold=True), Paragraph("Here too.", is_bold=True)], ""),
        (
            [Paragraph("For immediate release", is_bold=True), Paragraph("Ferry wins", is_bold=True), PROSE],
            "Ferry wins",
        ),
        ([PROSE], ""),
        ([], ""),
    ],
)
def test_a_style_or_bold_type_at_the_top_marks_the_headline(paragraphs: list[Paragraph], headline: str) -> None:
    headed = split_headline(paragraphs)
    assert headed.headline == headline
    texts = [headed.headline, *headed.paragraphs, *(piece.text for piece in headed.removed)]
    assert sorted(filter(None, texts)) == sorted(paragraph.text for paragraph in paragraphs)


def test_a_line_break_parts_lines_and_soft_hyphens_go() -> None:
    assert [each.text for each in lines_of("Fer\u00adry  runs\nagain\n\n")] == ["Ferry runs", "again"]


@pytest.mark.parametrize("title", ["Night ferry sails again from Monday", "A pier of steel"])
def test_a_title_that_reads_as_a_headline_is_plausible(title: str) -> None:
    assert is_plausible(title)


@pytest.mark.parametrize(
    "title",
    ["", "Microsoft Word - ferry_final2.doc", "page 3 of the Courier", "the long way home.indd", "untitled", "A3 12 2"],
)
def test_the_name_of_a_file_or_program_is_not(title: str) -> None:
    assert not is_plausible(title)
