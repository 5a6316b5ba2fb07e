"""Where the words of a query stand in a hit."""

from typing import Any

from dateline.index.languages import ANALYZERS
from dateline.index.mapping import STEMMED

BEFORE, AFTER = "<em>", "</em>"
_LONGEST_ANALYSED = 1_000_000  # characters, the index's own limit: a search over a longer body would fail without it
_SNIPPET = {"fragment_size": 180, "number_of_fragments": 2}  # characters; two lines on a screen
_WHOLE = {"number_of_fragments": 0}
_SHOWN: dict[str, dict[str, int]] = {"headline": _WHOLE, "abstract": _WHOLE, "body": _SNIPPET}


def highlighting() -> dict[str, Any]:
    """The ``highlight`` part of a search: headline and abstract whole, body in snippets, HTML-escaped, ``<em>`` marks.

    ``matched_fields`` marks in the printed text what matched in a stemmed twin of it ("revive" marks "reviving").
    """
    fields = {
        name: {**shown, "matched_fields": [name, *(f"stemmed.{code}.{name}" for code in sorted(ANALYZERS))]}
        for name, shown in _SHOWN.items()
        if name in STEMMED
    }
    return {
        "type": "unified",
        "encoder": "html",
        "pre_tags": [BEFORE],
        "post_tags": [AFTER],
        "max_analyzed_offset": _LONGEST_ANALYSED,
        "fields": fields,
    }
