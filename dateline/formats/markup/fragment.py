"""A piece of HTML, as feeds, wires and mails carry it, as paragraphs of plain text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hl2 hr html li main nav ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
_SILENT = frozenset(
    "head script style template noscript iframe object embed svg math canvas button select option input textarea"
    " audio video map".split()
)
_HIDDEN = re.compile(r"\bdisplay\s*:\s*none\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WHOLE = re.compile(r"\s*<(?:html|!doctype)", re.IGNORECASE)
_DEEPEST = 2046  # levels; libxml2 drops in silence what nests deeper
_TAG = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]\w*;")


# Without huge_tree, what stands more than 256 levels deep is lost without a word. The parser of lxml.html would ask
# Python for the class of each element.
_PARSER = etree.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)


def paragraphs_of_html(fragment: str) -> list[str]:
    """The text of the fragment in order, a string a block element, with single spaces; scripts and styles left out.

    Never raises for broken markup. Text without any markup comes back a paragraph a line.
    """
    if not _MARKUP.search(fragment):
        return [" ".join(line.split()) for line in fragment.splitlines() if line.strip()]
    source = _DECLARATION.sub("", fragment)  # lxml refuses text that declares an encoding
    try:
        root = etree.fromstring(source if _WHOLE.match(source) else f"<html><body>{source}</body></html>", _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return _stripped(fragment)
    bodies = [] if root is None else root.findall("body")
    if len(bodies) != 1:
        return _stripped(fragment)
    return paragraphs_of(bodies[0]) or (_stripped(fragment) if fragment.count("<") > _DEEPEST else [])


def _stripped(fragment: str) -> list[str]:
    """What is left of markup that no parser understands, in one paragraph."""
    text = " ".join(_TAG.sub(" ", fragment).split())
    return [text] if text else []


def paragraphs_of(root: etree._Element) -> list[str]:
    """The text below an element of HTML, or of XML with HTML's names, a string a block element, with single spaces."""
    found: list[str] = []
    pending: list[str] = []
    for piece in _pieces(root):
        if piece is None:
            if pending:
                found.append("".join(pending))
                pending = []
        else:
            pending.append(piece)
    found.append("".join(pending))
    return [" ".join(words) for paragraph in found if (words := paragraph.split())]


@lru_cache(1_000)
def _kind(tag: object) -> tuple[bool, bool]:
    """Whether an element with this tag is a block, and whether it holds no text to be read."""
    # Not by etree.QName, which refuses what real pages hold: <o:p>, <jane@paper.example>.
    name = tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
    return name in _BLOCKS, name in _SILENT


def _is_silent(element: etree._Element) -> bool:
    style = element.get("style")
    return _kind(element.tag)[1] or bool(style and _HIDDEN.search(style))  # type: ignore[arg-type]


def _pieces(root: etree._Element) -> Iterator[str | None]:
    """The text in the order of the document; None where a block begins or ends."""
    if _is_silent(root):
        return
    yield root.text or ""
    for child in root:
        if len(child):
            yield from _walked(child)
        elif isinstance(child.tag, str):  # most paragraphs hold nothing but text, and need no walk
            mark = None if _kind(child.tag)[0] else ""
            yield mark
            yield "" if _is_silent(child) else child.text or ""
            yield mark
        yield child.tail or ""


def _walked(root: etree._Element) -> Iterator[str | None]:
    """The same without what stands around the element. Not recursive: pages nest deeply."""
    silent = 0  # how many of the open elements hold no text to be read
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if _kind(element.tag)[0]:  # type: ignore[arg-type]
            yield None
        is_silent = _is_silent(element)
        if event == "start":
            silent += is_silent
            if element.text and not silent:
                yield element.text
            continue
        silent -= event == "end" and is_silent
        if element is not root and element.tail and not silent:
            yield element.tail
