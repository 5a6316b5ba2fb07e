"""Queries that find more than one that has found nothing."""

import re

_PLAIN = re.compile(r"[^\W\d_]+", re.UNICODE)
_SHORTEST = 4
"""Letters: with one of three changed, nearly every word is found."""

_SIGNS = frozenset('"“”„«»+-|*()~')


def misspelt(query: str) -> str | None:
    """The query with a letter more or less in each plain word (``karachi~1``); None where no word is plain."""
    parts = query.split()
    if _is_written_with_signs(query):
        return None
    loosened = [f"{part}~1" if len(part) >= _SHORTEST and _PLAIN.fullmatch(part) else part for part in parts]
    return " ".join(loosened) if loosened != parts else None


def any_word(query: str) -> str | None:
    """The query for one of the words instead of all; None where there is only one, or they are combined already."""
    parts = query.split()
    return " | ".join(parts) if len(parts) > 1 and not _is_written_with_signs(query) else None


def _is_written_with_signs(query: str) -> bool:
    """Whether more than words stands in it: what somebody meant by that is not to be guessed at."""
    return any(sign in _SIGNS for sign in query)
