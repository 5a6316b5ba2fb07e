"""A piece of HTML, as feeds, wires and mails carry it, as paragraphs of plain text."""

import re
from collections.abc import Iterator

from lxml import etree, html

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
_DEEPEST = 2046  # levels; libxml2 drops in silence what nests deeper
_TAG = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]\w*;")


def _parser() -> html.HTMLParser:
    # Without huge_tree, what stands more than 256 levels deep is lost without a word.
    return html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)


def paragraphs_of_html(fragment: str) -> list[str]:
    """The text of the fragment in order, a string a block element, with single spaces; scripts and styles left out.

    Never raises for broken markup. Text without any markup comes back a paragraph a line.
    """
    if not _MARKUP.search(fragment):
        return [" ".join(line.split()) for line in fragment.splitlines() if line.strip()]
    try:
        # lxml refuses text that declares an encoding.
        root = html.fragment_fromstring(_DECLARATION.sub("", fragment), create_parent="div", parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):  # the last for two bodies
        return _stripped(fragment)
    return paragraphs_of(root) or (_stripped(fragment) if fragment.count("<") > _DEEPEST else [])


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
            found.append("".join(pending))
            pending = []
        else:
            pending.append(piece)
    found.append("".join(pending))
    return [text for text in (" ".join(paragraph.split()) for paragraph in found) if text]


def _pieces(root: etree._Element) -> Iterator[str | None]:
    """The text in the order of the document; None where a block begins or ends. Not recursive: pages nest deeply."""
    silent = 0  # how many of the open elements hold no text to be read
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        # Not by etree.QName, which refuses what real pages hold: <o:p>, <jane@paper.example>.
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        if name in _BLOCKS:
            yield None
        is_silent = name in _SILENT or bool(name and _HIDDEN.search(element.get("style") or ""))
        if event == "start":
            silent += is_silent
            if element.text and not silent:
                yield element.text
            continue
        silent -= event == "end" and is_silent
        if element is not root and element.tail and not silent:
            yield element.tail
