"""What the IPTC's XML formats share: the words for a status, the scales, the limits, and a kill without any text."""

from contextlib import suppress

from dateline.article import Article, Provenance
from dateline.formats.markup.characters import Characters
from dateline.formats.markup.xml import Element
from dateline.formats.reading.context import ReadContext

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_BYTES = 8  # of XML for a character: wire stories over 3 kB have 1.2 to 5, with all their metadata
_STATUSES = {"usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled"}
_LEAST_URGENT = 9
_LONGEST_NUMBER = 15  # digits; what is longer is no revision
_DAMAGED = "Some bytes are broken and were replaced."


def most_bytes(context: ReadContext) -> int:
    """How many bytes of XML one article may take."""
    return _MOST_BYTES * context.max_article_chars


def set_status(article: Article, word: str | None) -> None:
    """Set ``pub_status`` from a word of the IPTC's Publishing Status NewsCodes, bare, with a scheme or in a URI."""
    code = (word or "").replace("/", ":").rpartition(":")[2].strip().lower()
    if code in _STATUSES:
        article.pub_status = _STATUSES[code]
    elif code:
        article.warnings.append(f"pub_status: {code[:60]!r} is no publishing status.")


def urgency(text: str | None) -> int | None:
    """The editorial urgency, 1 the most urgent; None for what is not 1 to 9: 0 stands for none."""
    found = number(text)
    return found if found and found <= _LEAST_URGENT else None


def number(text: str | None) -> int | None:
    """A whole number, None for any other text."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else None


def unqualified(root: Element) -> Element:
    """The same element with names without namespaces, its own and all below it: senders disagree about them.

    So are prefixes that nobody declared. What is no name without its prefix keeps it.
    """
    for element in root.iter("{*}*"):
        tag = str(element.tag)
        if tag[0] == "{" or ":" in tag:
            with suppress(ValueError):
                element.tag = tag.rpartition("}")[2].rpartition(":")[2]
    return root


def name_a_kill(article: Article) -> None:
    """Give a headline to a story that is withdrawn without any text, so that it can still hide the one before it."""
    if article.pub_status in {"canceled", "withheld"} and not article.headline and not article.body.strip():
        article.headline = article.ed_note or article.slugline or article.uri or article.pub_status
        article.provenance["headline"] = Provenance(origin="derived", note="withdrawn without a headline")


def warn_of_damage(article: Article, characters: Characters) -> None:
    """Say in the article that bytes of its file were replaced."""
    if characters.damaged:
        article.warnings.append(_DAMAGED)
