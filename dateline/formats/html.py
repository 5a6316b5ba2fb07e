"""A page of the web as a browser saves it: HTML or XHTML, one article."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from dateline.article import Article, FileRef, Provenance, Source
from dateline.errors import TooLargeError
from dateline.formats.feeds.partial import rank_below_whole
from dateline.formats.markup.fragment import paragraphs_of, paragraphs_of_html
from dateline.formats.markup.root import root_tag
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time
from dateline.formats.reading.moments import moment
from dateline.formats.reading.story import set_story
from dateline.newsprint.published import read_publication
from dateline.webpage.document import is_unwieldy, parse_page, saved_from
from dateline.webpage.encoding import decode_page
from dateline.webpage.facts import Facts, read_facts
from dateline.webpage.story import Story, story_of
from dateline.webpage.times import suggested_day

name = "HTML"
media_type = "text/html"

_ROOTS = frozenset({"html", "head", "body", "frameset"})
# What a page without its outer tags begins with. Markdown may begin so too, but has no title and no body.
_PARTS = frozenset("meta title link base script style div p article main section header table center h1 h2".split())
_DOCTYPE = re.compile(rb"\s*<!doctype\s+html[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:body|title|html)[\s>]", re.IGNORECASE)
_NEAR = 16_000  # bytes in which a page without its outer tags shows what it is
_ENDINGS = (".html", ".htm", ".xhtml", ".xht")
_CLOSINGS = re.compile(rb"</(?:p|div|h1|h2|article|td)>", re.IGNORECASE)
_FEWEST_CLOSINGS = 3


def sniff(head: bytes, name: str) -> bool:
    """A page by its DOCTYPE or its first tag; other XML has other roots.

    Parts of a page count when they have a title or a body, or the name of a page and several closed paragraphs.
    """
    if _DOCTYPE.match(head.removeprefix(b"\xef\xbb\xbf")[:200]):
        return True
    root = root_tag(head)
    tag = root[0].lower() if root else ""
    if tag in _ROOTS:
        return True
    if tag not in _PARTS:
        return False
    if _PAGE.search(head[:_NEAR]):
        return True
    return name.lower().endswith(_ENDINGS) and len(_CLOSINGS.findall(head[:_NEAR])) >= _FEWEST_CLOSINGS


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The article of a page. Raises UnreadableError where there is none on it, EmptyError, TooLargeError."""
    size = path.stat().st_size
    if size > (most := context.limits.page_bytes):
        raise TooLargeError(
            f"As one page it is too large: {size:,} bytes; the limit is {most:,}.",
            "Save the page without its pictures, or raise DATELINE_PAGE_MB and retry.",
        )
    yield article_of(path.read_bytes(), context)


def article_of(data: bytes, context: ReadContext, address: str | None = None, charset: str | None = None) -> Article:
    """The article of the bytes of a page; ``address`` and ``charset`` are what came with them.

    Raises UnreadableError for a list of stories and for a page without a story, EmptyError.
    """
    decoded = decode_page(data, charset)
    tree = parse_page(decoded.text)
    facts = read_facts(tree, address or saved_from(decoded.text))
    article = _article(facts, context)
    article.file = FileRef(media_type=media_type, encoding=decoded.encoding)
    if is_unwieldy(tree):
        story = _all_text(tree, decoded.text)
    else:
        _suggested_time(article, tree, facts, context)
        story = story_of(tree, facts)
    article.removed = story.removed
    article.warnings += [*decoded.warnings, *story.warnings]
    _abstract(article, facts, story)
    set_story(article, story.paragraphs, context)
    if story.is_part:
        rank_below_whole(article, context)
    return article


def _all_text(tree: HtmlElement, text: str) -> Story:
    """All that is printed on a page which is too deep or too large to be looked at closely."""
    # The parser drops what lies thousands of levels deep.
    paragraphs = paragraphs_of(tree) or paragraphs_of_html(text)
    return Story(paragraphs, warnings=["The page is too deep or too large to tell the story from what is around it."])


def _article(facts: Facts, context: ReadContext) -> Article:
    article = Article(
        headline=facts.headline,
        body="",
        byline=facts.byline,
        authors=facts.authors,
        section=facts.section,
        keywords=facts.keywords,
        language=facts.language,
        url=facts.address,
        uri=facts.address or "",
        source=Source(name=facts.outlet, domain=urlsplit(facts.address or "").hostname),
        copyright_holder=facts.copyright_holder,
        copyright_notice=facts.copyright_notice,
    )
    for field, told in facts.told.items():
        article.provenance[field] = Provenance(origin="body" if told == "printed" else "header", note=told)
    set_time(article, "published", _readable(facts.published, context), context)
    set_time(article, "updated", _readable(facts.updated, context), context)
    return article


def _readable(texts: Sequence[str], context: ReadContext) -> str | None:
    """The first text that is a time, as machines write it; where none is, the first text."""
    for text in texts:
        if moment(text, context.time_zone):
            return text
        if note := read_publication(text, context.time_zone):
            return note.time.isoformat() if note.precision == "full" else note.time.date().isoformat()
    return next(iter(texts), None)


def _suggested_time(article: Article, tree: HtmlElement, facts: Facts, context: ReadContext) -> None:
    """The time of publication that the page does not declare: printed and marked as such, else a guess."""
    if article.published:
        return
    marked = _readable(facts.marked, context)
    printed = marked if moment(marked, context.time_zone) else None
    set_time(article, "published", printed or suggested_day(tree, facts.address), context)
    if article.published:
        note = "printed and marked as a time" if printed else "as htmldate reads the page and its address"
        article.provenance["published"] = Provenance(origin="body" if printed else "derived", note=note)


def _abstract(article: Article, facts: Facts, story: Story) -> None:
    """The page's description, unless it is the beginning of the story or the headline once more."""
    text = facts.abstract or ""
    beginning = text.rstrip(".… []")[:100]
    if text and text != article.headline and not " ".join(story.paragraphs[:2]).startswith(beginning):
        article.abstract = text
