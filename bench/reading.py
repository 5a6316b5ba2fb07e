"""Reading as the parse stage does it, and where a bench needs one reader alone."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.article import Article
from dateline.formats.known import Format, read
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import finished

READ_AT = datetime(2026, 1, 1, tzinfo=UTC)


def context(name: str = "article.txt", **changes: Any) -> ReadContext:
    """What a reader is told of a file that was dropped without a source and a sidecar; its limits are wide."""
    usual: dict[str, Any] = {
        "source": None,
        "received": READ_AT,
        "file_time": None,
        "time_zone": "UTC",
        "max_article_chars": 2_000_000,
        "max_file_bytes": 2_000_000_000,
    }
    return ReadContext(name, **{**usual, **changes})


def article_of(text: str, **changes: Any) -> Article:
    """The one article of a file of plain text."""
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(text.encode())
        file.flush()
        (article,) = articles_of(Path(file.name), **changes)
    return article


def articles_of(path: Path, **changes: Any) -> Iterator[Article]:
    """The articles of a file of any format; what gives none is passed over. Raises FileError."""
    return (given for given in read(path, context(path.name, **changes)) if not isinstance(given, Skipped))


def read_by(reader: Format, path: Path, *, finish: bool = True) -> Iterator[Article]:
    """The articles that this reader finds, finished or as it gives them; each part of the file must give one."""
    facts = context(path.name)
    for given in reader.read(path, facts):
        assert not isinstance(given, Skipped), given
        yield finished(given, facts) if finish else given
