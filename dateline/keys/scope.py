"""What a key may do. Each scope includes those before it."""

from typing import Literal, get_args

Scope = Literal["read", "write", "admin"]
"""``read``: find and fetch. ``write``: also change what is there. ``admin``: also delete, once a path does so."""
SCOPES: tuple[Scope, ...] = get_args(Scope)


def includes(held: Scope, needed: Scope) -> bool:
    """Whether who has one scope may do what needs the other."""
    return SCOPES.index(held) >= SCOPES.index(needed)
