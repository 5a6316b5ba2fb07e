"""The text of the story on a page, a string a paragraph."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from dateline.newsprint.headlines import ends_sentence
from dateline.webpage.document import line_of

# It reports pages without text as errors on its own; here they raise.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_BLOCKS = frozenset({"p", "head", "item", "list", "quote", "code", "lb", "row", "table", "div", "ab", "main", "del"})
# Elements without any text of a story; extraction copies the page several times.
_SILENT = tuple(
    "script style svg template iframe object embed canvas link meta select option button input textarea source track"
    " map area param".split()
)
_LEVELS = 6  # of elements above a paragraph that tell where it belongs; fewer mix up parts of a page
_FEWEST_ALIKE = 3  # extracted paragraphs of one kind before others of that kind are believed to be the story's too
_SHORTEST = 80  # characters of a paragraph that is taken in addition
_MOST_LINKED = 0.3  # share of a paragraph's characters in links; prose stays below, lists of links do not
_SIGNS = re.compile(r"\W+")
_LONGEST_KEY = 300  # characters by which paragraphs are compared
_BEGINNING = 30  # letters by which a paragraph of the page and an extracted one are known to be the same
_MOST_LOST = 1.5  # times as long the paragraph may be as what is left of it
_MOST_PARAGRAPHS = 5_000  # of a page that are looked at
_ELSEWHERE = frozenset({"footer", "aside", "nav", "figure", "blockquote", "form", "li", "td"})

Where = tuple[str, ...]


def extract_body(tree: html.HtmlElement, address: str | None) -> list[str]:
    """The story's paragraphs, headings and list items in order; empty when there is no text like a story's.

    The work of trafilatura, set to leave out when in doubt, and more of the paragraphs that stand as those do.
    """
    found = _extracted(tree, address, precise=True) or _extracted(tree, address, precise=False)
    return _with_missing(tree, found)


def _extracted(tree: html.HtmlElement, address: str | None, *, precise: bool) -> list[str]:
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    from trafilatura import bare_extraction  # noqa: PLC0415  25 MB that a worker without web pages never needs

    try:
        document = bare_extraction(tree, url=address, favor_precision=precise, include_comments=False)
    except ValueError:  # of references with more digits than Python reads, which no page has for its readers
        return []
    body = getattr(document, "body", None)
    return [] if body is None else list(_paragraphs(body))


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """The text of the extracted tree, a string a block; the cells of a row are parted by spaces."""
    pending: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            if text := " ".join("".join(pending).split()):
                yield text
            pending = []
        if element.tag == "cell":
            pending.append(" ")
        pending.append((element.text if event == "start" else element.tail) or "")
    if text := " ".join("".join(pending).split()):
        yield text


def _with_missing(tree: html.HtmlElement, found: list[str]) -> list[str]:
    """The paragraphs with those put between that stand on the page in the same kind of place.

    Pages part a story into several blocks, between which advertisements go; an extractor may take one and leave the
    rest. One paragraph alone before or behind the story was left out on purpose. A paragraph that lost the words of
    its links gets them back.
    """
    at = {_key(text)[:_BEGINNING]: place for place, text in enumerate(found)}
    texts, extracted = list(found), set(map(_key, found))
    alike: Counter[Where] = Counter()
    runs: dict[int, list[tuple[str, Where]]] = {}
    last = -1
    for element in islice(tree.iter("p"), _MOST_PARAGRAPHS):
        text = line_of(element)
        place = at.get(_key(text)[:_BEGINNING])
        if place is None:
            if len(text) >= _SHORTEST and _is_prose(element, text):
                runs.setdefault(last, []).append((text, _where(element)))
            continue
        last = max(last, place)
        alike[_where(element)] += 1
        if _key(text) not in extracted and _lost_words(found[place], text, element):
            texts[place] = text
    return _merged(texts, {place: [t for t, where in run if where and alike[where] >= _FEWEST_ALIKE]
                           for place, run in runs.items()}, last)  # fmt: skip


def _merged(texts: list[str], runs: dict[int, list[str]], last: int) -> list[str]:
    """The runs of missing paragraphs put behind the place they follow; short ones at the ends left out."""
    merged: list[str] = []
    for place, text in enumerate(["", *texts], start=-1):
        merged += [text] if text else []
        run = runs.get(place, [])
        merged += run if len(run) >= _FEWEST_ALIKE or 0 <= place < last else []
    return merged


def _lost_words(extracted: str, whole: str, element: html.HtmlElement) -> bool:
    """Whether the extracted text is the paragraph but for some words of its links. A line break parts paragraphs."""
    if not len(extracted) < len(whole) <= _MOST_LOST * len(extracted) or element.find(".//br") is not None:
        return False
    return set(extracted.split()) <= set(whole.split())


def _where(element: html.HtmlElement) -> Where:
    """The tags and classes of a paragraph and what is above it; empty in a part of the page that is no story's."""
    above = [element, *islice(element.iterancestors(), _LEVELS)]
    if any(each.tag in _ELSEWHERE for each in above):
        return ()
    return tuple(f"{each.tag!s}.{each.get('class') or ''}" for each in above)


def _is_prose(element: html.HtmlElement, text: str) -> bool:
    linked = sum(len(line_of(link)) for link in element.iter("a"))
    return ends_sentence(text) and linked <= _MOST_LINKED * len(text)


def _key(text: str) -> str:
    """What of a paragraph is compared: extraction changes spaces and signs."""
    return _SIGNS.sub("", text[:_LONGEST_KEY])
