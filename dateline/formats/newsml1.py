"""NewsML 1.x: one or more news items in an envelope. Read after the IPTC's NewsML 1.2 functional specification."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from dateline.article import Article, FileRef
from dateline.formats.markup.characters import Characters
from dateline.formats.markup.root import root_tag
from dateline.formats.markup.xml import elements
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.wires.iptc import most_bytes, name_a_kill, unqualified, warn_of_damage
from dateline.formats.wires.newsml1_item import read_item

name = "NewsML 1"
media_type = "application/vnd.iptc.newsml1+xml"


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the root element is ``NewsML``."""
    root = root_tag(head)
    return root is not None and root[0] == "NewsML"


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The items one by one. Raises UnreadableError where the XML is broken, TooLargeError for one too long."""
    with path.open("rb") as file:
        characters = Characters(file, most_bytes(context))
        for position, element in enumerate(elements(cast("IO[bytes]", characters), "{*}NewsItem"), start=1):
            found = read_item(unqualified(element), context)
            if isinstance(found, Article):
                found.file = FileRef(media_type=media_type, encoding=characters.encoding)
                warn_of_damage(found, characters)
                name_a_kill(found)
                yield found
            else:
                yield Skipped(f"item {position}", found, is_fault=False)
            characters.whole()
