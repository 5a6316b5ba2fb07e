"""Where on the map: circles and boxes around the places of an article."""

import re

from dateline.query.errors import InvalidRequestError
from dateline.query.fields import Clause

_FIELD = "places.location"
_DISTANCE = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) ?(km|mi|m)")


def near(text: str) -> Clause:
    """Within a distance of a point: ``latitude,longitude,50km``. Raises InvalidRequestError."""
    *point, distance = [part.strip() for part in text.split(",")]
    how_far = _DISTANCE.fullmatch(distance)
    numbers = _degrees(point, (90.0, 180.0))
    if numbers is None or how_far is None:
        raise InvalidRequestError(
            "near", f"{text[:60]!r} is no point with a distance.", "Give latitude,longitude,distance: 24.86,67.01,50km."
        )
    latitude, longitude = numbers
    return {"geo_distance": {"distance": f"{how_far[1]}{how_far[2]}", _FIELD: {"lat": latitude, "lon": longitude}}}


def box(text: str) -> Clause:
    """Within a box: ``west,south,east,north``; one whose west is east of its east goes over the date line.

    Raises InvalidRequestError.
    """
    numbers = _degrees([part.strip() for part in text.split(",")], (180.0, 90.0, 180.0, 90.0))
    if numbers is None or numbers[1] > numbers[3]:
        raise InvalidRequestError(
            "bbox", f"{text[:80]!r} is no box.", "Give west,south,east,north in degrees: 60.9,23.7,77.8,37.1."
        )
    west, south, east, north = numbers
    corners = {"top_left": {"lat": north, "lon": west}, "bottom_right": {"lat": south, "lon": east}}
    return {"geo_bounding_box": {_FIELD: corners}}


def _degrees(parts: list[str], most: tuple[float, ...]) -> list[float] | None:
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        return None
    inside = len(numbers) == len(most) and all(abs(n) <= limit for n, limit in zip(numbers, most, strict=True))
    return numbers if inside else None
