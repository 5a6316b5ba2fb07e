"""What the French model takes into a name that is no part of it: "Mme von der Leyen", "l'ONU", "ville de Lyon"."""

import re

_BEFORE_NAME = re.compile(
    r"(?:(?:MM?\.|Mmes?|Mlles?|Me|Dr)\s+|[ld]['’]|(?:[Ll]a\s+)?(?:ville|commune)\s+(?:de\s+|du\s+|d['’]))"
)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without courtesy title, elided article or "ville de"; never empty where it was not."""
    before = _BEFORE_NAME.match(text, start, end)
    return (before.end() if before and before.end() < end else start), end
