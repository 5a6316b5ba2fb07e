"""The headline of a page: as declared, else as printed, without the name of the outlet behind it."""

import re

from lxml import html

from dateline.webpage.document import line_of, short_line

# Blanks are looked at from the first of a run only: from each of them, a long run would take time with its square.
_JOINT = re.compile(r"(?<!\s)\s+[|–—·•»«:/\\-]+\s+|(?:(?<!\s)\s+)?[|»]\s*")
_LONGEST = 300  # characters; more is a paragraph
_FEWEST_WORDS = 3
_SHARED = 0.5  # of the heading's words; a title for search engines shares about as many with the printed headline


def document_title(tree: html.HtmlElement) -> str | None:
    """The text of the ``title`` element."""
    found = tree.find(".//title")
    return (line_of(found) or None) if found is not None else None


def printed_headline(tree: html.HtmlElement, title: str | None) -> str | None:
    """The first-level heading that the title holds, or the only one that is much like it; None when there is none.

    A heading that has little to do with the title names the site or a section of it.
    """
    headings = [text for heading in tree.iter("h1") if (text := short_line(heading, _LONGEST))]
    shared = [text for text in headings if title and _bare(text) and _bare(text) in _bare(title)]
    if shared:
        return max(shared, key=len)
    return headings[0] if len(headings) == 1 and (not title or _is_like(headings[0], title)) else None


def without_outlet(title: str, outlet: str | None, domain: str | None) -> str:
    """The title without the outlet's name at its end or beginning, where a line or a dash parts them."""
    names = {_bare(name) for name in (outlet, domain, (domain or "").removeprefix("www.").split(".")[0]) if name}
    joints = list(_JOINT.finditer(title))
    if not joints or not names:
        return title
    head, tail = title[: joints[-1].start()], title[joints[-1].end() :]
    if _bare(tail) in names:
        return head
    return title[joints[0].end() :] if _bare(title[: joints[0].start()]) in names else title


def _is_like(heading: str, title: str) -> bool:
    words, others = _words(heading), _words(title)
    return len(words) >= _FEWEST_WORDS and len(words & others) >= _SHARED * len(words)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _bare(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))
