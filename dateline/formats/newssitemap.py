"""News sitemaps (sitemaps.org 0.9 with Google's news extension)."""

from collections.abc import Iterator
from pathlib import Path

from dateline.article import Article, FileRef, Provenance, Source
from dateline.errors import UnreadableError
from dateline.formats.feeds.entries import encoding_of, entries
from dateline.formats.jsonfeed import distinct, language_of, web_address
from dateline.formats.markup.root import root_tag
from dateline.formats.markup.xml import Element, local_name, text_of
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_time

name = "news sitemap"
media_type = "application/xml"

_NAMESPACES = ("sitemaps.org/schemas/sitemap/", "google.com/schemas/sitemap")
_HEAD = 64_000  # bytes; the root stands within them
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the root is a sitemap or an index of sitemaps: those without news are refused with a reason."""
    root = root_tag(head)
    return bool(root and root[0] in {"urlset", "sitemapindex"} and any(each in root[1] for each in _NAMESPACES))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The news entries of the sitemap: headline, address, time and outlet. Plain entries are passed over.

    Raises UnreadableError for an index of sitemaps, for a sitemap without news, and for what is no XML.
    """
    with path.open("rb") as file:
        root = root_tag(file.read(_HEAD))
    if root and root[0] == "sitemapindex":
        raise UnreadableError(
            "It is an index of sitemaps: it lists other sitemaps, no articles.", "Drop the sitemaps that it lists."
        )
    encoding = encoding_of(path)
    has_news = False
    for found in entries(path, ["{*}url"], context.limits.page_bytes):
        if isinstance(found, Skipped):
            has_news = True
            yield found
            continue
        entry, warning = found
        if article := _article(entry, context):
            has_news = True
            article.file = FileRef(media_type=media_type, encoding=encoding)
            article.warnings += [warning] if warning else []
            yield article
    if not has_news:
        raise UnreadableError(
            "It is a sitemap without news: it lists only addresses.", "Drop the news sitemap, or the pages themselves."
        )


def _article(entry: Element, context: ReadContext) -> Article | None:
    """The article of a news entry; None for any other.

    It has no ``uri``: the address is that of the whole article, which this headline must never replace.
    """
    news = entry.find(f"{{{_NEWS}}}news")
    if news is None:
        return None
    told = {local_name(element): text_of(element) or "" for element in news.iter()}
    url = web_address(next((text_of(child) for child in entry if local_name(child) == "loc"), None))
    article = Article(headline=told.get("title", ""), body="", url=url, language=language_of(told.get("language")))
    if outlet := told.get("name"):
        article.source = Source(name=outlet)
        article.provenance["source"] = Provenance(origin="header", note="the publication of the entry")
    article.keywords = distinct(told.get("keywords", "").split(","))
    article.genre = told.get("genres") or None
    set_time(article, "published", told.get("publication_date"), context)
    article.warnings.append("The sitemap carries only its headline.")
    return article
