"""CSV (RFC 4180): one row an article, the same columns whatever is asked for."""

import re
from collections.abc import Callable
from typing import Any

from dateline.publish.channel import Channel
from dateline.publish.output import OutputFormat
from dateline.publish.times import published
from dateline.publish.values import Record, names_of, object_of, objects_of, printable, text_of, texts_of

_SEPARATOR = "; "  # between the values of a list
_END = "\r\n"
# A cell that begins so is a formula to spreadsheets, which may run programs and fetch pages (OWASP, CSV Injection).
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
_TEXT = "'"  # before a cell: to spreadsheets, the rest is text

Value = Callable[[Record], Any]


def _plain(name: str) -> Value:
    return lambda record: record.get(name)


def _listed(name: str) -> Value:
    return lambda record: _SEPARATOR.join(texts_of(record, name))


def _named(name: str) -> Value:
    return lambda record: _SEPARATOR.join(names_of(record, name))


def _inner(field: str, name: str) -> Value:
    return lambda record: object_of(record, field).get(name)


def _columns(value: Callable[[str], Value], *names: str) -> dict[str, Value]:
    return {name: value(name) for name in names}


def _codes(record: Record) -> str:
    return _SEPARATOR.join(code for each in objects_of(record, "subjects") if (code := text_of(each, "code")))


COLUMNS: dict[str, Value] = {
    **_columns(_plain, "id", "uri", "version", "headline", "abstract", "summary", "body", "byline"),
    **_columns(_listed, "authors"),
    "dateline": _inner("dateline", "text"),
    **_columns(_plain, "slugline", "section", "genre", "urgency", "pub_status", "language"),
    "published": published,
    **_columns(_plain, "updated", "received"),
    "source": _inner("source", "name"),
    "source_domain": _inner("source", "domain"),
    **_columns(_plain, "url"),
    **_columns(_named, "people", "organisations", "places"),
    **_columns(_listed, "keywords"),
    **_columns(_named, "subjects"),
    "subject_codes": _codes,
    **_columns(_plain, "word_count", "readability", "agency", "duplicate_of", "story_id"),
    **_columns(_plain, "copyright_holder", "copyright_notice", "usage_terms"),
    "file": _inner("file", "path"),
}
"""The columns in their order, and the cell of each. New ones go to the end, so that nobody's old columns move."""

_VALUES = tuple(COLUMNS.values())
_NO_FIELDS = frozenset({"source_domain", "subject_codes"})  # told from others


def _cell(value: Any) -> str:
    """The cell as it is written, every text between quotation marks: to look which need them takes longer."""
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        return str(value)
    text = printable(value)
    if not text[:1].isalnum() and _FORMULA.match(text):  # most cells begin with a letter or a digit
        text = _TEXT + text
    return '"' + text.replace('"', '""') + '"'


def _each(record: Record) -> bytes:
    return (",".join([_cell(value(record)) for value in _VALUES]) + _END).encode()


def _opening(_: Channel) -> bytes:
    return (",".join(COLUMNS) + _END).encode()


CSV = OutputFormat(
    name="csv",
    media_type="text/csv; charset=utf-8; header=present",
    ending=".csv",
    opening=_opening,
    each=_each,
    fields=(*(name for name in COLUMNS if name not in _NO_FIELDS), "published_precision"),
    by_row=True,
)
"""Commas, texts between quotation marks, CRLF, UTF-8 without a mark."""
