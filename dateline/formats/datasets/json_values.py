"""JSON values: read from bytes however they were written, and taken as the text, the list or the number in them."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson

from dateline.errors import UnreadableError
from dateline.formats.markup.fragment import paragraphs_of_html
from dateline.newsprint.charset import decode
from dateline.newsprint.escapes import whole_characters
from dateline.newsprint.paragraphs import paragraphs
from dateline.newsprint.references import unescaped

Record = dict[str, Any]

_LONGEST_WHOLE = 18  # digits; a longer number is an identifier, and is kept as text
_DEEPEST = 4  # levels; {"author": [{"name": {"@value": "..."}}]} has as many
# Where an object holds the text that it stands for: IPTC, schema.org, WordPress, the APIs of newspapers.
_TEXT_KEYS = (
    "@value", "rendered", "main", "original", "value", "name", "text", "html", "content", "title", "label", "#text",
    "literal", "href",
)  # fmt: skip
# A sign of HTML rather than of a text with angle brackets in it, such as a stock's <RTR.N>.
_TAG = re.compile(
    r"</[a-z]+\d?>|<(?:a|article|b|blockquote|br|div|em|figure|h[1-6]|hr|i|img|li|ol|p|section|span|strong|table|ul)"
    r"(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "spanish": "es", "italian": "it",
    "portuguese": "pt", "dutch": "nl", "russian": "ru", "arabic": "ar", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "hindi": "hi", "urdu": "ur", "bengali": "bn", "turkish": "tr", "polish": "pl", "swedish": "sv",
}  # fmt: skip


def loads(data: bytes) -> Any:
    """The value of a JSON text (RFC 8259), of two equal keys the last one. Raises UnreadableError.

    Read too: NaN, numbers of any length, halves of surrogate pairs, line ends in strings, encodings other than UTF-8.
    """
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return _lenient(data)


def _lenient(data: bytes) -> Any:
    try:
        return json.loads(_text(data), strict=False, parse_int=_whole, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"character {error.colno}"
        raise UnreadableError(
            f"it is not valid JSON: {error.msg} ({place})", "Ask the sender for a correct file, or mend it, then retry."
        ) from error
    except RecursionError as error:
        raise UnreadableError("its objects lie too deep within each other", "No article is like that.") from error


def _text(data: bytes) -> str:
    """The text of the bytes, with the sign for a lost character where half of a surrogate pair stands alone."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode("utf-8", "surrogatepass")
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        except UnicodeDecodeError:
            text = decode(data).text
    return whole_characters(text)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_WHOLE else digits


def text_of(value: Any) -> str | None:
    """The text in a value: itself, the first of a list, the name or value of an object; None when there is none."""
    if value is None:  # most fields of most records
        return None
    for _ in range(_DEEPEST):
        if isinstance(value, str):
            return value.strip() or None
        if isinstance(value, dict):
            value = next((value[key] for key in _TEXT_KEYS if value.get(key)), None)
        elif isinstance(value, list):
            value = next((each for each in value if each), None)
        elif isinstance(value, date):
            return value.isoformat()
        elif isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        else:
            return None if isinstance(value, bool) or value is None else str(value)
    return None


def texts_of(value: Any) -> list[str]:
    """The texts in a list or a single value, each once, in order."""
    found = (text_of(each) for each in (value if isinstance(value, list) else [value]))
    return list(dict.fromkeys(text for text in found if text))


def objects_in(value: Any) -> Iterator[Record]:
    """The objects in a list, or the one that the value is."""
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict))


def terms_of(value: Any) -> list[str]:
    """Keywords: a list of them, or a text that parts them by commas, semicolons or bars."""
    return [term for text in texts_of(value) for part in re.split("[,;|]", text) if (term := part.strip())]


def names_of(value: Any) -> tuple[str | None, list[str]]:
    """Who wrote it: the byline where it is one text, or the names where they are a list."""
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        # A list that a program wrote into a cell.
        value = [one or other for one, other in re.findall(r"'([^']*)'|\"([^\"]*)\"", value)]
    names = texts_of(value)
    return (None, names) if isinstance(value, list) else (names[0] if names else None, [])


def body_of(value: Any) -> str:
    """Text or HTML as paragraphs of plain text with one blank line between them."""
    texts = texts_of(value)
    return "\n\n".join(paragraph for text in texts for paragraph in _paragraphs(text))


def line_of(value: Any) -> str | None:
    """Text or HTML as one line of plain text."""
    text = text_of(value)
    if text and ("<" in text or "&" in text):
        text = " ".join(_paragraphs(text))
    return text or None


def _paragraphs(text: str) -> list[str]:
    if "<" in text and _TAG.search(text):
        return paragraphs_of_html(text)
    return [paragraph for paragraph in paragraphs(unescaped(text)) if paragraph]


def number_of(value: Any) -> int | None:
    """The whole number from 1 that the value is, or writes."""
    text = text_of(value) or ""
    return int(text) or None if text.isascii() and text.isdigit() and len(text) <= _LONGEST_WHOLE else None


def language_of(value: Any) -> str | None:
    """The BCP 47 tag that a value is, en_GB written en-GB, or that its English name stands for."""
    text = text_of(value) or ""
    if _LANGUAGE.fullmatch(text):
        return text.replace("_", "-")
    return _LANGUAGES.get(text.lower())


def is_uri(text: str) -> bool:
    """Whether the text names its scheme (RFC 3986, section 3.1), and so means the same everywhere."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:\S+$", text)) and len(text) <= 2_000


def is_web(text: str | None) -> bool:
    """Whether the text is a web address."""
    return bool(text and re.match(r"https?://[^\s/]\S*$", text))
