"""What somebody may have meant."""

from collections.abc import Sequence
from difflib import get_close_matches

_LIKE = 0.5  # share of letters in common: a letter too many, two that changed places


def closest(given: str, known: Sequence[str]) -> str | None:
    """The known name that is most like the given one; None where none is like it."""
    return next(iter(get_close_matches(given.lower(), known, 1, _LIKE)), None)


def nearest(given: str, known: Sequence[str]) -> str:
    """Advice: the known name that is most like the given one, or all of them where none is."""
    close = closest(given, known)
    return f"Did you mean {close}?" if close else f"There are: {', '.join(known)}."
