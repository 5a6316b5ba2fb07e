"""What a stage leaves for the next: a line an article, or a line saying what gave none, and why."""

import json
from dataclasses import asdict, dataclass
from typing import Self

from dateline.article import Article
from dateline.errors import FileError


@dataclass(frozen=True)
class Failure:
    """Why a file did not become an article: the stage, the reason in words, and what a person can do."""

    stage: str
    reason: str
    advice: str = ""

    @classmethod
    def of(cls, stage: str, error: FileError) -> Self:
        return cls(stage, error.reason, error.advice)


@dataclass(frozen=True)
class Line:
    """What a stage has to say of the file with this number: one of its articles, its failure, or a note on a part.

    ``is_fault``: the part should have been an article.
    """

    file: int
    article: Article | None = None
    failure: Failure | None = None
    note: str | None = None
    is_fault: bool = False

    def encoded(self) -> bytes:
        """The line in JSON, with its end."""
        if self.article is not None:
            return b'{"file":%d,"article":%s}\n' % (self.file, self.article.model_dump_json().encode())
        failure = asdict(self.failure) if self.failure else None
        told = {"failure": failure} if failure else {"note": self.note, "is_fault": self.is_fault}
        return json.dumps({"file": self.file, **told}).encode() + b"\n"

    @classmethod
    def decoded(cls, raw: bytes) -> Self:
        """The line that was encoded so."""
        record = json.loads(raw)
        if "article" in record:
            return cls(record["file"], article=Article.model_validate(record["article"]))
        if "failure" in record:
            return cls(record["file"], failure=Failure(**record["failure"]))
        return cls(**record)
