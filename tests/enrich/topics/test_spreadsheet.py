import zipfile
from pathlib import Path

from dateline.enrich.topics.spreadsheet import topics

NAMES = ["NewsCode-QCode (flat)", "Level1/NewsCode", "Level2/NewsCode", "RetiredDate", "Name (en-GB)", "Name (se)"]
NAMES += ["Definition (en-GB)", "SubjectCode mapping"]
ROWS = [
    ["A vocabulary of our own, 2026"],
    NAMES,
    [
        "medtop:90000000",
        "medtop:90000000",
        "",
        "",
        "water",
        "vatten",
        "All that\nflows",
        "http://x/subjectcode/99000000",
    ],
    ["medtop:90000001", "", "medtop:90000001", "", "lakes", "", "", ""],
    ["medtop:90000002", "", "medtop:90000002", "2025-01-02T00:00:00+00:00", "seas", "", "", ""],
    ["medtop:91000000", "medtop:91000000", "", "", "fire", "", "", ""],
]


def workbook(path: Path) -> Path:
    """The rows as a spreadsheet holds them: texts in a list, cells with their places in it, empty ones left out."""
    texts = list(dict.fromkeys(text for row in ROWS for text in row if text))
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    sheet = "".join(
        f"<row r='{number}'>"
        + "".join(
            f"<c r='{chr(65 + column)}{number}' t='s'><v>{texts.index(text)}</v></c>"
            for column, text in enumerate(row)
            if text
        )
        + "</row>"
        for number, row in enumerate(ROWS, start=1)
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/sharedStrings.xml", f"<sst {namespace}>{strings}</sst>")
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {namespace}><sheetData>{sheet}</sheetData></worksheet>")
    return path


def test_topics_with_what_is_above_them(tmp_path: Path) -> None:
    title, table = topics(workbook(tmp_path / "topics.xlsx"))
    assert title == "A vocabulary of our own, 2026"
    assert [row[:4] for row in table] == [
        ["90000000", "", "", "99000000"],
        ["90000001", "90000000", "", ""],
        ["90000002", "90000000", "2025-01-02", ""],
        ["91000000", "", "", ""],
    ]


def test_labels_and_definition(tmp_path: Path) -> None:
    _, table = topics(workbook(tmp_path / "topics.xlsx"))
    assert table[0][4] == "water"
    assert "vatten" in table[0]
    assert table[0][-1] == "All that flows"
