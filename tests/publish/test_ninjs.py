"""ninjs 3.1, checked by the IPTC's own schema.

``schemas/ninjs-3.1.json`` is ninjs-schema_3.1.json of the IPTC (copyright 2024 International Press Telecommunications
Council, CC BY 4.0), abridged to what a text may have.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from dateline.publish import PUBLISHED
from tests.publish.records import CHANNEL, record

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ninjs-3.1.json").read_text("utf-8"))
# RFC 7946, section 3.1.2: the one kind of GeoJSON that is written.
POINT = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}},
    },
}
VALIDATOR = Draft202012Validator(
    SCHEMA,
    registry=Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", Resource.from_contents(POINT, DRAFT202012)
    ),
)


def items(*records: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(PUBLISHED["ninjs"].page(records, CHANNEL))
    return found


@pytest.mark.parametrize(
    "given", [record(), {}, {"headline": "Ferry"}, {**record(), "subjects": [{"code": "local:7", "name": "Ferries"}]}]
)
def test_items_are_valid(given: dict[str, Any]) -> None:
    (item,) = items(given)
    VALIDATOR.validate(item)


def test_the_schema_refuses_what_is_no_ninjs() -> None:
    assert not VALIDATOR.is_valid({"uri": "urn:x:1", "headline": "as in ninjs 1"})


def test_subjects_have_the_addresses_of_the_iptc_and_keywords_have_none() -> None:
    (item,) = items(record())
    assert item["subjects"] == [
        {"name": "public transport", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000337", "confidence": 83},
        {"name": "ferry"},
        {"name": "quay"},
    ]


def test_places_are_points_with_the_longitude_first() -> None:
    (item,) = items(record())
    assert item["places"] == [
        {
            "name": "Karachi",
            "uri": "https://sws.geonames.org/1174872/",
            "geoJSON": {"type": "Point", "coordinates": [67.01, 24.86]},
        }
    ]


def test_what_has_no_body_says_that_it_is_partial() -> None:
    assert [item["representationType"] for item in items(record(), {"headline": "Ferry"})] == ["full", "partial"]


def test_one_article_is_an_item_without_a_list() -> None:
    assert json.loads(PUBLISHED["ninjs"].one(record(), CHANNEL)) == items(record())[0]
