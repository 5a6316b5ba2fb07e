"""What can be asked of the index."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Literal

from dateline.index.errors import InvalidRequestError, TooDeepError

Order = Literal["relevance", "newest", "oldest"]
_LARGEST_PAGE = 200
_DEEPEST = 10_000  # Elasticsearch's index.max_result_window: beyond it, it would hold all pages before in memory
_LONGEST_QUERY = 1_000  # characters; twice as long, of one-letter prefixes, keeps a core busy for a second
_FILTERS = ("language", "source", "person", "organisation", "place")


@dataclass(frozen=True)
class SearchRequest:
    """One search. Filters: several values of one are OR, a value that begins with ``-`` is NOT, different ones AND.

    - ``q``: words (all must be found), "phrases", +must, -not, a|b, begin*, and ( );
    - ``from_date``, ``to_date``: both inclusive; ISO date or time, month, year, or a step back such as ``-7d``.
      They mean ``published``, or ``received`` where that is not known;
    - ``language``: BCP 47; ``en`` finds ``en-GB``. ``source``: name, domain or uri;
    - ``person``, ``organisation``, ``place``: the name or any mention, or successive words of it;
    - ``order_by``: None is relevance where there is a ``q``, else newest;
    - ``page``: from 1, for the first 10,000 hits; or ``cursor``, from the page before, for all of them. With neither,
      it is the first page of a search that can be followed by cursor.
    """

    q: str | None = None
    from_date: str | None = None
    to_date: str | None = None
    language: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    order_by: Order | None = None
    page_size: int = 20
    page: int | None = None
    cursor: str | None = None
    highlight: bool = True

    @property
    def words(self) -> str:
        """The query without surrounding blanks; empty when everything is asked for."""
        words = (self.q or "").strip()
        return "" if words == "*" else words

    @property
    def order(self) -> Order:
        """The order in force."""
        if self.order_by in (None, "relevance"):
            return "relevance" if self.words else "newest"
        assert self.order_by
        return self.order_by

    @property
    def fingerprint(self) -> str:
        """The same for all pages of one search: what is asked for, without how much of it is shown."""
        shown = ("page_size", "page", "cursor", "highlight")
        asked = {name: value for name, value in asdict(self).items() if name not in shown}
        return hashlib.sha256(json.dumps({**asked, "order_by": self.order}, sort_keys=True).encode()).hexdigest()[:16]

    def check(self) -> None:
        """Raise InvalidRequestError, which names the parameter, where a value means nothing."""
        if len(self.words) > _LONGEST_QUERY:
            raise InvalidRequestError("q", f"The query is longer than {_LONGEST_QUERY:,} characters.", "Shorten it.")
        if not 1 <= self.page_size <= _LARGEST_PAGE:
            raise InvalidRequestError("page_size", f"A page has 1 to {_LARGEST_PAGE} articles, not {self.page_size}.")
        if self.order_by not in (None, "relevance", "newest", "oldest"):
            raise InvalidRequestError("order_by", f"{self.order_by!r} is no order.", "Use relevance, newest or oldest.")
        for name in _FILTERS:
            if any(not value.removeprefix("-").strip() for value in getattr(self, name)):
                raise InvalidRequestError(name, "The value is empty.", f"Leave {name} out to search without it.")
        self._check_page()

    def _check_page(self) -> None:
        if self.page is None:
            return
        if self.cursor is not None:
            raise InvalidRequestError("page", "Page and cursor exclude each other.", "Leave one of them out.")
        if self.page < 1:
            raise InvalidRequestError("page", "Pages are counted from 1.")
        if self.page * self.page_size > _DEEPEST:
            raise TooDeepError(
                f"By page number only the first {_DEEPEST:,} results can be reached.",
                "Leave page out and follow the cursor of each answer to the next: it reaches them all.",
            )
