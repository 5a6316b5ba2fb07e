"""Reading a file with one format alone, finished as every article is."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies

from dateline.article import Article
from dateline.errors import FileError
from dateline.formats.known import Format
from dateline.formats.reading.context import Skipped
from dateline.formats.reading.finish import finished
from tests.formats.contexts import context

SAMPLES = Path(__file__).parent / "samples"


def everything(reader: Format, path: Path, **changes: Any) -> list[Article | Skipped]:
    """All that the file gives."""
    facts = context(name=path.name, **changes)
    return [each if isinstance(each, Skipped) else finished(each, facts) for each in reader.read(path, facts)]


def articles(reader: Format, path: Path, **changes: Any) -> list[Article]:
    return [each for each in everything(reader, path, **changes) if isinstance(each, Article)]


def only(reader: Format, path: Path, **changes: Any) -> Article:
    (article,) = articles(reader, path, **changes)
    return article


def survives(reader: Format, path: Path) -> None:
    """Whatever the file holds, it gives articles, or an error in words."""
    reader.sniff(path.read_bytes()[:64_000], path.name)
    reason = "read"
    try:
        everything(reader, path)
    except FileError as error:
        reason = error.reason
    assert reason


def refused(reader: Format, folder: Path, data: bytes, error: type[FileError], words: str, **changes: Any) -> None:
    """The file fails with this error in these words, and with advice."""
    path = folder / "refused"
    path.write_bytes(data)
    with pytest.raises(error, match=words) as raised:
        everything(reader, path, **changes)
    assert raised.value.advice


@strategies.composite
def damaged(draw: strategies.DrawFn, data: bytes) -> bytes:
    """The data with bytes changed, taken out, put in twice, and cut off."""
    found = bytearray(data)
    for _ in range(draw(strategies.integers(0, 6))):
        at = draw(strategies.integers(0, max(0, len(found) - 1)))
        piece = draw(strategies.binary(min_size=0, max_size=4) | strategies.just(bytes(found[at : at + 80])))
        found[at : at + draw(strategies.integers(0, 5))] = piece
    return bytes(found[: draw(strategies.integers(0, len(found)) | strategies.just(len(found)))])
