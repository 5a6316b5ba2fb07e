"""Names as they are compared."""

import unicodedata


def fold(name: str) -> str:
    """The name without accents and case, with straight apostrophes and single spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
