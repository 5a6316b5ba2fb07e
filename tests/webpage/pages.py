"""Pages for the tests of what is read from them."""

from lxml.html import HtmlElement

from dateline.webpage.document import parse_page

PROSE = (
    "The ferry will sail again from Monday, the harbour board said after a meeting of three hours on the island.",
    "Two hundred islanders stood in the rain to watch the first trial, and nobody went home before it was over.",
    "Fares stay as they were, and a hearing about the berths is set for March, the chairwoman of the board said.",
    "The pier was lost in a storm eleven months ago, and the last of its forty piles was replaced last week.",
)


def page(body: str = "", head: str = "") -> HtmlElement:
    """The tree of a page with this body and this head."""
    return parse_page(f"<html><head>{head}</head><body>{body}</body></html>")


def paragraphs(*texts: str, of: str = "story") -> str:
    """The texts as paragraphs of one block."""
    return f'<div class="{of}">{"".join(f"<p>{text}</p>" for text in texts)}</div>'
