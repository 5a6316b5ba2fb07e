"""Paragraphs of an office document in its order, and the rows of its tables as lines."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from lxml import etree

from dateline.documents.headings import Paragraph

Element = etree._Element  # noqa: SLF001  lxml gives its only public class no public name
_BETWEEN = " | "


def in_order(
    elements: Iterable[Element], row: str, cell: str, read: Callable[[Element], list[Paragraph]]
) -> Iterator[Paragraph]:
    """What ``read`` makes of each paragraph; a row whose cells hold one paragraph at most is a single line.

    ``row`` and ``cell`` are the tags, as ``{*}tr``. Cells with more than that only set the page: they stay paragraphs.
    """
    for of_row, within in groupby(elements, key=lambda element: next(element.iterancestors(row), None)):
        if of_row is None:
            for element in within:
                yield from read(element)
            continue
        cells = [
            [paragraph for element in group for paragraph in read(element)]
            for _, group in groupby(within, key=lambda element: next(element.iterancestors(cell), None))
        ]
        filled = [paragraphs for paragraphs in cells if paragraphs]
        if len(filled) > 1 and all(len(paragraphs) == 1 for paragraphs in filled):
            yield Paragraph(_BETWEEN.join(paragraphs[0].text for paragraphs in filled))
        else:
            for paragraphs in filled:
                yield from paragraphs
