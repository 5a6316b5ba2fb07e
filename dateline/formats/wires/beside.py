"""What stands within the content of a story and is not the story: captions, notes, the furniture of a page."""

import itertools
from collections.abc import Mapping

from dateline.article import Article, Removed
from dateline.formats.markup.fragment import paragraphs_of
from dateline.formats.markup.xml import Element


def take_out(article: Article, content: Element, reasons: Mapping[str, str]) -> None:
    """Empty the elements of these names below ``content``; their text goes to ``removed`` with the reason of the name.

    One that stands within another goes with it, and once. Names must be without namespaces.
    """
    for element in outermost(content, *reasons):
        reason = reasons[str(element.tag)]
        article.removed += [Removed(text=text, reason=reason) for text in paragraphs_of(element)]
        element.clear(keep_tail=True)


def outermost(root: Element, *names: str) -> list[Element]:
    """The elements of these names below the root that stand in none of the others, in the order of the document."""
    found = []
    for element in root.iter(*names):
        above = itertools.takewhile(lambda parent: parent is not root, element.iterancestors())
        if element is not root and not any(parent.tag in names for parent in above):
            found.append(element)
    return found
