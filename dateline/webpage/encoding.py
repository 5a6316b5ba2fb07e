"""The character set of a page: what it declares, unless its bytes say otherwise."""

import codecs
import re

from dateline.newsprint.charset import Decoded, decode

_DECLARED_WITHIN = 4_096  # bytes; the HTML standard asks for 1,024, pages saved by browsers put notes before it
_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What pages declare, and what browsers read it as (Encoding Standard, section 4.2).
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Python knows more codecs than pages are written in, and some of them can be made to run for hours.
_KNOWN = frozenset(
    "utf-8 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5"
    " iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u cp866 cp874"
    " gb18030 big5 big5hkscs cp932 euc_jp iso2022_jp cp949 mac-roman mac-cyrillic".split()
)


def decode_page(data: bytes, told: str | None = None) -> Decoded:
    """The text of a page. ``told`` is the character set in the header that came with it, if one did.

    Byte order mark first, then UTF-8 when every byte fits, then ``told``, the page's own declaration, and detection:
    pages that declare another set and are in UTF-8 are common, the reverse does not come out by chance. Raises
    UnreadableError when the bytes are no text at all.
    """
    if data.startswith(_MARKS):
        return decode(data)
    declared = _codec(told) or declared_encoding(data)
    if declared is None or declared == "utf-8" or _is_utf8(data):
        return decode(data)
    text = data.decode(declared, "replace")
    broken = ("Some bytes are broken and were replaced.",) if "\ufffd" in text else ()
    return Decoded(text, declared.replace("_", "-"), broken)


def declared_encoding(data: bytes) -> str | None:
    """The codec for what the page declares near its beginning; None when it declares none that is known."""
    head = data[:_DECLARED_WITHIN]
    found = _XML.search(head) or _META.search(head)
    return _codec(found[1].decode("ascii")) if found else None


def _codec(label: str | None) -> str | None:
    try:
        name = codecs.lookup((label or "").strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if name in _KNOWN else None


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes over 127 are all UTF-8, and there are some."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
