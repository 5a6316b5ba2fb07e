"""The name and the address in a field such as From (RFC 5322, section 3.4)."""

from email.utils import parseaddr

_LONGEST = 1_000  # characters that are looked at; the first address is all that is asked for
_MOST_COMMENTS = 20  # brackets; the parser calls itself for each that lies within another
_NO_BRACKETS = {ord("("): None, ord(")"): None}


def mailbox(field: str) -> tuple[str, str]:
    """Name and address of the first mailbox; each is empty where there is none."""
    field = field[:_LONGEST]
    return parseaddr(field.translate(_NO_BRACKETS) if field.count("(") > _MOST_COMMENTS else field)
