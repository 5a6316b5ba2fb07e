"""A photograph with a caption, as picture desks receive it: a JPEG file whose IPTC fields tell what it shows."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from dateline.article import AltId, Article, FileRef, Provenance, Source
from dateline.errors import MediaError
from dateline.formats.photos import iim, xmp
from dateline.formats.photos.iim import DataSets
from dateline.formats.photos.jpeg import APP1, APP13, segments
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time
from dateline.formats.wires.iptc import urgency
from dateline.formats.wires.located import set_dateline

name = "JPEG"
media_type = "image/jpeg"
several = False

# Data sets of record 2, IIM 4.2, chapter 6.
_TITLE, _URGENCY, _KEYWORD, _INSTRUCTIONS = 5, 10, 25, 40
_RELEASE, _EXPIRATION, _CREATED = (30, 35), (37, 38), (55, 60)  # day and time
_BYLINE, _BYLINE_TITLE, _CITY, _COUNTRY, _TRANSMISSION = 80, 85, 90, 101, 103
_HEADLINE, _CREDIT, _SOURCE, _COPYRIGHT, _CAPTION = 105, 110, 115, 116, 120


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether it begins as JPEG files do: how far in their captions lie is not known."""
    return head.startswith(b"\xff\xd8\xff")


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The caption as an article. Raises MediaError for a picture without one."""
    with path.open("rb") as file:
        told = _told(file)
    if not told.get(_CAPTION):
        raise MediaError(
            "It is a JPEG image without a caption in its IPTC fields.",
            "Drop the article as text; text in a picture is not read.",
        )
    yield _article(told, context)


def _told(file: IO[bytes]) -> DataSets:
    """What both kinds of metadata tell. XMP wins: in IIM a caption ends after 2,000 bytes, a byline after 32."""
    found: dict[int, list[bytes]] = {APP1: [], APP13: []}
    for marker, content in segments(file):
        if marker in found:
            found[marker].append(content)
    older, newer = iim.data_sets(found[APP13]), xmp.data_sets(found[APP1])
    if _CREATED[0] in newer:
        older.pop(_CREATED[1], None)  # it belongs to the day of the other
    return older | newer


def _article(told: DataSets, context: ReadContext) -> Article:
    def first(number: int) -> str | None:
        return next(iter(told.get(number, ())), None)

    def time(numbers: tuple[int, int]) -> str | None:
        """The day, 20170713, and the time with its zone, 170100+0000, in one; either may be missing."""
        day, clock = map(first, numbers)
        return f"{day}T{clock}" if day and clock else day

    names = told.get(_BYLINE, [])
    article = Article(
        headline=first(_HEADLINE) or "",
        body="\n\n".join(told[_CAPTION]),
        byline=", ".join([*names, *told.get(_BYLINE_TITLE, [])]) or None,
        authors=names,
        slugline=first(_TITLE),
        urgency=urgency(first(_URGENCY)),
        keywords=told.get(_KEYWORD, []),
        source=Source(name=first(_CREDIT) or first(_SOURCE)),
        copyright_notice=first(_COPYRIGHT),
        ed_note=first(_INSTRUCTIONS),
        file=FileRef(media_type=media_type),
        warnings=["It is the caption of a picture."],
    )
    if reference := first(_TRANSMISSION):
        article.alt_ids.append(AltId(role="transmission", value=reference))
    set_time(article, "published", time(_CREATED), context)
    if article.published:
        article.provenance["published"] = Provenance(origin="header", note="when the picture was taken")
    set_time(article, "embargoed", time(_RELEASE), context)
    if article.embargoed and article.embargoed <= context.received:
        article.embargoed = None  # a release that is past holds nothing back
        article.provenance.pop("embargoed")
    set_time(article, "expires", time(_EXPIRATION), context)
    set_dateline(article, ", ".join(filter(None, map(first, (_CITY, _COUNTRY)))), first(_CITY))
    return article
