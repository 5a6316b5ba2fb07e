"""What placing asks of the place where members are kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from dateline.errors import DatelineError
from dateline.grouping.member import Member


class ContestedError(DatelineError):
    """Others changed the same members again and again; placing them may simply be repeated."""


class Store(Protocol):
    """Members, and the stories that were merged. All but ``alike`` and ``akin`` tell of this moment."""

    def get(self, ids: Collection[str]) -> dict[str, Member]:
        """The members with these ids, those that there are."""

    def put(self, members: Sequence[Member], *, found: bool) -> dict[str, Member]:
        """Write each unless another did since it was read (since ``revision``; None: unless it is there).

        With ``found``, whoever asks for ``alike`` or ``akin`` from now on finds them. Those written, as they are kept.
        """

    def alike(self, members: Sequence[Member]) -> list[list[Member]]:
        """For each, some members that share phrases with it (``copies.keys``), those that share most."""

    def akin(self, members: Sequence[Member]) -> list[list[Member]]:
        """For each, some originals that share terms with it and came out within ``stories.WINDOW``, the nearest."""

    def copies(self, originals: Collection[str]) -> list[Member]:
        """The members that are copies of these, up to a bound."""

    def merged(self, stories: Collection[str]) -> Mapping[str, str]:
        """Of these stories those that were merged, each with the story that it went into then."""

    def merge(self, story: str, into: str) -> str:
        """Write down that a story went into another, unless it went into one before; where it went, in any case."""


def resolved(store: Store, stories: Iterable[str]) -> dict[str, str]:
    """Each story with what it is part of today: itself where it was never merged."""
    today = {story: story for story in stories}
    while went := store.merged(set(today.values())):
        today = {story: went.get(now, now) for story, now in today.items()}
    return today


def merge(store: Store, one: str, other: str) -> None:
    """Make two stories one, for everybody; the one with the smaller id, the older, stays.

    A story only ever goes into one with a smaller id, so no ring can come about, whoever does it at the same time.
    """
    while one != other:
        smaller, larger = sorted((one, other))
        one, other = smaller, store.merge(larger, smaller)
