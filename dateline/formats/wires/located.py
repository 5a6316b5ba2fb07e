"""The dateline of a story whose header names the place too: what is printed wins, the header fills in."""

import re
from datetime import date as Date  # noqa: N812  as in the model

from dateline.article import Article, Dateline, Provenance
from dateline.gazetteer import is_place
from dateline.newsprint.datelines import plain, read_dateline

_ENDS = " -–—:,."
_BARE = re.compile(r"[^\d()\[\]/:;]{2,80}")
# A dateline is told from what follows it; a header has nothing behind it.
_STORY = "The story that belongs to it follows here, with a full stop."


def set_dateline(article: Article, told: str | None, located: str | None = None, date: Date | None = None) -> None:
    """Set the dateline from what the header tells, and take the printed one off the head of the body.

    ``told`` is the header's dateline or place as written, ``located`` and ``date`` what it says of them beside that.
    Without ``told`` nothing is done. The body must be set, and ``published`` where it is known.
    """
    if not told or not told.strip(_ENDS):
        return
    near = article.published.date() if article.published else None
    header = _understood(told.strip(), near)
    header = header.model_copy(update={"located": located or header.located, "date": date or header.date})
    printed = _taken_off(article, header, near)
    article.dateline = printed or header
    article.provenance["dateline"] = Provenance(origin="dateline" if printed else "header")


def _taken_off(article: Article, header: Dateline, near: Date | None) -> Dateline | None:
    """The dateline that the body opens with, filled in from the header; it is no longer in the body then.

    An agency may stand before it, as one of its own: ``(ANSA) - Rome, October 11 -``.
    """
    lead, gap, rest = article.body.partition("\n\n")
    opening = read_dateline(lead, is_place, near)
    if opening is None or opening.length >= len(lead) or not _agrees(opening.dateline, header):
        return None
    found, length = opening.dateline, opening.length
    if found.located is None and (second := read_dateline(lead[length:], is_place, near)):
        length += second.length
        found = second.dateline.model_copy(
            update={"text": lead[:length].rstrip(_ENDS), "source": second.dateline.source or found.source}
        )
    article.body = lead[length:] + gap + rest
    return Dateline(
        text=found.text,
        located=found.located or header.located,
        date=found.date or header.date,
        source=found.source or header.source,
    )


def _agrees(printed: Dateline, header: Dateline) -> bool:
    """Whether it is a dateline though the header may name another place, and not just a word before a colon."""
    town, told = printed.located or "", header.located or ""
    same = town.split(",")[0].casefold() == told.split(",")[0].casefold()
    return bool(printed.date or printed.source) or same or is_place(town.split(",")[0])


def _understood(told: str, near: Date | None) -> Dateline:
    """A dateline that stands alone: NEW YORK, Berlin, Oct 3 (AFP)."""
    text = told.rstrip(_ENDS) or told
    opening = read_dateline(f"{text} — {_STORY}", is_place, near)
    if opening:
        return opening.dateline.model_copy(update={"text": text})
    return Dateline(text=text, located=plain(text) if _BARE.fullmatch(text) else None)
