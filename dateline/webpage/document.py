"""The tree of a page."""

import re

from lxml import etree, html

from dateline.errors import EmptyError

DEEPEST = 250
"""Levels of elements. Pages by hand and by program stay under 60; what walks a tree recursively breaks at 1,000."""

MOST_ELEMENTS = 50_000
"""Of a page that is looked at closely. Long live blogs have 20,000; extraction takes some seconds for 50,000."""

MOST_LEVELS = 1_500_000
"""Of all elements together, each counted by its depth: 50,000 elements on 30 levels. The text of the upper ones is read
again for each level."""

_TOO_DEEP = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")  # quicker than a walk: most pages are neither
_SPACES = 5  # times as long the text of a line may be with the spaces between its tags
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# What the browser or the tool that saved a page writes above it.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]{1,2000})"
)


def parse_page(text: str) -> html.HtmlElement:
    """The root element of a page. Raises EmptyError when it has no element at all. Nothing is fetched."""
    # Without huge_tree, what stands more than 256 levels deep is lost without a word.
    parser = html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    # lxml refuses text that declares an encoding.
    source = _DECLARATION.sub("", text.replace("\x00", "").removeprefix("\ufeff"))
    try:
        return html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise EmptyError("The page is empty.", "Save it again when it has loaded, then drop it again.") from error


def is_unwieldy(root: html.HtmlElement) -> bool:
    """Whether elements nest deeper than ``DEEPEST``, or are more than ``MOST_ELEMENTS`` on ``MOST_LEVELS``."""
    if root.xpath("count(//*)") * DEEPEST < MOST_LEVELS and not _TOO_DEEP(root):
        return False
    depth = levels = 0
    for count, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        levels += depth
        if depth > DEEPEST or count > 2 * MOST_ELEMENTS or levels > 2 * MOST_LEVELS:
            return True
    return False


def saved_from(text: str) -> str | None:
    """The address in the note that a browser leaves in a page when it saves it."""
    found = _SAVED_FROM.search(text[:4_000])
    return found[1] if found else None


def short_line(element: html.HtmlElement, longest: int) -> str:
    """All text below the element with single spaces; empty when that is more characters than ``longest``.

    For questions that are asked of many elements, which may lie in each other: it reads no further than it must.
    """
    pieces: list[str] = []
    left = _SPACES * longest
    for piece in element.itertext():
        pieces.append(str(piece))
        left -= len(pieces[-1])
        if left < 0:
            return ""
    line = " ".join("".join(pieces).split())
    return line if len(line) <= longest else ""


def line_of(element: html.HtmlElement) -> str:
    """All text below the element, with single spaces."""
    return " ".join(str(element.text_content()).split())
