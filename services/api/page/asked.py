"""A search as its address has it: what is asked for, what a link beside it adds, and what one takes off."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Self

from pydantic import ValidationError

from dateline.query.errors import InvalidRequestError
from dateline.query.request import SearchRequest
from dateline.query.selection import Selection
from services.api.page.addresses import address
from services.api.parameters import refuse_unknown

Pairs = tuple[tuple[str, str], ...]

NAMES: Final = (
    "source",
    "section",
    "person",
    "organisation",
    "place",
    "subject",
    "language",
    "agency",
    "country",
    "author",
    "genre",
    "keyword",
    "story",
)
"""What takes values, of which several may be asked for and any may be ruled out."""

# The page chooses these itself, and has no snapshot to give up: a link to it must lead there tomorrow, too.
_NOT_ASKED = frozenset({"cursor", "facets", "facet_size", "fields", "highlight"})
_OF_WORDS = frozenset({"mode", "query_fields"})
"""What means nothing without a q: whoever empties the box does not see them any more."""

_OF_PAGES = frozenset({"order_by", "page", "page_size", "mode"})
"""How the articles are found and shown here; other ways of reading them have their own."""


@dataclass(frozen=True)
class Asked:
    """The parameters in their order, each as often as it was given."""

    pairs: Pairs

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """Without what says nothing: empty fields of a form, the same value twice, what has no meaning here."""
        given = [(name, value.strip()) for name, value in pairs]
        worded = any(name == "q" and value for name, value in given)
        kept = [
            (name, value)
            for name, value in given
            if value and name not in _NOT_ASKED and (worded or name not in _OF_WORDS) and (name, value) != ("page", "1")
        ]
        return cls(tuple(dict.fromkeys(kept)))

    @property
    def url(self) -> str:
        return address("/search", self.pairs)

    @property
    def worded(self) -> bool:
        return bool(self.one("q"))

    def values(self, name: str) -> list[str]:
        return [value for given, value in self.pairs if given == name]

    def one(self, name: str, default: str = "") -> str:
        return next(reversed(self.values(name)), default)

    def has(self, name: str, value: str) -> bool:
        return (name, value) in self.pairs

    def also(self, name: str, value: str) -> "Asked":
        """With this value, too; from its first page on. What was ruled out before is asked for then, or vice versa."""
        opposite = value[1:] if value.startswith("-") else f"-{value}"
        return Asked.of([*self.without(name, opposite).pairs, (name, value)])

    def instead(self, **values: str | None) -> "Asked":
        """With these values in place of those that were there, or without any; from its first page on."""
        kept = [(name, value) for name, value in self.pairs if name not in values and name != "page"]
        return Asked.of([*kept, *((name, value) for name, value in values.items() if value)])

    def without(self, name: str, value: str | None = None) -> "Asked":
        """Without this value, or without any of this name; from its first page on."""
        return Asked.of(
            pair for pair in self.pairs if pair[0] != "page" and not (pair[0] == name and value in (None, pair[1]))
        )

    def only(self, *names: str) -> "Asked":
        return Asked.of(pair for pair in self.pairs if pair[0] in names)

    def on_page(self, number: int) -> "Asked":
        return Asked.of([*((name, value) for name, value in self.pairs if name != "page"), ("page", str(number))])

    def at(self, path: str, **more: str) -> str:
        """The address of the same articles elsewhere: in a feed, an export, an alert."""
        chosen = [pair for pair in self.pairs if pair[0] not in _OF_PAGES]
        return address(path, [*chosen, *more.items()])

    def request(self) -> SearchRequest:
        """What it asks the index for. Raises InvalidRequestError and ProblemError, which name the parameter."""
        refuse_unknown(dict(self.pairs), list(SearchRequest.model_fields))
        try:
            return SearchRequest(**{name: self._value(name) for name, _ in self.pairs})
        except ValidationError as error:
            first = error.errors()[0]
            raise InvalidRequestError(str(first["loc"][0]), f"{first['msg']}.", "") from error

    def selected(self) -> dict[str, Any]:
        """The fields of a ``Selection`` of the same articles. Raises as ``request`` does."""
        request = self.request()
        return {name: getattr(request, name) for name in Selection.model_fields}

    def _value(self, name: str) -> Any:
        values = self.values(name)
        several = isinstance(SearchRequest.model_fields[name].default, tuple)
        return values if several else values[-1]


FILTERS: Final = tuple(name for name in Selection.model_fields if name not in ("q", "use_date", "duplicates"))
"""The parameters that each narrow a search."""
