"""A story whose headline is known, read as plain text would be: the same text gives the same body in any wrapping."""

from collections.abc import Sequence

from dateline.article import Article, Provenance
from dateline.formats.reading.context import ReadContext
from dateline.gazetteer import is_place
from dateline.newsprint.bylines import read_byline
from dateline.newsprint.page import Page, read_page

_TOP = 3  # paragraphs; between headline and story stand a standfirst and a byline
_TEASER = "teaser of another story"  # the reason that newsprint.page gives


def set_story(
    article: Article, paragraphs: Sequence[str], context: ReadContext, *, may_have_teasers: bool = True
) -> None:
    """Fill ``body`` from the paragraphs, and from what is printed around it the fields that are still open.

    The headline and the byline of the article stand above it as they would on a page. A reading that takes something
    else for them is not used: then all paragraphs are the body. A wire carries no teasers: a run of short lines at the
    end is the story's own.
    """
    paragraphs = _without_byline(paragraphs, article)
    above = [text for text in (article.headline, article.byline) if text]
    day = (context.sidecar.published if context.sidecar else None) or article.published
    page = read_page([*above, *paragraphs], context.time_zone, is_place, day)
    if above and not _agrees(page, article):
        page = read_page(paragraphs, context.time_zone, is_place, day) if paragraphs else Page()
        if page.headline or (page.byline and article.byline) or (page.standfirst and article.abstract):
            page = Page(body=list(paragraphs))
    article.headline = article.headline or page.headline or ""
    own = [] if may_have_teasers else [piece for piece in page.removed if piece.reason == _TEASER]
    article.body = "\n\n".join([*page.body, *(piece.text for piece in own)])
    article.removed += [piece for piece in page.removed if piece not in own]
    _set_printed(article, page)


def _without_byline(paragraphs: Sequence[str], article: Article) -> list[str]:
    """The paragraphs without a byline at their head that names the authors who are known already."""
    known = {name.casefold() for name in (*article.authors, article.byline or "")} - {""}
    for number, line in enumerate(paragraphs[:_TOP] if known else ()):
        printed = read_byline(line)
        if printed and {name.casefold() for name in printed.authors} & known:
            return [*paragraphs[:number], *paragraphs[number + 1 :]]
    return list(paragraphs)


def _agrees(page: Page, article: Article) -> bool:
    """Whether the page has the headline and the byline that are known, and no second standfirst."""
    same_byline = not article.byline or (page.byline is not None and page.byline.text == article.byline)
    same_headline = not article.headline or page.headline == article.headline
    return same_headline and same_byline and not (page.standfirst and article.abstract)


def _set_printed(article: Article, page: Page) -> None:
    article.abstract = article.abstract or page.standfirst
    article.section = article.section or page.section
    article.copyright_notice = article.copyright_notice or page.copyright_notice
    if page.dateline:
        article.dateline = page.dateline
        article.provenance["dateline"] = Provenance(origin="dateline")
    if page.byline and not article.authors:
        article.byline, article.authors = page.byline.text, list(page.byline.authors)
    printed = Provenance(origin="body", note="printed line")
    if page.published and article.published is None:
        article.published, article.published_precision = page.published.time, page.published.precision
        article.provenance["published"] = printed
        if page.published.outlet and not article.source.name:
            article.source.name = page.published.outlet
            article.provenance["source"] = printed
    if page.updated and article.updated is None:
        article.updated = page.updated.time
        article.provenance["updated"] = printed
