"""schema.org in JSON-LD 1.1: articles as a graph of ``NewsArticle``."""

from typing import Any

from dateline.publish.concepts import address_of_place, address_of_subject
from dateline.publish.json_text import to_json, without_empty
from dateline.publish.output import OutputFormat
from dateline.publish.times import instant, published
from dateline.publish.values import (
    Record,
    identity,
    names_of,
    object_of,
    objects_of,
    outlet_of,
    printable,
    text_of,
    texts_of,
    web,
)  # fmt: skip

_CONTEXT = {"@context": "https://schema.org"}


def node(record: Record) -> dict[str, Any]:
    """The article as a ``NewsArticle``, without what is not known. Notes to editors are not for the public."""
    body = record.get("body")
    seconds = record.get("reading_seconds")
    return without_empty(
        {
            "@type": "NewsArticle",
            "@id": identity(record),
            "url": web(record.get("url")),
            "version": record.get("version"),
            "headline": text_of(record, "headline"),
            "abstract": text_of(record, "abstract"),
            "description": text_of(record, "summary"),
            "articleBody": printable(body) if isinstance(body, str) else None,
            "dateline": text_of(object_of(record, "dateline"), "text"),
            "author": _authors(record),
            "creditText": text_of(record, "byline"),
            "datePublished": published(record),
            "dateModified": instant(record.get("updated")),
            "expires": instant(record.get("expires")),
            "inLanguage": text_of(record, "language"),
            "articleSection": text_of(record, "section"),
            "genre": text_of(record, "genre"),
            "keywords": texts_of(record, "keywords"),
            "about": [_thing("Thing", each, address_of_subject(each)) for each in objects_of(record, "subjects")],
            "mentions": [_named("Person", name) for name in names_of(record, "people")]
            + [_named("Organization", name) for name in names_of(record, "organisations")],
            "contentLocation": [_place(place) for place in objects_of(record, "places")],
            "publisher": _outlet(record),
            "wordCount": record.get("word_count"),
            "timeRequired": f"PT{seconds}S" if isinstance(seconds, int) else None,
            "copyrightHolder": _named("Organization", text_of(record, "copyright_holder")),
            "copyrightNotice": text_of(record, "copyright_notice"),
            "usageInfo": without_empty({"@type": "CreativeWork", "text": text_of(record, "usage_terms")}),
        }
    )


def _named(kind: str, name: str | None) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _authors(record: Record) -> list[dict[str, str]]:
    """People; a byline in which nobody is named is that of a desk or an agency."""
    people = [_named("Person", name) for name in texts_of(record, "authors")]
    byline = text_of(record, "byline")
    return people or ([_named("Organization", byline)] if byline else [])


def _thing(kind: str, thing: Record, address: str | None) -> dict[str, Any]:
    return without_empty({"@type": kind, "name": text_of(thing, "name"), "sameAs": address})


def _place(place: Record) -> dict[str, Any]:
    point = object_of(place, "location")
    found = _thing("Place", place, address_of_place(place))
    if point:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": point.get("lat"), "longitude": point.get("lon")}
    return found


def _outlet(record: Record) -> dict[str, str]:
    name, address = outlet_of(record)
    return without_empty({"@type": "NewsMediaOrganization", "name": name, "url": address}) if name or address else {}


def _written(value: dict[str, Any]) -> bytes:
    """Fit to stand in a script element of a page (JSON-LD 1.1, section 7): no text in it can end that."""
    return to_json(value).replace(b"<", rb"\u003c")


def _each(record: Record) -> bytes:
    return _written(node(record))


def _alone(record: Record) -> bytes:
    return _written(_CONTEXT | node(record)) + b"\n"


JSONLD = OutputFormat(
    name="jsonld",
    media_type="application/ld+json",
    ending=".jsonld",
    opening=lambda _: to_json(_CONTEXT)[:-1] + b',"@graph":[\n',
    each=_each,
    between=b",\n",
    closing=b"\n]}\n",
    alone=_alone,
    fields=(
        *("id", "uri", "version", "headline", "abstract", "summary", "body", "byline", "authors", "dateline"),
        *("section", "genre", "language", "published", "published_precision", "updated", "expires"),
        *("source", "url", "people", "organisations", "places", "keywords", "subjects", "word_count"),
        *("reading_seconds", "copyright_holder", "copyright_notice", "usage_terms"),
    ),
)
"""A ``@graph`` of articles; one alone is a ``NewsArticle``."""
