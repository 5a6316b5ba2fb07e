"""All that a page of search results shows, asked for at the same time."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.index.errors import UnavailableError
from dateline.query.facets import Counts
from dateline.query.hidden import HiddenCopies, hidden_copies
from dateline.query.loosened import any_word, misspelt
from dateline.query.page import SearchPage
from dateline.query.reader import IndexReader
from dateline.query.request import DEEPEST, SearchRequest
from dateline.query.search import search
from dateline.query.selection import Selection
from dateline.query.timeline import Timeline, TimelineRequest, timeline
from services.api.page.asked import Asked
from services.api.page.narrowing import TITLES, Chip, chips

_SHOWN: Final = (
    "headline",
    "abstract",
    "summary",
    "published",
    "published_precision",
    "received",
    "source",
    "dateline",
    "section",
    "language",
    "duplicate_of",
)
_FACET_SIZE: Final = 12
_TRIED: Final = 6
"""Filters that are tried without, one by one, where nothing is found."""


@dataclass(frozen=True)
class Way:
    """A search that finds something where another finds nothing: without a chip, or with the words ``q`` instead."""

    asked: Asked
    taken_off: Chip | None = None
    q: str | None = None
    total: int = 0


@dataclass(frozen=True)
class Results:
    """What is shown of a search: page ``number`` of pages of ``size``.

    ``times``: None where there is only one, or the search is by meaning; ``ways``: where nothing was found;
    ``trouble``: why it was not searched by meaning, though that was asked for.
    """

    found: SearchPage
    number: int
    size: int
    counts: Counts
    copies: dict[str, HiddenCopies]
    times: Timeline | None
    ways: list[Way] = field(default_factory=list)
    trouble: UnavailableError | None = None

    @property
    def last(self) -> int:
        """The number of the last page that can be reached."""
        return min(-(-self.found.total // self.size), DEEPEST // self.size)

    @property
    def is_cut(self) -> bool:
        """Whether this is the last page that can be reached, but not the last there is."""
        return self.number == self.last and self.found.total > self.number * self.size


async def results_of(index: IndexReader, asked: Asked) -> Results:
    """Ask for all of it, and for what may help where nothing is found.

    Raises InvalidRequestError and ProblemError, which name the parameter; UnavailableError.
    """
    request = asked.request().sized(index.settings.page_size)
    wanted = request.model_copy(
        update={"page": request.page or 1, "fields": _SHOWN, "facets": tuple(TITLES), "facet_size": _FACET_SIZE}
    )
    selection = Selection(**asked.selected())
    found, times, counts = await asyncio.gather(
        _search(index, wanted), _times(index, wanted, selection), _counts_of_chosen(index, wanted)
    )
    if isinstance(found, UnavailableError):
        # Elasticsearch may be well, and only the meaning of the articles not known.
        return replace(await results_of(index, asked.without("mode")), trouble=found)
    copies = await hidden_copies(index, selection, found.items)
    ways = [] if found.total else await _ways(index, asked)
    number, size = wanted.page or 1, wanted.page_size or 1
    return Results(found, number, size, {**found.facets, **counts}, copies, times, ways)


async def _search(index: IndexReader, wanted: SearchRequest) -> SearchPage | UnavailableError:
    try:
        return await search(index, wanted)
    except UnavailableError as error:
        if wanted.mode == "lexical":
            raise
        return error


async def _times(index: IndexReader, wanted: SearchRequest, selection: Selection) -> Timeline | None:
    """The timeline of what is found by words; what is near in meaning has no end that could be counted."""
    if wanted.mode != "lexical":
        return None
    found = await timeline(index, TimelineRequest(**selection.model_dump()))
    return found if len(found.bars) > 1 else None


async def _counts_of_chosen(index: IndexReader, wanted: SearchRequest) -> Counts:
    """Of what is chosen the other values are counted without it: to choose one of them, too, is to find more."""
    chosen = [name for name in TITLES if any(not value.startswith("-") for value in getattr(wanted, name))]
    if wanted.mode != "lexical":
        return {}
    pages = await asyncio.gather(*(search(index, _without_chosen(wanted, name)) for name in chosen))
    return {name: found.facets[name] for name, found in zip(chosen, pages, strict=True)}


def _without_chosen(wanted: SearchRequest, name: str) -> SearchRequest:
    ruled_out = tuple(value for value in getattr(wanted, name) if value.startswith("-"))
    return _counted_only(wanted).model_copy(update={name: ruled_out, "facets": (name,)})


def _counted_only(request: SearchRequest) -> SearchRequest:
    least = {"page": 1, "page_size": 1, "fields": ("headline",), "highlight": False, "facets": ()}
    return request.model_copy(update=least)


async def _ways(index: IndexReader, asked: Asked) -> list[Way]:
    """Searches that find something: without one of the filters, or with other words."""
    words = [q for q in (misspelt(asked.one("q")), any_word(asked.one("q"))) if q]
    ways = [
        *(Way(chip.without, taken_off=chip) for chip in chips(asked)[:_TRIED]),
        *(Way(asked.instead(q=q), q=q) for q in words),
    ]
    pages = await asyncio.gather(*(_search(index, _counted_only(way.asked.request())) for way in ways))
    return [
        replace(way, total=found.total)
        for way, found in zip(ways, pages, strict=True)
        if isinstance(found, SearchPage) and found.total
    ]
