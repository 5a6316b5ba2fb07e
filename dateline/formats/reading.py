"""What a reader is given beside the bytes."""

from dataclasses import dataclass
from datetime import datetime

from dateline.formats.sidecar import Sidecar


@dataclass(frozen=True)
class ReadContext:
    """Facts of the file and limits for its reader.

    ``name`` is printable; ``source`` is the first folder level; ``received`` and ``file_time`` are aware; ``time_zone``
    is an IANA name for times printed without one.
    """

    name: str
    source: str | None
    received: datetime
    file_time: datetime | None
    time_zone: str
    max_article_chars: int
    max_file_bytes: int
    sidecar: Sidecar | None = None
