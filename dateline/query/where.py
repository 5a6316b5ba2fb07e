"""Which articles: a selection as a person types it on a command line."""

import shlex
from datetime import UTC, datetime
from typing import Any

from dateline.nearest import nearest
from dateline.query.clauses import matching
from dateline.query.errors import InvalidRequestError
from dateline.query.fields import Clause
from dateline.query.selection import Selection
from dateline.settings import Settings

_FILTERS = [name for name in Selection.model_fields if name not in {"q", "duplicates"}]
_SEVERAL = {name for name in _FILTERS if isinstance(Selection.model_fields[name].default, tuple)}


def where_clause(where: str, settings: Settings) -> Clause:
    """The query for words and ``name=value`` filters, as the API has them: ``steel mill language=en source=Dawn``.

    Embargoed articles and those taken back are among them, and all copies: who selects is not who reads. Raises
    InvalidRequestError.
    """
    try:
        pieces = shlex.split(where)
    except ValueError as error:
        raise InvalidRequestError("where", f"A quotation mark is open: {where}", "Close it.") from error
    words: list[str] = []
    filters: dict[str, list[str]] = {}
    for piece in pieces:
        name, is_filter, value = piece.partition("=")
        if not is_filter or not name.isidentifier():
            words.append(f'"{piece}"' if " " in piece else piece)
        elif name in _FILTERS:
            filters.setdefault(name, []).append(value)
        else:
            raise InvalidRequestError("where", f"There is no filter {name}.", nearest(name, _FILTERS))
    given: dict[str, Any] = {
        name: tuple(values) if name in _SEVERAL else values[-1] for name, values in filters.items()
    }
    return matching(Selection(q=" ".join(words) or None, **given), datetime.now(UTC), settings)
