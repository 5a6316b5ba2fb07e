"""A text with its names and quotes marked, as HTML: paragraphs in which every mark is closed where it was opened."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup, escape

from dateline.article import Article, Span
from services.api.page.addresses import name_url

KINDS: Final = ("people", "organisations", "places", "quotes")
_BREAKS = re.compile(r"\n+")


@dataclass(frozen=True)
class Mark:
    """A stretch of the text. ``kind``: one of KINDS; ``title``: what is told of it; ``href``: where it leads."""

    span: Span
    kind: str
    title: str
    href: str | None = None


def marks_of(article: Article) -> list[Mark]:
    """What is to be marked in the body of the article: its names and what was said."""
    names = [
        Mark(span, kind, entity.name, name_url(kind, entity.name))
        for kind in ("people", "organisations", "places")
        for entity in getattr(article, kind)
        for span in entity.spans
    ]
    quotes = [
        Mark(quote.span, "quotes", f"said by {quote.speaker}" if quote.speaker else "said") for quote in article.quotes
    ]
    return names + quotes


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Markup]:
    """The paragraphs of the text, escaped, with the marks in them; one that goes over several is closed in each.

    Spans count code points of the text, and may lie in each other or overlap; what lies outside the text is left out.
    """
    inside = sorted(
        (mark for mark in marks if 0 <= mark.span[0] < mark.span[1] <= len(text)),
        key=lambda mark: (mark.span[0], -mark.span[1]),
    )
    return [_paragraph(text, part, inside) for part in _parts(text)]


def _parts(text: str) -> Iterator[Span]:
    """The spans of the paragraphs."""
    ends = [(match.start(), match.end()) for match in _BREAKS.finditer(text)]
    for (_, start), (end, _) in pairwise([(0, 0), *ends, (len(text), len(text))]):
        if text[start:end].strip():
            yield start, end


def _paragraph(text: str, part: Span, marks: Sequence[Mark]) -> Markup:
    start, end = part
    touching = [mark for mark in marks if mark.span[0] < end and mark.span[1] > start]
    cuts = sorted({start, end, *(cut for mark in touching for cut in mark.span if start < cut < end)})
    html = Markup()
    opened: list[tuple[Mark, str]] = []
    for here, there in pairwise(cuts):
        lasting = [(mark, tag) for mark, tag in opened if mark.span[1] > here]
        # Whatever stands in one that ends is closed with it, and opened again.
        keep = next((at for at, (mark, _) in enumerate(opened) if mark.span[1] <= here), len(opened))
        for _, tag in reversed(opened[keep:]):
            html += Markup("</{}>").format(tag)
        again = [mark for mark, _ in lasting if mark not in [kept for kept, _ in opened[:keep]]]
        begun = [mark for mark in touching if max(mark.span[0], start) == here]
        opened = opened[:keep]
        for mark in [*again, *begun]:
            tag = "span" if mark.href is None or any(tag == "a" for _, tag in opened) else "a"
            html += _opening(mark, tag)
            opened.append((mark, tag))
        html += escape(text[here:there])
    for _, tag in reversed(opened):
        html += Markup("</{}>").format(tag)
    return html


def _opening(mark: Mark, tag: str) -> Markup:
    address = Markup(' href="{}"').format(mark.href) if tag == "a" else Markup()
    return Markup('<{tag} class="mark {kind}" title="{title}"{address}>').format(
        tag=tag, kind=mark.kind, title=mark.title, address=address
    )
