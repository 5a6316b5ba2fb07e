"""XML as agencies send it, made fit for a strict parser: UTF-8, no named character, no character that XML forbids.

Real wire files use ``&nbsp;`` without declaring it, declare UTF-8 over cp1252, and carry stray control characters.
"""

import codecs
import re
from html.entities import html5
from typing import IO

from dateline.errors import TooLargeError, UnreadableError
from dateline.newsprint.charset import decode

_HEAD = 64_000  # bytes that the encoding is told from
_PIECE = 64_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_DECLARATION = re.compile(r"^\ufeff?\s*(?:<\?xml\s[^>]{0,400}>)?")
# Python also knows codecs that pack, and some that take quadratic time: only character sets may be named in a file.
_CHARACTER_SETS = (
    "ascii", "big5", "cp", "euc", "gb", "hz", "iso2022", "iso8859", "johab", "koi8", "mac", "shift_jis", "tis-620",
    "utf-8",
)  # fmt: skip
_LONGEST_REFERENCE = 66  # characters
_REFERENCE = re.compile(r"&(?:#(?P<number>\d{1,7}|x[0-9A-Fa-f]{1,6})|(?P<name>[A-Za-z_][\w.:-]{0,60}));")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"&#(?P<number>[xX][0-9A-Fa-f]+|[0-9]+);?")
_LONGEST_NUMBER = 8  # digits; a longer one names no character
_IN_WHOLE = re.compile(rf"<!\[CDATA\[.*?(?:\]\]>|\Z)|{_REFERENCE.pattern}|&", re.DOTALL)
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))


class Characters:
    """A file of XML, read as UTF-8. ``encoding`` is what it was in; ``damaged`` whether bytes had to be replaced.

    Names of characters from HTML become numbers; all other entities stand as they are written, so that none is ever
    expanded. C1 controls are read as cp1252, as browsers do (WHATWG Encoding and HTML standards). No more than
    ``most`` bytes are given out until ``whole`` is called: then TooLargeError.
    """

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file = file
        self._most = most
        self._since = 0
        self._held = ""
        self._ended = False
        self._head = file.read(_HEAD)
        self.encoding = _encoding(self._head)
        self.damaged = False
        # latin-1 and cp1252 differ in the C1 controls only, which no text means; what cp1252 leaves open is replaced.
        name = "cp1252" if self.encoding == "iso8859-1" else self.encoding
        self._decoder = codecs.getincrementaldecoder(name)("replace")
        self._started = False

    def whole(self) -> None:
        """Begin to count anew: a part of the file has been read to its end."""
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes of UTF-8, about so many; all of them without ``size``; none at the end."""
        pieces = [self._piece()]
        while not self._ended and (size < 0 or not pieces[-1]):
            pieces.append(self._piece())
        return b"".join(pieces)

    def _piece(self) -> bytes:
        data, self._head = self._head or self._file.read(_PIECE), b""
        self._ended = not data
        text = self._decoder.decode(data, final=self._ended)
        if not self._started:
            text, self._started = _DECLARATION.sub("", text, count=1), True
        self.damaged = self.damaged or "\ufffd" in text
        text = self._held + text
        end = len(text) if self._ended else _end_of_references(text)
        text, self._held = text[:end], text[end:]
        piece = _REFERENCE.sub(_numbered, _FORBIDDEN.sub("", text)).encode()
        self._since += len(piece)
        if self._since > self._most:
            raise TooLargeError(
                f"An item in it is too long: over {self._most:,} bytes.",
                "Split it, or raise DATELINE_MAX_ARTICLE_CHARS and retry.",
            )
        return piece


def mended(text: str) -> str:
    """The whole text of a document that is not well-formed, its characters and references as XML has them.

    An ampersand that begins no reference is written out; in a CDATA section only numbers are looked at, since what
    looks like one may stand in an attribute, and lxml fails on the number of no character.
    """
    numbered = _NUMBER.sub(lambda match: _valid(match["number"]), _FORBIDDEN.sub("", text))
    return _IN_WHOLE.sub(_mended, numbered)


def _mended(match: re.Match[str]) -> str:
    if match[0].startswith("<"):
        return match[0]
    return "&amp;" if match[0] == "&" else _numbered(match)


def _end_of_references(text: str) -> int:
    """Up to where no reference can be cut in two."""
    start = text.rfind("&", max(0, len(text) - _LONGEST_REFERENCE))
    return start if start >= 0 and ";" not in text[start:] else len(text)


def _numbered(match: re.Match[str]) -> str:
    if match["name"] is None:
        return _valid(match["number"])
    if match["name"] in _OWN:
        return match[0]
    known = html5.get(f"{match['name']};")
    return "".join(f"&#{ord(character)};" for character in known) if known else f"&amp;{match['name']};"


def _valid(number: str) -> str:
    """A number as a reference that XML allows, as browsers read it (WHATWG HTML, numeric character references).

    146 is the apostrophe of cp1252, what is no character is U+FFFD; controls are left out, as they are elsewhere.
    """
    digits = number.lower().removeprefix("x").lstrip("0") or "0"
    code = int(digits, 16 if number[0] in "xX" else 10) if len(digits) <= _LONGEST_NUMBER else 0
    if 0x80 <= code <= 0x9F:
        code = ord(bytes([code]).decode("cp1252", "replace"))
    if not code or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        code = 0xFFFD
    return "" if _FORBIDDEN.match(chr(code)) else f"&#{code};"


def _encoding(head: bytes) -> str:
    """The Python name of the encoding of XML (XML 1.0, appendix F): its mark, its declaration, UTF-8, else detected."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    declared = _DECLARED.match(head)
    name = _character_set(declared[1].decode("ascii")) if declared else "utf-8"
    if name == "utf-8" and not _is_utf8(head):
        found = decode(head).encoding
        return "utf-8" if found.startswith("utf") else codecs.lookup(found).name
    return name


def _character_set(name: str) -> str:
    """The one that is declared. One that can be read as ASCII is no UTF-16, whatever it says."""
    try:
        found = codecs.lookup(name).name
    except LookupError as error:
        raise UnreadableError(
            f"It declares the encoding {name}, which nobody knows.", "Convert it to UTF-8, then retry."
        ) from error
    if found.startswith(("utf-16", "utf-32")):
        return "utf-8"
    if not found.startswith(_CHARACTER_SETS) or found == "cp65001":
        raise UnreadableError(f"It declares the encoding {name}, which is none of text.", "Convert it to UTF-8.")
    return found


def _is_utf8(head: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head, final=False)
    except UnicodeDecodeError:
        return False
    return True
