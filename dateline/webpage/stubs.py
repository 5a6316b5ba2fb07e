"""Pages that hold no story, or only its beginning: lists of stories, and what stands before a paywall."""

import re
from collections.abc import Sequence
from itertools import islice

from lxml import html

from dateline.errors import UnreadableError
from dateline.newsprint.headlines import ends_sentence
from dateline.webpage.document import short_line
from dateline.webpage.facts import Facts
from dateline.webpage.metatags import is_front

_PROSE = 120  # characters of a paragraph that tells something; standfirsts of teasers mostly stay below
_FEWEST_PROSE = 3  # such paragraphs of a story; a list of stories rarely has them in its main text
_TEASER_WORDS = 4  # words of a link that is a headline; what navigates has fewer
_LONGEST_LINK = 300  # characters; more is a paragraph
_FEWEST_TEASERS = 12  # such links of a list; below a story stand fewer, or the story is long
_STUB = 1_500  # characters; what is shown before a paywall stays below
_ASKING = re.compile(
    r"\b(?:subscribe|sign up|log ?in|sign in|register|create (?:a free |an )?account|become a (?:member|subscriber))\b"
    r"[^.!?]{0,40}\b(?:to|and) (?:continue|keep|read|unlock|access|view|see)\b"
    r"|\b(?:continue|keep) reading (?:this|the|your|with|for|by)\b"
    r"|\balready (?:a subscriber|have an account|subscribed)\b"
    r"|\b(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for) "
    r"(?:paying |our |registered )?(?:subscribers|members|readers)\b"
    r"|\bto (?:continue reading|read (?:the|this) (?:full|whole|rest|entire))\b"
    r"|\bréservé aux abonnés\b|\bpour lire la suite\b|\bnur für abonnenten\b|\bweiterlesen mit\b"
    r"|\bs[oó]lo para suscriptores\b|\bexclusivo para assinantes\b",
    re.IGNORECASE,
)
_FEW_PARTS = 3  # elements in a block that is a request and no part of the page
_MOST_BLOCKS = 3_000  # of a page in which such a request is looked for
_LONGEST_ASKING = 300  # characters of a paragraph that asks for money


class ListError(UnreadableError):
    """The page is a list of stories: where many pages are read, nobody misses an article of it."""


def is_list(tree: html.HtmlElement, facts: Facts, body: Sequence[str]) -> bool:
    """Whether the page is a front page or a section: many links that are headlines, and hardly any prose.

    A page that declares itself an article is none, unless it is the front page by its address.
    """
    prose = sum(len(text) >= _PROSE and ends_sentence(text) for text in body)
    if prose >= _FEWEST_PROSE and not (facts.address and is_front(facts.address)):
        return False
    if facts.is_story and facts.stories <= 1 and not (facts.address and is_front(facts.address)):
        return False
    headings = {
        short_line(heading, _LONGEST_LINK) for heading in tree.iter("h1", "h2", "h3", "h4") if _is_linked(heading)
    }
    links = (
        {short_line(link, _LONGEST_LINK) for link in tree.iter("a")} if len(headings) < _FEWEST_TEASERS else headings
    )
    teasers = [text for text in links if len(text.split()) >= _TEASER_WORDS]
    return len(teasers) >= max(_FEWEST_TEASERS, 2 * prose)


def _is_linked(heading: html.HtmlElement) -> bool:
    above = heading.getparent()
    return heading.find(".//a") is not None or (above is not None and above.tag == "a")


def asking(body: Sequence[str]) -> list[int]:
    """The places of the paragraphs that ask the reader to log in or to subscribe for the rest."""
    return [at for at, text in enumerate(body) if len(text) <= _LONGEST_ASKING and _ASKING.search(text)]


def is_locked(tree: html.HtmlElement, facts: Facts, body: Sequence[str]) -> bool:
    """Whether the body is only what a page shows before its paywall.

    The page declares it, or asks for a subscription, and the text is short.
    """
    if sum(map(len, body)) >= _STUB:
        return False
    return facts.is_locked or bool(asking(body)) or bool(asking(_blocks(tree)))


def _blocks(tree: html.HtmlElement) -> list[str]:
    """The texts of the page's small blocks; a paywall is seldom part of what is extracted."""
    blocks = islice(tree.iter("p", "h2", "h3", "h4", "button", "div"), _MOST_BLOCKS)
    return [short_line(block, _LONGEST_ASKING) for block in blocks if len(block) <= _FEW_PARTS and not _is_below(block)]


def _is_below(element: html.HtmlElement) -> bool:
    return any(above.tag in {"footer", "nav", "header"} for above in element.iterancestors())
