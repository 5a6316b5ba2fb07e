"""Readers that end their process or never end, and a step: files like those that meet a fault in a C library."""

import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.article import Article
from dateline.enrich import Step
from dateline.formats import known
from dateline.formats.reading.context import ReadContext, Skipped

MARK = b"DEADLY"
ENDLESS = b"ENDLESS"
GREEDY = b"GREEDY"
TEDIOUS = "This story is tedious."


class _Marked:
    """Knows its files by the mark that they begin with."""

    mark: bytes
    several = False

    def sniff(self, head: bytes, *_: object) -> bool:
        return head.startswith(self.mark)


class Deadly(_Marked):
    """Does not live to tell what it has read."""

    name = NAME = "deadly"
    media_type = "application/x-deadly"
    mark = MARK

    def read(self, path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield from known.read(path, context)


class Endless(_Marked):
    """Never comes to an end."""

    name = NAME = "endless"
    media_type = "application/x-endless"
    mark = ENDLESS

    def read(self, path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
        while True:
            time.monotonic()
        yield from known.read(path, context)


class Greedy(_Marked):
    """Takes all the memory that there is."""

    name = NAME = "greedy"
    media_type = "application/x-greedy"
    mark = GREEDY

    def read(self, path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
        hoard = [bytearray(1 << 20)]
        while len(hoard) < 100_000:
            hoard.append(bytearray(1 << 24))
        yield from known.read(path, context)


def _brood(articles: Sequence[Article]) -> None:
    """Set the genre, and never come to an end over an article with the mark."""
    for article in articles:
        article.genre = "story"
        while TEDIOUS in article.body:
            time.monotonic()


BROODING = Step("brooding", 1, ("body",), ("genre",), "All the time that there is.", _brood)
