"""Parquet: a row an article, read by DuckDB some rows at a time, and only the columns that give a field."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.article import Article
from dateline.errors import UnreadableError
from dateline.formats.datasets.columns import article_of, check_columns, plan
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.rules.mapping_file import Mapping

if TYPE_CHECKING:
    import duckdb

name = "Parquet"
media_type = "application/vnd.apache.parquet"
T = TypeVar("T")
Row = tuple[Any, ...]

_MAGIC = b"PAR1"
_PLACE = re.compile(r" ?['\"]?/dev/fd/\d+['\"]?")
_ROWS = 256  # fetched at once: at 10 kB an article a few megabytes, and no slower than more
# One thread, because each worker is a process; nothing is installed, fetched or written beside the memory. The limit
# has room for two pages of the largest size that writers make, 100 MB.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": "1",
    "memory_limit": "512MB",
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_PAGE_BY_PAGE = "SET disable_parquet_prefetching = true; SET enable_external_file_cache = false"


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether it begins as Parquet does (Apache Parquet format, File format)."""
    return head.startswith(_MAGIC)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of each row. Raises UnreadableError for a damaged file, and for one without a known column."""
    import duckdb  # noqa: PLC0415  27 MB of memory that most processes never need

    mapping: Mapping | None = context.mapping
    with path.open("rb") as file, duckdb.connect(":memory:", config=_SETTINGS) as database:
        database.execute(_PAGE_BY_PAGE)
        # A path would be taken for a pattern where it has brackets or stars in it.
        place = f"/dev/fd/{file.fileno()}"
        described = _step(lambda: database.execute("DESCRIBE SELECT * FROM read_parquet(?)", [place]).fetchall())
        names = [row[0] for row in described]
        check_columns([*names, *_mapped_within(names, mapping)], mapping)
        wanted = _wanted(names, mapping)
        others = [name for name in names if name not in wanted]
        for number, row in enumerate(_rows(database, place, wanted), 1):
            record = {name: value for name, value in zip(wanted, row, strict=True) if value is not None}
            yield article_of(record, context, others) or Skipped(f"row {number}", "it has neither headline nor text")


def _rows(database: "duckdb.DuckDBPyConnection", place: str, columns: list[str]) -> Iterator[Row]:
    quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in columns)
    query = f"SELECT {quoted} FROM read_parquet(?)"  # noqa: S608  the names are quoted
    _step(lambda: database.execute(query, [place]))
    while fetched := _step(lambda: database.fetchmany(_ROWS)):
        yield from fetched


def _step(step: Callable[[], T]) -> T:
    """What the step gives. Raises UnreadableError for damage, also where it is found in a value."""
    import duckdb  # noqa: PLC0415  as above

    try:
        return step()
    except (duckdb.Error, ValueError, OverflowError, RuntimeError) as error:
        said = _PLACE.sub("", str(error).partition("\n")[0])[:200].rstrip(" .")
        raise UnreadableError(
            f"It is damaged, or no Parquet that can be read: {said}.", "Ask for it again, then retry."
        ) from error


def _wanted(names: list[str], mapping: Mapping | None) -> list[str]:
    """The columns that give a field: pictures and vectors, which data sets carry too, are not unpacked."""
    keys = {key for found in plan([*names, *_mapped_within(names, mapping)], mapping).values() for key in found}
    roots = {key.partition(".")[0] for key in keys}
    return [name for name in names if name in keys or name in roots]


def _mapped_within(names: list[str], mapping: Mapping | None) -> list[str]:
    """The mapped columns that lie within another one."""
    columns = mapping.columns.values() if mapping else ()
    return [name for name in columns if isinstance(name, str) and name.partition(".")[0] in names and name not in names]
