"""NewsML-G2: news items, packages, and messages that carry several. Read after the IPTC's NewsML-G2 2.x guidelines."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from dateline.article import Article, FileRef
from dateline.formats.markup.characters import Characters
from dateline.formats.markup.root import root_tag
from dateline.formats.markup.xml import Element, elements
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.wires.iptc import most_bytes, name_a_kill, unqualified, warn_of_damage
from dateline.formats.wires.newsmlg2_item import read_news, read_package

name = "NewsML-G2"
media_type = "application/vnd.iptc.g2.newsitem+xml"
_NAMESPACE = "iptc.org/std/nar/"
_OTHERS = {
    "conceptItem": "a concept",
    "knowledgeItem": "a list of concepts",
    "planningItem": "the plan of a coverage",
    "catalogItem": "a catalogue of codes",
}
"""Items that hold no news, and what they hold."""
_ITEMS = ("newsItem", "packageItem", *_OTHERS)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the root is a message or an item of G2: by its namespace, or by the ``guid`` that every item has."""
    root = root_tag(head)
    return root is not None and (
        (root[0] == "newsMessage" and _NAMESPACE in root[1])
        or (root[0] in _ITEMS and (_NAMESPACE in root[1] or "guid=" in root[1]))
    )


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The items one by one. Raises UnreadableError where the XML is broken, TooLargeError for one too long."""
    with path.open("rb") as file:
        characters = Characters(file, most_bytes(context))
        tags = (f"{{*}}{item}" for item in _ITEMS)
        for position, element in enumerate(elements(cast("IO[bytes]", characters), *tags), start=1):
            found = _item(element, position, context)
            if isinstance(found, Article):
                found.file = FileRef(media_type=media_type, encoding=characters.encoding)
                warn_of_damage(found, characters)
                name_a_kill(found)
            yield found
            characters.whole()


def _item(element: Element, position: int, context: ReadContext) -> Article | Skipped:
    kind = unqualified(element).tag
    where = f"item {position}: {element.get('guid', kind)}"
    if kind in _OTHERS:
        return Skipped(where, f"It is {_OTHERS[kind]}, not news.", is_fault=False)
    found = read_package(element, context) if kind == "packageItem" else read_news(element, context)
    return Skipped(where, found, is_fault=False) if isinstance(found, str) else found
