"""What an NITF story prints: its paragraphs, the captions and notes beside them, its byline and its place."""

from datetime import date as Date  # noqa: N812  as in the model

from dateline.article import Article
from dateline.formats.markup.fragment import paragraphs_of
from dateline.formats.markup.xml import Element, text_of
from dateline.formats.wires.beside import outermost, take_out
from dateline.formats.wires.located import set_dateline
from dateline.newsprint.bylines import read_byline
from dateline.newsprint.datelines import plain

_BESIDE = {"media": "caption", "note": "note in the text"}
"""What stands in the content and is not the story, and why it is cut."""


def read_content(article: Article, body: Element) -> None:
    """Set the body to the paragraphs of ``body.content``, and of ``body.end``, where a tagline stands.

    Captions and notes go to ``removed``. The element is changed.
    """
    found: list[str] = []
    for part in body.findall("body.content"):
        take_out(article, part, _BESIDE)
        found += paragraphs_of(part)
    for end in body.findall("body.end"):
        found += paragraphs_of(end)
    article.body = "\n\n".join(found)


def read_bylines(article: Article, elements: list[Element]) -> None:
    """Set the byline as printed, a title (``byttl``) after a comma behind its name, and the authors in it."""
    printed: list[str] = []
    authors: list[str] = []
    for element in elements:
        titles = outermost(element, "byttl")
        roles = [role for role in map(text_of, titles) if role]
        for title in titles:
            title.clear(keep_tail=True)
        name = (text_of(element) or "").rstrip(" ,;")
        found = read_byline(name) or read_byline(f"By {name}")
        authors += found.authors if found else ()
        printed += [", ".join(part for part in (name, *roles) if part)]
    article.byline = "; ".join(filter(None, printed)) or None
    article.authors = list(dict.fromkeys(authors))


def read_place(article: Article, dateline: Element | None) -> None:
    """Set the dateline from the element of that name, merged with what the body prints. The body must be set."""
    if dateline is None:
        return
    story_date = dateline.find(".//story.date")
    day = _day(story_date.get("norm", "")) if story_date is not None else None
    if story_date is not None:
        story_date.clear(keep_tail=True)
    location = dateline.find("location")
    # Marked parts may stand without a comma between them, or with one.
    parts = [text for text in map(text_of, location) if text] if location is not None else []
    if parts:
        set_dateline(article, ", ".join(parts), ", ".join(map(_plain, parts)), day)
    else:
        set_dateline(article, text_of(dateline), None, day)


def _plain(part: str) -> str:
    """A part of a place in plain writing; a short one is an abbreviation: VA."""
    return part if len(part) <= 3 else plain(part)


def _day(norm: str) -> Date | None:
    """The day of an ISO 8601 time where it was written, which UTC may not have."""
    try:
        return Date.fromisoformat(norm.partition("T")[0])
    except ValueError:
        return None
