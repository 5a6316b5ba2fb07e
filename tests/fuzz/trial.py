"""One input given to one reader, and what may come of it: articles that go on their way, or an error in words."""

import zlib
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.article import Article
from dateline.errors import FileError
from dateline.formats import known
from dateline.formats.reading.context import Budget, ReadContext, Skipped
from dateline.formats.rules.mapping_file import Mapping
from dateline.formats.rules.sidecar import Sidecar
from tests.formats.contexts import context

_HEAD = 64_000  # bytes that sniff() is given
_LARGEST_VERSION = 2**63 - 1  # of a document in the index
_MAPPING = Mapping.model_validate({"columns": {"headline": "title", "body": "text", "published": "date"}})
_SIDECAR = Sidecar.model_validate_json('{"language": "en", "published": "2025-02-10", "section": "City"}')
READERS: dict[str, ModuleType] = {
    reader.__name__.rpartition(".")[2]: reader for reader in known.FORMATS if isinstance(reader, ModuleType)
}
"""All readers by the names of their modules."""
ANY = "any"
"""Instead of a module: whichever reader knows the file by its first bytes, as in the service."""


def attempt(reader: Any, path: Path) -> bool:
    """Whether the file gave articles; else it was refused in words. Raises whatever else comes of it: a fault.

    Without a reader, the first bytes of the file tell which it is.
    """
    data = path.read_bytes()
    if reader:
        reader.sniff(data[:_HEAD], path.name)
    found = False
    facts = facts_of(data)
    try:
        for given in known.read(path, facts, reader):
            _check(given, facts)
            found = True
    except FileError as error:
        _check_error(error)
    return found


def facts_of(data: bytes) -> ReadContext:
    """What comes with the file: mostly nothing, at times a sidecar or a mapping, always the same for the same bytes.

    The limits are those of the service, made smaller so that an input that is at one of them is found in seconds.
    """
    kind = zlib.crc32(data) % 8
    return context(
        max_file_bytes=5_000_000,
        budget=Budget(bytes=20_000_000, members=2_000),
        file_time=datetime(2025, 2, 9, tzinfo=UTC),
        source="the-courier",
        mapping=_MAPPING if kind == 0 else None,
        sidecar=_SIDECAR if kind == 1 else None,
        time_zone="Asia/Karachi" if kind == 2 else "UTC",
    )


def _check_error(error: FileError) -> None:
    assert error.reason, "no reason"
    f"{error.reason}{error.advice}".encode()


def _check(given: Article | Skipped, facts: ReadContext) -> None:
    """Whether the next stage can take it up: it is written as JSON, and read again."""
    if isinstance(given, Skipped):
        assert given.where, "no place"
        assert given.reason, "no reason"
        f"{given.where}{given.reason}".encode()
        return
    assert given.headline or given.body, "no text"
    assert 1 <= given.version <= _LARGEST_VERSION, "no version"
    assert int((given.updated or facts.received).timestamp() * 1000), "no time"
    given.identified()
    Article.model_validate_json(given.model_dump_json())
