"""CSV and TSV: a row an article, the columns told by their header or by the source's mapping."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article, FileRef
from dateline.errors import EmptyError
from dateline.formats.datasets.columns import article_of, check_columns, field_of
from dateline.formats.datasets.delimited_rows import Layout, layouts, rows
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.rules.mapping_file import Mapping
from dateline.newsprint.charset import decode

name = "CSV"
media_type = "text/csv"

_SAMPLE = 64_000  # bytes
_NAMES = (".csv", ".tsv", ".tab", ".psv")
_LONGEST_NAME = 100  # characters of a column's name
_NOTHING = frozenset({"", "nan", "NaN", "NULL", "null", "None", "N/A", r"\N"})  # as programs write an empty cell
_ZEROS_WITHIN = 400  # bytes
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def sniff(head: bytes, name: str) -> bool:
    """Whether the first line names columns, two of them news has, and the next has as many cells.

    A name that ends as those of CSV do is believed for a table whose columns have unknown names.
    """
    line = head[:_SAMPLE].partition(b"\n")[0]
    if not any(sign in line for sign in b",\t;|"):
        return False
    is_named = name.lower().endswith(_NAMES)
    if not is_named and line.lstrip()[:1] in (b"{", b"[", b"<", b"%"):
        return False
    found = _layout(_text(head))
    return found is not None and (is_named or _known(found[1][0]) > 1)


def _text(head: bytes) -> str:
    """The beginning of the file, rightly read as far as ASCII goes."""
    return codecs.getincrementaldecoder(_wide(head) or "utf-8-sig")("replace").decode(head)


def _layout(text: str) -> tuple[Layout, list[list[str]]] | None:
    """The layout with the most columns of known names, and its first rows; None for what is no table."""
    found = [(layout, cells) for layout, cells in layouts(text) if _is_table(cells)]
    return max(found, key=lambda each: (_known(each[1][0]), len(each[1][0])), default=None)


def _is_table(cells: list[list[str]]) -> bool:
    header = cells[0] if cells else []
    second = next((row for row in cells[1:] if row), header)
    is_whole = len(cells) < 3 or len(second) == len(header)
    return len(header) > 1 and is_whole and all(len(name) <= _LONGEST_NAME for name in header)


def _known(header: list[str]) -> int:
    fields = {field for name in header if (field := field_of(name))}
    return len(fields) if fields & {"headline", "body"} else 0


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of each row; rows that are broken, or have other cells than the header, are skipped by their line.

    Raises UnreadableError when no column is known as a headline or a text, EmptyError.
    """
    mapping: Mapping | None = context.mapping
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    encoding = (mapping and mapping.encoding) or _encoding(head)
    found = _layout(codecs.getincrementaldecoder(encoding)("replace").decode(head))
    layout = found[0] if found else Layout()
    if mapping and mapping.delimiter:
        layout = Layout(mapping.delimiter, layout.has_quotes, layout.has_escapes)
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        table = rows(text, layout, context.max_article_chars)
        header: list[str] | None = None
        for given in table:
            if isinstance(given, Skipped):
                yield given
                continue
            number, cells = given
            if header is None:
                is_named = mapping is None or mapping.header
                header = _unique(cells) if is_named else [str(each) for each in range(1, len(cells) + 1)]
                check_columns(header, mapping)
                if is_named:
                    continue
            yield _article(header, cells, number, encoding, context)
    if header is None:
        raise EmptyError("It holds no row.", "Drop it again with its rows.")


def _encoding(head: bytes) -> str:
    if wide := _wide(head):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        found = decode(head).encoding
        return found if found != "utf-8" else "utf-8-sig"
    return "utf-8-sig"


def _wide(head: bytes) -> str | None:
    """UTF-16, by its mark or by the zeros that Latin letters have in it."""
    if head.startswith(_MARKS):
        return "utf-16"
    first, second = (head[start:_ZEROS_WITHIN:2].count(0) for start in (0, 1))
    fewest = len(head[:_ZEROS_WITHIN]) // 4 + 1
    if second >= fewest > first:
        return "utf-16-le"
    return "utf-16-be" if first >= fewest > second else None


def _unique(header: list[str]) -> list[str]:
    """The names of the columns, each once; one without a name, or with that of another, has its number."""
    names: dict[str, None] = {}
    for number, cell in enumerate(header, 1):
        name = cell.strip()
        names[f"{name or 'column'} ({number})" if not name or name in names else name] = None
    return list(names)


def _article(
    header: list[str], cells: list[str], number: int, encoding: str, context: ReadContext
) -> Article | Skipped:
    where = f"line {number}"
    if len(cells) < len(header) or any(cells[len(header) :]):
        return Skipped(where, f"it has {len(cells)} cells where the header has {len(header)}")
    record = {name: cell for name, cell in zip(header, cells, strict=False) if cell.strip() not in _NOTHING}
    article = article_of(record, context)
    if article is None:
        return Skipped(where, "it has neither headline nor text")
    article.file = FileRef(encoding=encoding.removesuffix("-sig"))
    if any("\ufffd" in cell for cell in cells):
        article.warnings.append("Some bytes are broken and were replaced.")
    return article
