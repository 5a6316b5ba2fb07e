"""Reading a feed with its reader alone: an entry that cannot be finished is skipped, as it is on the path."""

from collections.abc import Callable
from pathlib import Path

from dateline.article import Article
from dateline.errors import FileError
from dateline.formats.known import Format
from dateline.formats.reading.context import Skipped
from dateline.formats.reading.finish import finished
from tests.formats.contexts import context

Given = list[Article | Skipped]
Reading = Callable[[str | bytes], Given]


def read_all(reader: Format, path: Path) -> Given:
    """All that the feed gives."""
    return [each if isinstance(each, Skipped) else _whole(each) for each in reader.read(path, context())]


def _whole(article: Article) -> Article | Skipped:
    try:
        return finished(article, context())
    except FileError as error:
        return Skipped("entry", error.reason)


def sample_of(reader: Format, path: Path) -> list[Article]:
    """The articles of a sample."""
    return [each for each in read_all(reader, path) if isinstance(each, Article)]


def reading_in(folder: Path, reader: Format) -> Reading:
    """A function that reads a feed from its text."""

    def read_it(data: str | bytes) -> Given:
        path = folder / "feed"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_all(reader, path)

    return read_it
