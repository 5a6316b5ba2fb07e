"""JSON values as UTF-8 on one line."""

import json
import re
from collections.abc import Mapping
from typing import Any

import orjson

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def to_json(value: Any) -> bytes:
    """The value on one line of UTF-8 (RFC 8259). Half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # such a half, a number of more than 64 bits, or a mapping that is no dict
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
        return _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no value of JSON")


def without_empty(value: Mapping[str, Any]) -> dict[str, Any]:
    """The object without what is null or empty."""
    return {key: each for key, each in value.items() if each not in (None, "", [], {})}
