"""The times of publication and of the last change: as declared, as marked up, else as the page's text suggests."""

from lxml import etree, html

from dateline.webpage.document import short_line
from dateline.webpage.linked_data import Node, text_at
from dateline.webpage.metatags import Tags

_PUBLISHED = (
    "article:published_time article:published og:published_time itemprop:datepublished datepublished published_time"
    " parsely-pub-date sailthru.date cxenseparse:recs:publishtime pubdate publishdate publish-date publication_date"
    " article.published dc.date.issued dcterms.issued dcterms.created dc.date.created citation_publication_date"
    " citation_online_date itemprop:datecreated ptime displaydate date dc.date dcterms.date"
).split()
_UPDATED = (
    "article:modified_time og:updated_time itemprop:datemodified datemodified article.updated lastmod last-modified"
    " dcterms.modified dc.date.modified utime revision_date"
).split()
_MARKED = etree.XPath(
    "//*[self::time or self::span or self::abbr or self::div or self::p][@pubdate"
    " or contains(@itemprop, 'datePublished') or contains(concat(' ', @class, ' '), ' published ')]"
)


def declared_times(tags: Tags, story: Node | None, page: Node | None) -> tuple[list[str], list[str]]:
    """What the page declares as its times of publication and of change, the most trusted first."""
    told = [text_at(node, key) for node in (story, page) for key in ("datePublished",)]
    changed = [text_at(node, "dateModified") for node in (story, page)]
    published = [*told[:1], *_values(tags, _PUBLISHED), *told[1:], text_at(story, "dateCreated")]
    return [t for t in published if t], [t for t in [*changed[:1], *_values(tags, _UPDATED), *changed[1:]] if t]


def _values(tags: Tags, names: list[str]) -> list[str]:
    return [tags[name][0] for name in names if name in tags]


def marked_times(tree: html.HtmlElement) -> list[str]:
    """The times of elements marked as the time of publication, and of the only ``time`` element."""
    times, marked = list(tree.iter("time")), list(_MARKED(tree))
    if len(times) == 1 and times[0] not in marked:
        marked.append(times[0])
    return [
        text
        for element in marked[:3]
        if (
            text := element.get("datetime")
            or element.get("content")
            or element.get("title")
            or short_line(element, 100)
        )
    ]


def suggested_day(tree: html.HtmlElement, address: str | None) -> str | None:
    """The day that the address or the text of the page suggest, as YYYY-MM-DD; the work of the package htmldate."""
    from htmldate import find_date  # noqa: PLC0415  it brings what a worker without web pages never needs

    try:
        return find_date(tree, url=address, original_date=True, extensive_search=False)
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None
