"""XML read safely: nothing is fetched, no entity is expanded, and depth is bounded.

Defaults of libxml2 that are kept on purpose: without ``huge_tree`` an element may nest 256 levels deep, and a text
node may have 10 MB. Checked against the list of attacks in the README of the package defusedxml.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree

from dateline.errors import UnreadableError

Element = etree._Element  # noqa: SLF001  lxml gives its only public class no public name


def parse(data: bytes) -> Element:
    """The root of an XML document. Raises UnreadableError that names line and column of the first mistake."""
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise broken(error) from error


def elements(file: IO[bytes] | Path, *tags: str) -> Iterator[Element]:
    """Each element with one of these tags (``{namespace}name``, or ``{*}name``), as soon as it is whole.

    It is emptied when the next one is asked for, so that the memory stays flat. Raises UnreadableError.
    """
    source = str(file) if isinstance(file, Path) else file
    events = etree.iterparse(source, events=("end",), tag=tags, **_SAFE)
    try:
        for _, element in events:
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise broken(error) from error


def broken(error: etree.XMLSyntaxError) -> UnreadableError:
    """The error of the parser in words."""
    line, column = error.position
    return UnreadableError(
        f"It is not well-formed XML: {error.msg} (line {line}, column {column}).",
        "Ask the sender for a correct file, or mend it, then retry.",
    )


def local_name(element: Element) -> str:
    """The tag without its namespace; empty for comments, entities and processing instructions.

    Not by etree.QName, which refuses what mended documents hold.
    """
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def text_of(element: Element | None) -> str | None:
    """All text below the element with single spaces; None when there is none, as below an entity or a comment."""
    if element is None or not isinstance(element.tag, str):
        return None
    return " ".join("".join(map(str, element.itertext())).split()) or None


_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _parser() -> "etree.XMLParser[Element]":
    parser: etree.XMLParser[Element] = etree.XMLParser(**_SAFE)
    return parser
