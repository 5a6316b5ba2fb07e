"""The first tag of an XML file, told from its first bytes without a parser."""

import codecs
import re

_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_SPACE = re.compile(rb"\s*")
_TAG = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?(?P<name>[A-Za-z_][\w.-]{0,60})(?P<rest>[\s/>][^>]{0,8000})?")
# What may stand before the root, and what ends it.
_PROLOGUE = (
    (re.compile(rb"<\?"), re.compile(rb"\?>")),
    (re.compile(rb"<!--"), re.compile(rb"-->")),
    (re.compile(rb"<!DOCTYPE[^\[>]{0,1000}\["), re.compile(rb"\]\s*>")),
    (re.compile(rb"<!DOCTYPE"), re.compile(rb">")),
)


def root_tag(head: bytes) -> tuple[str, str] | None:
    """The local name of the root element and its start tag; None when the bytes do not begin as XML does.

    Comments, instructions and a DOCTYPE before it are passed over. Never raises; takes linear time.
    """
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            head = head.decode(encoding, "replace").encode()
    head = head.removeprefix(codecs.BOM_UTF8)
    at = 0
    while space := _SPACE.match(head, at):
        at = space.end()
        end = next((end for start, end in _PROLOGUE if start.match(head, at)), None)
        if end is None:
            break
        found = end.search(head, at)
        if found is None:
            return None
        at = found.end()
    tag = _TAG.match(head, at)
    return (tag["name"].decode("ascii", "replace"), tag[0].decode("utf-8", "replace")) if tag else None
