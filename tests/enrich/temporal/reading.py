"""Texts written on one Tuesday, and what is found in them."""

from datetime import UTC, date, datetime

from dateline.enrich.temporal.finding import expressions
from dateline.enrich.temporal.found import Anchor

TUESDAY = Anchor(date(2024, 3, 12), datetime(2024, 3, 12, 15, 20, tzinfo=UTC))


def values(text: str, anchor: Anchor | None = TUESDAY) -> dict[str, str | None]:
    """The value of each expression, by its text."""
    return {text[each.start : each.end]: each.value for each in expressions(text, anchor)}


def undated(text: str) -> dict[str, str | None]:
    """The same where nobody knows when the text was written."""
    return values(text, None)
