"""RBNews, the XML in which the Danish agency Ritzau delivers its wire: one story a file, its text as escaped HTML."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dateline.article import AltId, Article, FileRef, Source
from dateline.formats.markup.characters import Characters
from dateline.formats.markup.fragment import paragraphs_of_html
from dateline.formats.markup.root import root_tag
from dateline.formats.markup.xml import Element, parse, text_of
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time
from dateline.formats.wires.iptc import most_bytes, name_a_kill, number, unqualified, urgency, warn_of_damage
from dateline.formats.wires.located import set_dateline

name = "RBNews"
media_type = "application/xml"
several = False

_TIME_ZONE = "Europe/Copenhagen"  # of PublishDate, which the agency writes without one
_IDENTIFIERS = {"HistID": "story", "replacedID": "replaces"}


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether the root element is ``RBNews``."""
    root = root_tag(head)
    return root is not None and root[0] == "RBNews"


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one story. Raises UnreadableError for what is not well-formed, TooLargeError."""
    with path.open("rb") as file:
        characters = Characters(file, most_bytes(context))
        article = _story(unqualified(parse(characters.read())), context)
    article.file = FileRef(media_type=media_type, encoding=characters.encoding)
    warn_of_damage(article, characters)
    name_a_kill(article)
    yield article


def _story(root: Element, context: ReadContext) -> Article:
    """Empty elements stand for what a story does not have: a flash has no headline."""

    def told(tag: str) -> str | None:
        return text_of(root.find(tag))

    def paragraphs(tag: str) -> list[str]:
        return paragraphs_of_html(told(tag) or "")

    article = Article(
        uri=f"urn:ritzau:{news_id}" if (news_id := told("NewsID")) else "",
        version=number(told("version")) or 1,
        headline=told("headline") or "",
        abstract=" ".join(paragraphs("subtitle")) or None,
        body="\n\n".join(paragraphs("content")),
        byline=told("byLine"),
        slugline=told("strapline"),
        section=told("section"),
        genre=told("format"),
        urgency=urgency(told("Priority")),
        keywords=list(filter(None, map(text_of, root.iterfind("SubjectKeyword/*")))),
        source=Source(name=(told("origin") or "").strip("/ ") or None),
        pub_status="canceled" if (told("Annuleret") or "").lower() == "true" else None,
        ed_note=" ".join(paragraphs("TilRedaktionen")) or None,
    )
    identifiers = [("NewsID", news_id), *((role, told(tag)) for tag, role in _IDENTIFIERS.items())]
    article.alt_ids = [AltId(role=role, value=value) for role, value in identifiers if value]
    set_time(article, "published", told("PublishDate"), replace(context, time_zone=_TIME_ZONE))
    set_dateline(article, told("town"))
    return article
