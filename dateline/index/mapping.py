"""The index of the articles: every field of the Article, explicit and strict."""

from typing import Any

from dateline.index import vectors
from dateline.index.analysis import analysis
from dateline.index.languages import ANALYZERS

VERSION = 3
"""Raised with every change of the mapping, the analyzers or the embedding model; the index is named by it."""

STEMMED = ("headline", "abstract", "body")
"""The fields that have a stemmed twin, filled in the language of the article only."""

_IGNORE_ABOVE = 1024  # characters; Lucene refuses terms over 32,766 bytes, and nobody filters by so long a name
_DISABLED = {"type": "object", "enabled": False}  # kept and given back, never searched
_STORED = {"type": "text", "index": False}
_KEYWORD = {"type": "keyword", "ignore_above": _IGNORE_ABOVE}
_DATE = {"type": "date"}
_INTEGER = {"type": "integer"}
_FOLDED = {**_KEYWORD, "normalizer": "folded"}
_LABEL = {**_KEYWORD, "fields": {"folded": _FOLDED}}  # printed form for counting, folded form for filtering


def _text(analyzer: str) -> dict[str, Any]:
    # Offsets cost a third of the index's size and save analysing each hit again to highlight it (measured: 10 to 7 ms).
    return {"type": "text", "analyzer": analyzer, "index_options": "offsets"}


def _named(analyzer: str) -> dict[str, Any]:
    """A keyword that can also be found by its words."""
    return {**_KEYWORD, "fields": {"text": {"type": "text", "analyzer": analyzer, "norms": False}}}


# Between two values of one field lie 100 positions (Elasticsearch's default), so no phrase reaches over two names.
_ENTITY: dict[str, Any] = {
    "name": _named("names"),
    "roles": _named("general"),
    "mentions": {"type": "text", "analyzer": "names", "norms": False},
    "spans": _DISABLED,
}

_PROPERTIES: dict[str, Any] = {
    "id": _KEYWORD,
    "uri": _KEYWORD,
    "version": {"type": "long"},
    "headline": _text("general"),
    "abstract": _text("general"),
    "summary": _STORED,  # its words are those of the body
    "body": _text("general"),
    "removed": _DISABLED,
    "byline": {"type": "text", "analyzer": "general"},
    "authors": _named("names"),
    "dateline": {
        "properties": {
            "text": {"type": "text", "analyzer": "general"},
            "located": _named("names"),
            "date": _DATE,
            "source": _LABEL,
        }
    },
    "slugline": _LABEL,
    "section": _LABEL,
    "genre": _LABEL,
    "urgency": {"type": "byte"},
    "pub_status": _KEYWORD,
    "language": _FOLDED,
    "published": _DATE,
    "published_precision": _KEYWORD,
    "updated": _DATE,
    "received": _DATE,
    "indexed": _DATE,
    "source": {"properties": {"name": _LABEL, "uri": _LABEL, "domain": _LABEL}},
    "url": _KEYWORD,
    "people": {"properties": _ENTITY},
    "organisations": {"properties": _ENTITY},
    "places": {
        "properties": {
            **_ENTITY,
            "geonames_id": _INTEGER,
            "country": _KEYWORD,
            "location": {"type": "geo_point"},
        }
    },
    "quotes": {
        "type": "nested",  # so that words and speaker are of the same quote
        "properties": {
            "text": _text("general"),
            "speaker": _named("names"),
            "verb": _KEYWORD,
            "span": _DISABLED,
            "kind": _KEYWORD,
            "speaker_span": _DISABLED,
            "confidence": {"type": "float"},
        },
    },
    "keywords": _named("general"),
    "subjects": {"properties": {"code": _KEYWORD, "name": _LABEL, "confidence": {"type": "float"}}},
    "dates": {
        "properties": {
            "text": _STORED,
            "value": _KEYWORD,
            "precision": _KEYWORD,
            "confidence": {"type": "float"},
            "span": _DISABLED,
        }
    },
    "word_count": _INTEGER,
    "reading_seconds": _INTEGER,
    "readability": {"type": "float"},
    "agency": _LABEL,
    "duplicate_of": _KEYWORD,
    "similarity": {"type": "float"},
    "story_id": _KEYWORD,
    "copyright_holder": _STORED,
    "copyright_notice": _STORED,
    "usage_terms": _STORED,
    "embargoed": _DATE,
    "expires": _DATE,
    "ed_note": _STORED,
    "alt_ids": {"properties": {"role": _KEYWORD, "value": _KEYWORD}},
    "file": {
        "properties": {
            "id": _KEYWORD,
            "path": _KEYWORD,
            "name": _KEYWORD,
            "sha256": _KEYWORD,
            "size": {"type": "long"},
            "media_type": _KEYWORD,
            "encoding": _KEYWORD,
            "item": _INTEGER,
            "member": _KEYWORD,
        }
    },
    "steps": _KEYWORD,
    "provenance": _DISABLED,
    "warnings": _STORED,
}

_LEFT_OUT = ("stemmed", "sort_date", "written")

DERIVED = (*_LEFT_OUT, vectors.FIELD)
"""Fields made for searching only: not in the Article, and not given back."""


def mappings() -> dict[str, Any]:
    """The mappings of the index."""
    stemmed = {code: {"properties": {name: _text(f"stemmed_{code}") for name in STEMMED}} for code in sorted(ANALYZERS)}
    return {
        "dynamic": "strict",
        "_meta": {"version": VERSION, "embedding": vectors.META},
        "_source": {"excludes": list(_LEFT_OUT)},
        "properties": {
            **_PROPERTIES,
            "stemmed": {"properties": stemmed},
            "sort_date": _DATE,
            "written": _DATE,
            vectors.FIELD: vectors.MAPPING,
        },
    }


def settings() -> dict[str, Any]:
    """The settings of the index."""
    return {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",  # one node is green, two are safe
        # The default, but said: only then is the index refreshed while nobody searches, and the first search is quick.
        "refresh_interval": "1s",
        **vectors.SETTINGS,
        "analysis": analysis(),
    }
