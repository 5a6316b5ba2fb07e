"""When an assertion of a wire file holds."""

from typing import Any

import pytest

from bench.assertions import holds

ARTICLE = {
    "headline": "Ferry stays",
    "body": "LISBON The early ferry stays, & so does its captain.",
    "keywords": ["ferry", "harbour"],
    "urgency": 4,
    "updated": "2026-01-05T10:30:00+00:00",
    "byline": None,
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["headline"], "Ferry stays"),
        ([0, "headline"], "ferry STAYS"),
        (["body_html"], "<p>The early ferry\n stays, &amp; so"),
        (["keywords"], ["ferry", "harbour"]),
        (["keywords"], "ferry"),
        (["keywords", "len()"], 2),
        (["priority"], 4),
        (["versioncreated", "isoformat()"], "2026-01-05T12:30:00+02:00"),
        (["byline"], None),
        (["slugline"], ""),
    ],
)
def test_it_holds_when_the_value_stands_in_its_field(path: list[Any], value: Any) -> None:
    assert holds({"path": path, "value": value}, [ARTICLE])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["headline"], "Ferry sinks"),
        (["keywords"], ["ferry"]),
        (["keywords", "len()"], 0),
        (["urgency"], 5),
        (["headline"], None),
        (["versioncreated"], "2026-01-06T10:30:00+00:00"),
    ],
)
def test_else_it_does_not(path: list[Any], value: Any) -> None:
    assert not holds({"path": path, "value": value}, [ARTICLE])
    assert not holds({"path": path, "value": value}, [])
