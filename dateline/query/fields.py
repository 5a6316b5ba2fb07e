"""The names in questions and what they are called in the index."""

from typing import Any

Clause = dict[str, Any]

MOST_ARTICLES = 2**31 - 1
"""An index of Elasticsearch holds no more, and numbers above are refused."""

# A word in the headline tells most about a story, the standfirst was written to sum it up, the body has everything.
# BM25 by itself favours short fields only mildly: a body that repeats a word outruns a headline at weights under 3.
WORDS: dict[str, float] = {
    "headline": 4.0,
    "abstract": 2.0,
    "body": 1.0,
    "dateline": 1.0,  # the place line is cut from the body, and is asked for
    "byline": 1.0,
    "keywords": 1.0,
}
"""Where words are looked for, and how much each place counts (the headline's weight is a setting)."""

IN_INDEX = {"dateline": "dateline.text", "keywords": "keywords.text"}
"""What of ``WORDS`` has another name in the index."""


def _exists(field: str) -> Clause:
    return {"exists": {"field": field}}


HAS: dict[str, Clause] = {
    "abstract": _exists("abstract"),
    "byline": _exists("byline"),
    "authors": _exists("authors"),
    "dateline": _exists("dateline.text"),
    "published": _exists("published"),
    "language": _exists("language"),
    "section": _exists("section"),
    "url": _exists("url"),
    "people": _exists("people.name"),
    "organisations": _exists("organisations.name"),
    "places": _exists("places.name"),
    "location": _exists("places.location"),
    "quotes": {"nested": {"path": "quotes", "query": _exists("quotes.text")}},
    "keywords": _exists("keywords"),
    "subjects": _exists("subjects.code"),
    "dates": _exists("dates.value"),
    "agency": _exists("agency"),
    "story": _exists("story_id"),
}
"""What an article can be asked to have."""

FACETS: dict[str, str] = {
    "person": "people.name",
    "organisation": "organisations.name",
    "place": "places.name",
    "country": "places.country",
    "source": "source.name",
    "language": "language",
    "section": "section",
    "genre": "genre",
    "agency": "agency",
    "author": "authors",
    "subject": "subjects.name",
    "keyword": "keywords",
    "story": "story_id",
}
"""What can be counted, each under the name of the filter that takes its values."""
