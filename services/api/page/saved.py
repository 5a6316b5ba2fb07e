"""A search as it is saved in an alert, and back: from the parameters of an address to a selection."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dateline.query.errors import InvalidRequestError
from dateline.query.selection import Selection
from services.api.page.asked import Asked
from services.api.page.narrowing import Chip, chips
from services.api.problems import ProblemError

_NOT_KEPT: Final = ("order_by", "page", "page_size")
_DAY: Final = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True)
class Slip:
    """What was given cannot be meant: which field or parameter, why, and what to do."""

    parameter: str
    reason: str
    advice: str

    @classmethod
    def of(cls, error: InvalidRequestError | ProblemError) -> "Slip":
        if isinstance(error, ProblemError):
            return cls(error.members.get("parameter") or "", error.detail, error.advice)
        return cls(error.parameter, error.reason, error.advice)


@dataclass(frozen=True)
class Words:
    """A search in words. ``words`` is its query, empty where it asks for no words."""

    words: str
    chips: list[Chip]


def asked_for(pairs: Iterable[tuple[str, str]]) -> Asked:
    """What the parameters ask for, without what only says how a page of results is shown."""
    return Asked.of(pair for pair in pairs if pair[0] not in _NOT_KEPT)


def selection_of(asked: Asked) -> Selection:
    """The selection that an alert keeps.

    Raises InvalidRequestError and ProblemError, which name the parameter; also for a search that can be no alert.
    """
    request = asked.request()
    if request.mode != "lexical":
        raise InvalidRequestError(
            "mode",
            "A search by meaning cannot be an alert: what is nearest is known among all articles only, and a new one "
            "comes alone.",
            "Have the alert look for the words, or widen them: steel | iron finds either.",
        )
    return Selection(**{name: getattr(request, name) for name in Selection.model_fields})


def asked_of(selection: Selection) -> Asked:
    """The search of a selection, as its address has it."""
    fields = selection.model_dump(mode="json", exclude_defaults=True)
    return Asked.of(
        (name, str(each))
        for name, value in fields.items()
        for each in (value if isinstance(value, list | tuple) else [value])
    )


def in_words(asked: Asked) -> Words:
    """What it looks for, as people say it."""
    return Words(asked.one("q"), chips(asked))


def ends(selection: Selection, today: datetime) -> str | None:
    """The day after which no new article fits it, where that is behind us already."""
    last = selection.to_date or ""
    return last if _DAY.fullmatch(last) and last < today.date().isoformat()[: len(last)] else None
