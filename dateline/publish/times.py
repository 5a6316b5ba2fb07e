"""Times of records as the formats write them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from dateline.publish.values import Record

UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""Where a format must have a time and a record has none, as it happens when its fields were chosen so."""

_LENGTHS = {"day": len("2025-02-09"), "month": len("2025-02")}


def moment(value: Any) -> datetime | None:
    """The time that a record has as text in ISO 8601; None for any other value. Without a zone it is UTC."""
    try:
        time = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def instant(value: Any) -> str | None:
    """The time as RFC 3339 has it, UTC: 2025-02-09T10:30:00Z; fractions of a second only where there are some."""
    time = moment(value)
    return time.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z" if time else None


def published(record: Record) -> str | None:
    """When it was published, as precisely as is known (W3C-DTF): a time, a day or a month."""
    text = instant(record.get("published"))
    return text and text[: _LENGTHS.get(str(record.get("published_precision")))]


def is_exact(record: Record) -> bool:
    """Whether more than the day or the month of its publication is known."""
    return record.get("published_precision") not in _LENGTHS


def changed(record: Record) -> datetime | None:
    """When it was last changed, as far as is known: else when it came out, arrived or was indexed."""
    return next((time for name in CHANGED if (time := moment(record.get(name)))), None)


CHANGED = ("updated", "published", "received", "indexed")
"""What ``changed`` looks at."""


def newest(records: Iterable[Record]) -> datetime | None:
    """When the latest of them was changed."""
    return max(filter(None, map(changed, records)), default=None)
