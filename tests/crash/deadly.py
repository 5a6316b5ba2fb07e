"""A reader that ends its process: its files are like those that meet a fault in a C library."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from dateline import formats
from dateline.article import Article
from dateline.formats import ReadContext

MARK = b"DEADLY"


class Deadly:
    """Reads files that begin with the mark, and does not live to tell."""

    name = NAME = "deadly"
    media_type = "application/x-deadly"

    def sniff(self, head: bytes, *_: object) -> bool:
        return head.startswith(MARK)

    def read(self, path: Path, context: ReadContext) -> Iterator[Article]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield from formats.read(path, context)
