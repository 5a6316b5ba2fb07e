"""ninjs 3.1, the IPTC's news in JSON: a list of items.

Names and types are those of https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json. It has no place for keywords but
among the subjects, and none for a section.
"""

from typing import Any

from dateline.publish import body
from dateline.publish.concepts import address_of_place, address_of_subject, per_cent
from dateline.publish.json_text import to_json, without_empty
from dateline.publish.output import OutputFormat
from dateline.publish.times import CHANGED, changed, instant
from dateline.publish.values import (
    Record,
    authors_of,
    identity,
    names_of,
    object_of,
    objects_of,
    outlet_of,
    text_of,
    texts_of,
    web,
)  # fmt: skip

_STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}
_STATUSES = ("usable", "withheld", "canceled")
_PLAIN, _HTML = "text/plain", "text/html"


def item(record: Record) -> dict[str, Any]:
    """The article as a ninjs item, without what is not known."""
    time = changed(record)
    dateline = object_of(record, "dateline")
    address = web(record.get("url"))
    byline = text_of(record, "byline") or ", ".join(authors_of(record))
    return without_empty(
        {
            "uri": identity(record),
            "standard": _STANDARD,
            "type": "text",
            "representationType": "full" if record.get("body") else "partial",
            "version": str(record.get("version") or ""),
            "firstCreated": instant(record.get("published")),
            "versionCreated": instant(time.isoformat()) if time else None,
            "embargoedUntil": instant(record.get("embargoed")),
            "expires": instant(record.get("expires")),
            "pubStatus": status if (status := record.get("pub_status")) in _STATUSES else None,
            "urgency": record.get("urgency"),
            "language": text_of(record, "language"),
            "copyrightHolder": text_of(record, "copyright_holder"),
            "copyrightNotice": text_of(record, "copyright_notice"),
            "usageTerms": text_of(record, "usage_terms"),
            "edNote": text_of(record, "ed_note"),
            "slugline": text_of(record, "slugline"),
            "by": byline,
            "located": text_of(dateline, "located") or text_of(dateline, "text"),
            "headlines": _variants(main=(_PLAIN, text_of(record, "headline"))),
            "descriptions": _variants(
                main=(_PLAIN, text_of(record, "abstract")), summary=(_PLAIN, text_of(record, "summary"))
            ),
            "bodies": [
                without_empty({**variant, "wordCount": record.get("word_count")})
                for variant in _variants(main=(_HTML, body.html(record)))
            ],
            "people": [{"name": name} for name in names_of(record, "people")],
            "organisations": [{"name": name} for name in names_of(record, "organisations")],
            "places": [_place(place) for place in objects_of(record, "places")],
            "subjects": [_subject(subject) for subject in objects_of(record, "subjects")]
            + [{"name": word} for word in texts_of(record, "keywords")],
            "genres": [{"name": genre} for genre in [text_of(record, "genre")] if genre],
            "infoSources": [_outlet(record)] if any(outlet_of(record)) else [],
            "altIds": [
                {"role": role, "value": value}
                for each in objects_of(record, "alt_ids")
                if (role := text_of(each, "role")) and (value := text_of(each, "value"))
            ],
            "renditions": [{"name": "web", "href": address, "contentType": _HTML}] if address else [],
        }
    )


def _variants(**told: tuple[str, str | None]) -> list[dict[str, str]]:
    return [{"role": role, "contentType": kind, "value": value} for role, (kind, value) in told.items() if value]


def _place(place: Record) -> dict[str, Any]:
    point = object_of(place, "location")
    return without_empty(
        {
            "name": text_of(place, "name"),
            "uri": address_of_place(place),
            "geoJSON": {"type": "Point", "coordinates": [point.get("lon"), point.get("lat")]} if point else None,
        }
    )


def _subject(subject: Record) -> dict[str, Any]:
    return without_empty(
        {
            "name": text_of(subject, "name"),
            "uri": address_of_subject(subject),
            "confidence": per_cent(subject.get("confidence")),
        }
    )


def _outlet(record: Record) -> dict[str, Any]:
    name, address = outlet_of(record)
    return without_empty({"name": name, "uri": address})


def _each(record: Record) -> bytes:
    return to_json(item(record))


NINJS = OutputFormat(
    name="ninjs",
    media_type="application/json",
    ending=".json",
    opening=lambda _: b"[",
    each=_each,
    between=b",\n",
    closing=b"]\n",
    alone=_each,
    fields=(
        *("id", "uri", "version", "headline", "abstract", "summary", "body", "byline", "authors", "dateline"),
        *("slugline", "genre", "urgency", "pub_status", "language", *CHANGED, "embargoed", "expires"),
        *("source", "url", "people", "organisations", "places", "keywords", "subjects", "word_count"),
        *("copyright_holder", "copyright_notice", "usage_terms", "ed_note", "alt_ids"),
    ),
)
"""Items in a list: ninjs has nothing around them."""
