"""What is in a record, made fit for whoever will read it: text that prints, names, addresses, an identifier.

Records come from strangers' files. A field that is missing or null gives nothing.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from dateline.publish.json_text import to_json

Record = Mapping[str, Any]
"""An article as JSON values: what ``dateline.index.document.as_record`` gives, or some of its fields."""

# What XML 1.0 (section 2.2) forbids, and marks that turn the direction of all text after them (Unicode TR 36).
_HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_URI = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):[^\s<>\"{}|\\^`]+")  # RFC 3986, or an IRI of RFC 3987
_SCRIPTS = frozenset({"javascript", "vbscript", "data"})  # schemes that run what follows
_LONGEST = 2_000  # characters of an address, as browsers and servers take them
_WHOLE_ID = 32  # characters, as those of articles


def printable(text: str) -> str:
    """The text without what could harm a reader; U+FFFD stands for half of a surrogate pair."""
    return text if text.isprintable() else _HARMFUL.sub(_harmless, text)


def _harmless(match: re.Match[str]) -> str:
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= match[0] <= "\udfff" else ""


def text_of(record: Record, field: str) -> str | None:
    """The printable text of a field; None when there is none."""
    value = record.get(field)
    return (printable(value).strip() or None) if isinstance(value, str) else None


def texts_of(record: Record, field: str) -> list[str]:
    """The printable texts of a list."""
    return [text for value in record.get(field) or () if isinstance(value, str) and (text := printable(value).strip())]


def objects_of(record: Record, field: str) -> list[Record]:
    """The objects of a list."""
    return [value for value in record.get(field) or () if isinstance(value, Mapping)]


def object_of(record: Record, field: str) -> Record:
    """The object of a field; an empty one when there is none."""
    value = record.get(field)
    return value if isinstance(value, Mapping) else {}


def names_of(record: Record, field: str) -> list[str]:
    """The names of people, organisations, places or subjects."""
    return [name for each in objects_of(record, field) if (name := text_of(each, "name"))]


def authors_of(record: Record) -> list[str]:
    """Who wrote it: the authors, else the byline as printed."""
    byline = text_of(record, "byline")
    return texts_of(record, "authors") or ([byline] if byline else [])


def uri(value: Any) -> str | None:
    """The text when it is a URI, of a scheme that runs nothing."""
    if not isinstance(value, str) or len(value) > _LONGEST or not value.isprintable():
        return None
    found = _URI.fullmatch(value)
    return value if found and found["scheme"].lower() not in _SCRIPTS else None


def web(value: Any) -> str | None:
    """The text when it is an address of the web; nothing else may become a link."""
    address = uri(value)
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def identity(record: Record) -> str:
    """The same URI for the same article: its own, or one made of its id, its address, or else of all it says."""
    own = uri(record.get("uri"))
    if own:
        return own
    number = text_of(record, "id")
    if number and (made := uri(f"urn:dateline:{number}")):
        return made
    return web(record.get("url")) or f"urn:dateline:{hashlib.sha256(to_json(record)).hexdigest()[:_WHOLE_ID]}"


def outlet_of(record: Record) -> tuple[str | None, str | None]:
    """Name and address of the outlet."""
    source = object_of(record, "source")
    domain = text_of(source, "domain")
    home = web(source.get("uri")) or (web(f"https://{domain}/") if domain else None)
    return text_of(source, "name") or domain, home


def distinct(texts: Iterable[str | None]) -> list[str]:
    """The texts, each once."""
    return list(dict.fromkeys(filter(None, texts)))
