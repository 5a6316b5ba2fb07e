"""What a reader is given in the tests."""

from datetime import UTC, datetime
from typing import Any

from dateline.formats.reading.context import ReadContext

RECEIVED = datetime(2026, 11, 24, 12, tzinfo=UTC)


def context(**changes: Any) -> ReadContext:
    """The context of a small file that was dropped without a source and a sidecar."""
    usual: dict[str, Any] = {
        "name": "story",
        "source": None,
        "received": RECEIVED,
        "file_time": None,
        "time_zone": "UTC",
        "max_article_chars": 2_000_000,
        "max_file_bytes": 512_000_000,
    }
    return ReadContext(**{**usual, **changes})
