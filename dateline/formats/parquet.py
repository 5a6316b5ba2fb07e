"""Parquet: a row an article, read by DuckDB some rows at a time, and only the columns that give a field."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.article import Article
from dateline.errors import UnreadableError
from dateline.formats.columns import article_of, check_columns, plan
from dateline.formats.mapping_file import Mapping
from dateline.formats.reading import ReadContext, Skipped

if TYPE_CHECKING:
    import duckdb

name = "Parquet"
media_type = "application/vnd.apache.parquet"
several = True
_MAGIC = b"PAR1"
_ROWS = 256  # fetched at once: at 10 kB an article a few megabytes, and no slower than more
# One thread, because each worker is a process; nothing is installed, fetched or written beside the memory.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": "1",
    "memory_limit": "256MB",
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether it begins as Parquet does (Apache Parquet format, File format)."""
    return head.startswith(_MAGIC)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of each row. Raises UnreadableError for a damaged file, and for one without a known column."""
    import duckdb  # noqa: PLC0415  27 MB of memory that most processes never need

    try:
        # A path would be taken for a pattern where it has brackets or stars in it.
        with path.open("rb") as file, duckdb.connect(":memory:", config=_SETTINGS) as database:
            yield from _articles(database, f"/dev/fd/{file.fileno()}", context)
    except duckdb.Error as error:
        said = str(error).partition("\n")[0][:200].replace(f"/dev/fd/{file.fileno()}", path.name)
        raise UnreadableError(
            f"It is damaged, or no Parquet that can be read: {said}", "Ask for it again, then retry."
        ) from error


def _articles(database: "duckdb.DuckDBPyConnection", file: str, context: ReadContext) -> Iterator[Article | Skipped]:
    mapping: Mapping | None = getattr(context, "mapping", None)
    names = [row[0] for row in database.execute("DESCRIBE SELECT * FROM read_parquet(?)", [file]).fetchall()]
    check_columns([*names, *_mapped_within(names, mapping)], mapping)
    wanted = _wanted(names, mapping)
    others = [name for name in names if name not in wanted]
    quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in wanted)
    rows = database.execute(f"SELECT {quoted} FROM read_parquet(?)", [file])  # noqa: S608  the names are quoted
    number = 0
    while fetched := rows.fetchmany(_ROWS):
        for row in fetched:
            number += 1
            record = {name: value for name, value in zip(wanted, row, strict=True) if value is not None}
            yield article_of(record, context, others) or Skipped(f"row {number}", "it has neither headline nor text")


def _wanted(names: list[str], mapping: Mapping | None) -> list[str]:
    """The columns that give a field: pictures and vectors, which data sets carry too, are not unpacked."""
    keys = {key for found in plan([*names, *_mapped_within(names, mapping)], mapping).values() for key in found}
    roots = {key.partition(".")[0] for key in keys}
    return [name for name in names if name in keys or name in roots]


def _mapped_within(names: list[str], mapping: Mapping | None) -> list[str]:
    """The mapped columns that lie within another one."""
    columns = mapping.columns.values() if mapping else ()
    return [name for name in columns if isinstance(name, str) and name.partition(".")[0] in names and name not in names]
