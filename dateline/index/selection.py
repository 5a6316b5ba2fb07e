"""Which articles: a query as a person types it on a command line."""

import shlex
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from dateline.index.errors import InvalidRequestError
from dateline.index.query import build
from dateline.index.request import SearchRequest
from dateline.settings import Settings

_DATES = ("from_date", "to_date")
_NAMES = ("language", "source", "person", "organisation", "place")


def selection(where: str, settings: Settings) -> dict[str, Any]:
    """The query for words and ``name=value`` filters, as the API has them: ``steel mill language=en source=Dawn``.

    Embargoed articles and those taken back are among them: who selects is not who reads. Raises InvalidRequestError.
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
        elif name in (*_DATES, *_NAMES):
            filters.setdefault(name, []).append(value)
        else:
            raise InvalidRequestError("where", f"There is no filter {name}.", f"Use {', '.join((*_DATES, *_NAMES))}.")
    given: dict[str, Any] = {name: values[-1] if name in _DATES else tuple(values) for name, values in filters.items()}
    request = SearchRequest(q=" ".join(words) or None, **given)
    request.check()
    query = build(request, datetime.now(UTC), ZoneInfo(settings.time_zone))
    return {"bool": {**query["bool"], "must_not": query["bool"]["must_not"][2:]}}
