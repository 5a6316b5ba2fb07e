"""The file that one stage leaves for the next: a line an article, or a line saying what gave none, and why."""

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.article import Article
from dateline.errors import FileError
from dateline.spool.durable import write_durably


@dataclass(frozen=True)
class Failure:
    """Why a file did not become an article: the stage, the reason in words, and what a person can do."""

    stage: str
    reason: str
    advice: str = ""

    @classmethod
    def of(cls, stage: str, error: FileError) -> "Failure":
        return cls(stage, error.reason, error.advice)


@dataclass(frozen=True)
class Line:
    """What a stage has to say of the file with this number: one of its articles, its failure, or a note on a part."""

    file: int
    article: Article | None = None
    failure: Failure | None = None
    note: str | None = None


def write_lines(path: Path, lines: Iterable[Line]) -> None:
    """Write a stage file at once and for good. Raises TransientError for disk trouble."""
    write_durably(path, map(_encode, lines))


def read_lines(path: Path, skip: int = 0) -> Iterator[Line]:
    """The lines of a stage file but the first ``skip``. Raises FileNotFoundError when the stage has not run."""
    with path.open("rb") as file:
        for raw in itertools.islice(file, skip, None):
            yield _decode(raw)


def _encode(line: Line) -> bytes:
    if line.note is not None:
        return json.dumps({"file": line.file, "note": line.note}).encode() + b"\n"
    if line.article is None:
        assert line.failure is not None
        return json.dumps({"file": line.file, "failure": asdict(line.failure)}).encode() + b"\n"
    return b'{"file":%d,"article":%s}\n' % (line.file, line.article.model_dump_json().encode())


def _decode(raw: bytes) -> Line:
    record = json.loads(raw)
    if "note" in record:
        return Line(record["file"], note=record["note"])
    if "failure" in record:
        return Line(record["file"], failure=Failure(**record["failure"]))
    return Line(record["file"], article=Article.model_validate(record["article"]))
