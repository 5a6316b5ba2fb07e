"""The table of the Media Topics, from the Excel spreadsheet that the IPTC publishes with each release.

``python -m dateline.enrich.topics.spreadsheet IPTC-MediaTopic-NewsCodes.xlsx`` writes ``media_topics.tsv`` beside this
file. A spreadsheet is a zip file of XML (ECMA-376); lxml reads it, so that no other package is needed.
"""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_LANGUAGES = {  # BCP 47 tag to the name of it in the spreadsheet
    "en": "en-GB",
    "en-US": "en-US",
    "ar": "ar",
    "da": "dk",
    "de": "de",
    "es": "es",
    "fr": "fr",
    "nb": "no-NB",
    "nn": "no-NN",
    "pt": "pt-PT",
    "pt-BR": "pt-BR",
    "sv": "se",
    "zh": "zh-Hans",
}
_LEVELS = range(1, 7)
NOTICE = """\
# Media Topics, from the IPTC NewsCodes (iptc.org/standards/newscodes), (c) IPTC, licensed under CC BY 4.0
# (creativecommons.org/licenses/by/4.0). {title}. Changed: columns chosen and named, definitions in English only.
"""


def main() -> None:
    """Write the table."""
    table = Path(__file__).with_name("media_topics.tsv")
    title, rows = topics(Path(sys.argv[1]))
    columns = ["code", "broader", "retired", "subject_code", *_LANGUAGES, "definition"]
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    table.write_text(NOTICE.format(title=title) + "\n".join(lines) + "\n", "utf-8")


def topics(path: Path) -> tuple[str, list[list[str]]]:
    """The title of the spreadsheet, and for each topic its values in the order of the columns.

    What is broader is told by the order: each topic stands below the broader one, one level column to the left.
    """
    rows = _cells(path)
    title = " ".join(next(rows).values())
    names = next(rows)
    above: dict[int, str] = {}
    table = []
    for cells in rows:
        row = {names[column]: " ".join(text.split()) for column, text in cells.items()}
        code = row["NewsCode-QCode (flat)"].removeprefix("medtop:")
        level = next(level for level in _LEVELS if row.get(f"Level{level}/NewsCode"))
        above[level] = code
        subject = row.get("SubjectCode mapping", "").rpartition("/")[2]
        labels = [row.get(f"Name ({name})", "") for name in _LANGUAGES.values()]
        retired = row.get("RetiredDate", "").partition("T")[0]
        table.append([code, above.get(level - 1, ""), retired, subject, *labels, row.get("Definition (en-GB)", "")])
    return title, table


def _cells(path: Path) -> Iterator[dict[str, str]]:
    """The rows of the first sheet: the letters of a column to the text in it."""
    with zipfile.ZipFile(path) as book:
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(map(str, item.xpath(".//x:t/text()", namespaces=_NS))) for item in strings]
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    for row in sheet.iterfind(".//x:row", _NS):
        found = {}
        for cell in row.iterfind("x:c", _NS):
            value = cell.findtext("x:v", namespaces=_NS)
            if value is not None:
                text = texts[int(value)] if cell.get("t") == "s" else value
                found[str(cell.get("r")).rstrip("0123456789")] = text
        yield found


if __name__ == "__main__":
    main()
