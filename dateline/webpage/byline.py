"""The byline as the page prints it, and as it declares it."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import html

from dateline.newsprint.bylines import is_name, read_byline
from dateline.webpage.document import short_line

_LONGEST = 120  # characters
_MOST_MARKED = 200  # elements that are looked at; a page with more lists authors
_MARKED = re.compile(r"byline|by-line|author|writtenby|written-by|p-author", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment|related|recirc|promo|sidebar|footer|newsletter|recommend|trending|most-?read", re.IGNORECASE
)
_CONTACT = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|@\w+")
_INTRODUCTION = re.compile(
    r"(?:(?:posted|written|published|reported|words|text)\s+)?(?:by|von|par|por)[:\s]+", re.IGNORECASE
)
# Blanks are looked at from the first of a run only: from each of them, a long run would take time with its square.
_BEHIND = re.compile(
    r"(?:(?<!\s)\s+)?(?:[|•·]|\bon\b|,\s+\d{1,2}[./ ]|\b(?:published|updated|posted)\b).*|(?<!\s)\s+\d{1,2}[./ ].*",
    re.IGNORECASE,
)


def declared_byline(value: str, outlet: str | None) -> str | None:
    """The value of a tag for the author, when it is a byline: no address, nor the outlet, which has a field."""
    text = _CONTACT.sub("", value[: 2 * _LONGEST + 1]).strip(" ,;|-–")
    if not text or len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return None
    return None if outlet and text.casefold() == outlet.casefold() else text


def introduced_names(byline: str) -> list[str]:
    """The names behind the word that introduces a byline, in the languages that say it otherwise than in English."""
    introduced = _INTRODUCTION.match(byline)
    read = read_byline(f"By {byline[introduced.end() :]}") if introduced else None
    return list(read.authors) if read else []


def printed_byline(tree: html.HtmlElement) -> str | None:
    """The byline that the page's mark-up or its words tell; None when nothing does so clearly."""
    weaker = None
    for element in islice(_marked(tree), _MOST_MARKED):
        if _is_elsewhere(element):
            continue
        is_declared = _is_declared(element)
        text = short_line(element, 2 * _LONGEST)
        if text and (found := (_named(text) if is_declared else _read(text))):
            if is_declared or read_byline(text):
                return found
            weaker = weaker or found
    return weaker


def _marked(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements that may hold a byline by their attributes."""
    for element in tree.iter("a", "address", "span", "p", "div", "h2", "h3", "h4", "h5", "li", "cite", "strong", "em"):
        if _is_declared(element) or _MARKED.search(_marks(element)):
            yield element


def _is_declared(element: html.HtmlElement) -> bool:
    """Whether HTML or schema.org says that this is the author."""
    return "author" in (element.get("rel") or "").lower().split() or "author" in (element.get("itemprop") or "").split()


def _marks(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}"


def _is_elsewhere(element: html.HtmlElement) -> bool:
    """Whether this lies in a part of the page that is not the story's."""
    return any(
        above.tag in {"footer", "aside", "nav"} or _ELSEWHERE.search(_marks(above))
        for above in (element, *element.iterancestors())
        if above.tag not in {"body", "html", "article", "main"}
    )


def _named(text: str) -> str | None:
    text = declared_byline(_BEHIND.sub("", text), None) or ""
    return text if text and len(_INTRODUCTION.sub("", text)) > 1 and not any(map(str.isdigit, text)) else None


def _read(text: str) -> str | None:
    """The byline that a marked element holds: it is introduced by a word, or is a name and nothing else."""
    text = _BEHIND.sub("", text).strip()
    if len(text) > _LONGEST or not text:
        return None
    if read_byline(text) or is_name(text):
        return text
    introduced = _INTRODUCTION.match(text)
    return text if introduced and read_byline(f"By {text[introduced.end() :]}") else None
