"""The words of a search: where they are looked for, and what makes one article fit better than another."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal

from dateline.index.languages import stemmed_language
from dateline.index.mapping import STEMMED
from dateline.query.fields import IN_INDEX, WORDS, Clause
from dateline.query.selection import Selection
from dateline.settings import Settings

_STEM = 0.75  # the very word counts a little more than another form of it
_FLAGS = "AND|OR|NOT|PHRASE|PREFIX|PRECEDENCE|ESCAPE|WHITESPACE|FUZZY|SLOP"
# "word~" tries at most so many words of the index, and they begin alike: without, one such query costs a second.
_FUZZY = {"fuzzy_max_expansions": 50, "fuzzy_prefix_length": 1}
_STRAIGHT_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


def words(
    selection: Selection,
    settings: Settings,
    operator: Literal["and", "or"] = "and",
    languages: Collection[str] | None = None,
) -> Clause:
    """The query for the words of the selection, in the fields that it names: all of them, or any.

    ``languages``: which ones with stems are asked about (``ANALYZERS``), where that is known: others cost time.
    """
    weights = {**WORDS, "headline": settings.headline_weight}
    names = selection.query_fields or tuple(WORDS)
    printed = [f"{IN_INDEX.get(name, name)}^{weights[name]:g}" for name in names]
    stemmed = [
        f"stemmed.{stems}.{name}^{weights[name] * _STEM:g}"
        for stems in _stems(selection, languages)
        for name in names
        if name in STEMMED
    ]
    return {
        "simple_query_string": {
            "query": selection.words.translate(_STRAIGHT_QUOTES),
            "fields": printed + stemmed,
            "default_operator": operator,
            "flags": _FLAGS,
            **_FUZZY,
        }
    }


def recent(query: Clause, now: datetime, settings: Settings) -> Clause:
    """The query, with more weight for what is new.

    The newest counts up to ``recency_weight`` more, half of that after ``recency_days``: enough to order equals, too
    little to lift a passing mention over a story about the matter.
    """
    scale = f"{settings.recency_days}d"
    decay: dict[str, Any] = {"sort_date": {"origin": now.isoformat(), "scale": scale, "offset": "1d", "decay": 0.5}}
    return {
        "function_score": {
            "query": query,
            "functions": [
                {"filter": {"match_all": {}}, "weight": 1},
                {"gauss": decay, "weight": settings.recency_weight},
            ],
            "score_mode": "sum",
            "boost_mode": "multiply",
        }
    }


def _stems(selection: Selection, languages: Collection[str] | None) -> Collection[str]:
    """The stems to look in: of one language where only one is asked for, which spares asking all the others."""
    asked = {stemmed_language(value) for value in selection.language}
    if len(asked) == 1 and not selection.language[0].startswith("-"):
        return [language for language in asked if language]
    return ["*"] if languages is None else sorted(languages)
