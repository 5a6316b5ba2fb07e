"""The towns that a dateline names, as places of the article: "NEW DELHI/PARIS, Feb 9 (Reuters)" gives two."""

import re
from collections.abc import Sequence

from dateline.article import Article, Dateline, Place
from dateline.enrich.gazetteer import gazetteer
from dateline.enrich.step import Step

# Blanks are looked at from the first of a run only: from each of them, a long run would take time with its square.
_END_OF_PLACE = re.compile(r"(?:(?<!\s)\s+)?(?:\(|--|[—–:]|\s-\s|,\s*(?:\w+\.?\s+\d|\d)).*", re.DOTALL)
_BETWEEN_TOWNS = re.compile(r"(?:(?<!\s)\s+)?(?:/|&|\band\b|;)\s*", re.IGNORECASE)
_SMALL_WORDS = frozenset("of de la le del da do dos upon am an der den on the in au sur al el".split())


def towns_of(dateline: Dateline) -> list[tuple[str, str | None]]:
    """The towns of a dateline in plain writing, each with what narrows it down: ("London", "Ontario")."""
    printed = _END_OF_PLACE.sub("", dateline.text)
    whole = dateline.located if dateline.located and not _BETWEEN_TOWNS.search(printed) else printed
    known = gazetteer().towns(whole) or gazetteer().country(whole)  # Bosnia and Herzegovina is one
    parts = [whole] if known else _BETWEEN_TOWNS.split(whole)
    towns = []
    for part in parts:
        town, _, behind = part.partition(",")
        name = in_plain_writing(town.strip(" .,-"))
        if name and not any(map(str.isdigit, name)):  # a dateline of a date alone has no place
            towns.append((name, behind.strip() or _behind(name, printed)))
    return towns


def in_plain_writing(name: str) -> str:
    """A name printed in capitals as in running text: "STRATFORD-UPON-AVON" is Stratford-upon-Avon."""
    if not name.isupper() or "." in name:
        return name
    words = re.split(r"([ -])", name.lower())
    return "".join(
        word if word in _SMALL_WORDS and at else word[:1].upper() + word[1:] for at, word in enumerate(words)
    )


def _behind(town: str, printed: str) -> str | None:
    """What stands behind the town in the printed dateline where ``located`` leaves it out."""
    match = re.search(rf"\b{re.escape(town)},\s*([^,/(]+)", printed, re.IGNORECASE)
    return match.group(1).strip() if match else None


def apply(articles: Sequence[Article]) -> None:
    """Put the towns of the dateline first among ``places``, and fill ``dateline.located`` where the reader left it."""
    for article in articles:
        if not LOCATED.may_set(article, "places"):
            continue
        towns = towns_of(article.dateline) if article.dateline else []
        article.places = [Place(name=name) for name in dict.fromkeys(name for name, _ in towns)]
        if article.places:
            LOCATED.sign(article, "places", "dateline")
        if article.dateline and not article.dateline.located and towns:
            article.dateline.located = "/".join(name for name, _ in towns)
            LOCATED.sign(article, "dateline.located", "dateline")


LOCATED = Step(
    name="located",
    version=1,
    reads=("dateline",),
    writes=("places", "dateline.located"),
    cost="Next to nothing, once the gazetteer is loaded (see places).",
    apply=apply,
    load=gazetteer,
)
