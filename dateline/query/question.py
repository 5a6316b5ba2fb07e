"""What a query means, without the signs that say where its words must stand."""

import re
from dataclasses import dataclass

from dateline.query.errors import InvalidRequestError

_EXCLUDED = re.compile(r'(?:^|(?<=[\s(]))-("[^"]*"|[^\s"()|]+)')
_SIGNS = re.compile(r'~\d*|[+|*()"“”„«»]')


@dataclass(frozen=True)
class Question:
    """A query for its meaning. ``text``: what is asked for, in plain words; ``excluded``: words after a minus."""

    text: str
    excluded: tuple[str, ...]

    @classmethod
    def of(cls, query: str) -> "Question":
        """The question of a query in the language of ``q``. Raises InvalidRequestError when it only excludes."""
        excluded = tuple(_EXCLUDED.findall(query))
        text = " ".join(_SIGNS.sub(" ", _EXCLUDED.sub(" ", query)).split())
        if not text:
            raise InvalidRequestError("q", "Nothing is asked for.", "Name what to find, not only what to leave out.")
        return cls(text, excluded)
