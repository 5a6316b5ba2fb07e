"""Whether the articles of a wire file are what its assertion says: of any field, also those that hold no text.

The scorer beside the sample counts the assertions of texts alone. Here a number, a list and an empty value count too.
A text holds when it stands in a field that may hold it, without regard to marks, spaces and case; a time by its day.
"""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

Prediction = Mapping[str, Any]

# The fields in which an assertion's may be found, the assertion's name apart.
_ALSO = {
    "byline": ("authors",),
    "dateline": ("body",),
    "slugline": ("headline",),
    "uri": ("guid",),
    "body_html": ("body",),
    "abstract": ("body", "headline"),
    "firstcreated": ("created", "updated"),
    "versioncreated": ("updated", "created"),
    "associations": ("captions",),
    "priority": ("urgency",),
}
_TIMES = frozenset(("firstcreated", "versioncreated", "embargoed"))
_MARKS = re.compile(r"<[^<>]*>")


def holds(assertion: Mapping[str, Any], predictions: Sequence[Prediction]) -> bool:
    """Whether one of the articles of the file fulfils the assertion: a path into an item, and its value."""
    field = next((step for step in assertion["path"] if isinstance(step, str)), "")
    value = assertion["value"]
    if "len()" in assertion["path"]:
        return any(len(item.get(field) or ()) == value for item in predictions)
    names = (field, *_ALSO.get(field, ()))
    if not value:
        # The name alone: that there is no first time does not mean that there is none.
        return any(not item.get(field) for item in predictions)
    return any(_found(value, item.get(name), field) for item in predictions for name in names)


def _found(value: Any, given: Any, field: str) -> bool:
    if not isinstance(value, str):
        return bool(value == given)
    text = value[:10] if field in _TIMES else value
    return any(_plain(text) in _plain(each) for each in (given if isinstance(given, list) else [given]) if each)


def _plain(value: Any) -> str:
    return " ".join(html.unescape(_MARKS.sub(" ", str(value))).split()).casefold()
