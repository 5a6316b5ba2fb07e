"""JSON Lines: an object a line, each read by itself, so that a broken one costs no other."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from dateline.article import Article, FileRef
from dateline.errors import UnreadableError
from dateline.formats.datasets.json_pieces import largest_object, opened, utf8_head
from dateline.formats.datasets.json_values import loads
from dateline.formats.datasets.records import articles_of
from dateline.formats.reading.context import ReadContext, Skipped

name = "JSON Lines"
media_type = "application/jsonl"
_CHUNK = 1 << 18  # bytes
_NAMES = (".jsonl", ".ndjson", ".jsonlines", ".ldjson")
_TWO_LINES = re.compile(rb'\s*+\x1e?\{\s?"[^\n]*\}[ \t\r]*\n\s*+\x1e?\{\s?"')


def sniff(head: bytes, name: str) -> bool:
    """Whether two lines are objects. Where the first is longer than the head, the name decides."""
    text = utf8_head(head)
    if not text or not text.lstrip(b"\x1e \t\r\n").startswith(b"{"):
        return False
    return bool(_TWO_LINES.match(text)) or name.lower().endswith(_NAMES)


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The article of each line; lines that are broken, too long or no article are skipped with their number."""
    largest = largest_object(context)
    with opened(path) as (file, encoding):
        for number, line in enumerate(_lines(file, largest), 1):
            where = f"line {number}"
            if line is None:
                yield Skipped(where, f"it is too long for an article: more than {largest:,} bytes")
                continue
            if not (text := line.strip(b"\x1e \t\r\n")):
                continue
            try:
                value = loads(text)
            except UnreadableError as error:
                yield Skipped(where, error.reason)
                continue
            for given in articles_of(value, where, context):
                if isinstance(given, Article):
                    given.file = FileRef(encoding=encoding)
                yield given


def _lines(file: IO[bytes], largest: int) -> Iterator[bytes | None]:
    """The lines of the file, None for one with more than so many bytes."""
    while line := file.readline(largest + 1):
        if len(line) <= largest or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None
