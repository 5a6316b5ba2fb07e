"""The matches of an alert, page by page, and sending one again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dateline.alerts.matchstore import Match, MatchStore, Status
from dateline.alerts.told import told
from dateline.query.errors import InvalidCursorError
from dateline.query.reader import IndexReader


@dataclass(frozen=True)
class Deliveries:
    """A page of matches. ``total``: on all pages; ``next_cursor`` is None on the last."""

    total: int
    next_cursor: str | None
    items: Sequence[Match]


@dataclass(frozen=True)
class Found:
    """A page of matches with their articles, as they are now."""

    total: int
    next_cursor: str | None
    items: Sequence[tuple[Match, dict[str, Any]]]


async def matches(index: IndexReader, alert: str, page_size: int, cursor: str | None, now: datetime) -> Found:
    """The newest matches of an alert; those whose articles may not be read now are left out, but counted.

    Raises InvalidCursorError, UnavailableError.
    """
    page = await deliveries(index, alert, (), page_size, cursor)
    articles = await told(index, (match.article for match in page.items), now)
    items = [(match, articles[match.article]) for match in page.items if match.article in articles]
    return Found(page.total, page.next_cursor, items)


async def deliveries(
    index: IndexReader, alert: str, statuses: Sequence[Status], page_size: int, cursor: str | None
) -> Deliveries:
    """The newest matches of an alert, of these states or of all. Raises InvalidCursorError, UnavailableError."""
    total, items = await MatchStore(index).of_alert(alert, statuses, page_size, _read(cursor) if cursor else None)
    return Deliveries(total, _write(items[-1]) if len(items) == page_size else None, items)


async def retry(index: IndexReader, alert: str, match_id: str, now: datetime) -> Match | None:
    """Have a match sent again; None when the alert has none of this id. Raises UnavailableError."""
    store = MatchStore(index)
    match = await store.get(match_id)
    if match is None or match.alert != alert:
        return None
    again = replace(match, status="waiting", due=now, ended=None)
    # Where somebody else has changed it meanwhile, it is being sent.
    return next(iter(await store.update([again])), match)


def _write(match: Match) -> str:
    return f"{int(match.matched.timestamp() * 1000)}.{match.article}"


def _read(cursor: str) -> list[Any]:
    at, _, article = cursor.partition(".")
    if not (at.isascii() and at.isdigit() and len(at) < 15 and article):
        raise InvalidCursorError("The cursor is not one that this API gave out.", "Use it exactly as it stands.")
    return [int(at), article]
