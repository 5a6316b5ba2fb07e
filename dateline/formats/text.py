"""Plain text as newspapers publish it: headline, byline, dateline, paragraphs, and the tail that is not the story's."""

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article, FileRef, Provenance, Source
from dateline.errors import EmptyError, TooLargeError
from dateline.formats.reading import ReadContext
from dateline.gazetteer import is_place
from dateline.newsprint.agencies import credited_agency
from dateline.newsprint.charset import decode
from dateline.newsprint.headlines import derive_headline
from dateline.newsprint.page import Page, read_page
from dateline.newsprint.paragraphs import paragraphs

name = "plain text"
media_type = "text/plain"
several = False
_MOST_BYTES = 4  # a character takes no more in any encoding that newspapers use


_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<(?:\?xml\b|!DOCTYPE\b)", re.IGNORECASE)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whatever no other format knows is read as text, or refused as no text at all; but never the marks of XML."""
    return bool(head) and not _MARKUP.match(head)


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one article of a text file. Raises UnreadableError for what is no text, EmptyError, TooLargeError."""
    size = path.stat().st_size
    if size > _MOST_BYTES * context.max_article_chars:
        raise _too_large(f"{size:,} bytes", context)
    decoded = decode(path.read_bytes())
    if len(decoded.text) > context.max_article_chars:
        raise _too_large(f"{len(decoded.text):,} characters", context)
    lines = [paragraph for paragraph in paragraphs(decoded.text) if paragraph]
    if not lines:
        raise EmptyError("It holds no text.", "Drop it again with its text.")
    known = context.sidecar.published if context.sidecar else None
    page = read_page(lines, context.time_zone, is_place, known)
    article = _article(page)
    article.file = FileRef(media_type=media_type, encoding=decoded.encoding)
    article.warnings += decoded.warnings
    yield article


def _too_large(size: str, context: ReadContext) -> TooLargeError:
    return TooLargeError(
        f"As one article it is too long: {size}; the limit is {context.max_article_chars:,} characters.",
        "Split it into articles, or raise DATELINE_MAX_ARTICLE_CHARS and retry.",
    )


def _article(page: Page) -> Article:
    article = Article(
        headline=page.headline or "",
        abstract=page.standfirst,
        section=page.section,
        body="\n\n".join(page.body),
        removed=page.removed,
        dateline=page.dateline,
        copyright_notice=page.copyright_notice,
    )
    if not article.headline:
        article.headline, length = derive_headline(page.body[0])
        article.provenance["headline"] = Provenance(origin="derived", span=(0, length), note="from the lead")
    if page.dateline:
        article.provenance["dateline"] = Provenance(origin="dateline")
    _byline(article, page)
    _dates(article, page)
    return article


def _byline(article: Article, page: Page) -> None:
    """The printed byline, else the agency that the last paragraph credits."""
    if page.byline:
        article.byline, article.authors = page.byline.text, list(page.byline.authors)
    elif not (page.dateline and page.dateline.source) and (credited := credited_agency(page.body[-1])):
        agency, at = credited
        start = len(article.body) - len(page.body[-1]) + at
        article.byline = agency
        article.provenance["byline"] = Provenance(origin="body", span=(start, start + len(agency)))


def _dates(article: Article, page: Page) -> None:
    """What the printed lines say of the time of publication and of the outlet."""
    printed = Provenance(origin="body", note="printed line")
    if page.published:
        article.published = page.published.time
        article.published_precision = page.published.precision
        article.provenance["published"] = printed
        if page.published.outlet:
            article.source = Source(name=page.published.outlet)
            article.provenance["source"] = printed
    if page.updated:
        article.updated = page.updated.time
        article.provenance["updated"] = printed
