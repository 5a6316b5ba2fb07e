"""An Article as Elasticsearch keeps it, and back."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dateline.article import Article
from dateline.index.languages import stemmed_language
from dateline.index.mapping import STEMMED
from dateline.index.vectors import FIELD, Vector

BESIDE = "fingerprint"
"""The field that is not kept in the article, but with the groups: it is long, and nobody reads it."""

_UNSET = Article(headline="", body="").model_dump(mode="json", exclude={BESIDE})
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def to_document(article: Article, vector: Vector | None = None) -> dict[str, Any]:
    """The fields of the article that have a value, and the derived ones (``mapping.DERIVED``).

    Without its vector the article waits for one again: a text that has changed needs another.
    """
    document = article.model_dump(mode="json", exclude_none=True, exclude={BESIDE: True, "provenance": {BESIDE}})
    language = stemmed_language(article.language)
    if language:
        document["stemmed"] = {language: {name: document[name] for name in STEMMED if name in document}}
    now = datetime.now(UTC)
    document["sort_date"] = (article.published or article.received or article.indexed or now).isoformat()
    document["written"] = now.isoformat()
    if vector:
        document[FIELD] = vector
    return document


def to_json(document: Mapping[str, Any]) -> bytes:
    """The document on one line of UTF-8. Half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD: spans stay."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text).encode()


def to_article(source: Mapping[str, Any]) -> Article:
    """The article from the ``_source`` of a hit."""
    return Article.model_validate(source)


def as_record(source: Mapping[str, Any]) -> dict[str, Any]:
    """The ``_source`` of a hit with every field of an article in it, null or empty where it has no value."""
    return {**_UNSET, **source}
