"""Feeds in XML, entry by entry, well-formed or not."""

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from dateline.errors import UnreadableError
from dateline.formats.markup.characters import mended
from dateline.formats.markup.xml import Element, elements
from dateline.formats.reading.context import Skipped
from dateline.newsprint.charset import decode

_ENCODING = re.compile(rb"<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
# Encodings of text that feeds declare; Python knows others that are none, or that take quadratic time.
_OF_TEXT = re.compile(r"(?i:utf|iso|windows|cp|koi8|big5|gb|euc|shift|sjis|us-ascii|ascii|latin|tis|mac)[\w.:-]*")
_DECLARATION = re.compile(r"<\?xml\s[^<>]{0,300}\?>")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_UNDECLARED = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}

_PREFIXED = "It uses prefixes that it does not declare; they were taken as usual."


def encoding_of(path: Path) -> str:
    """The encoding that the file declares or has the mark of, else UTF-8, as XML has it."""
    with path.open("rb") as file:
        head = file.read(1_000)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _ENCODING.search(head)
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def entries(path: Path, tags: Sequence[str], most_mended: int) -> Iterator[tuple[Element, str] | Skipped]:
    """The elements with these tags, each with a warning when the file is not well-formed, else with an empty one.

    What comes before the mistake is given one by one; the rest is then read again, mended, in a file of so many bytes:
    it is held whole, with its tree at about six times its size. Raises UnreadableError when nothing can be read.
    """
    given = 0
    try:
        with path.open("rb") as file:
            for element in elements(file, *tags):
                given += 1
                yield element, _PREFIXED if _declare(element) else ""
    except UnreadableError as error:
        if path.stat().st_size > most_mended:
            error = UnreadableError(
                f"{error.reason} It is too large to be mended.", "Mend it, or raise DATELINE_PAGE_MB and retry."
            )
        yield from _mended(path, tags, given, error, most_mended)


def _mended(
    path: Path, tags: Sequence[str], given: int, error: UnreadableError, most: int
) -> Iterator[tuple[Element, str] | Skipped]:
    """The elements behind the first ``given`` ones. One that the end of the file cuts in two is skipped."""
    text, told = _decoded(path.read_bytes()) if path.stat().st_size <= most else ("", "")
    root = _recovered(text)
    found = list(root.iter(*tags)) if root is not None else []
    tag = tags[0].partition("}")[2]
    if len(found) <= given:
        if not given:
            raise error
        if not text or len(re.findall(rf"</(?:[\w.-]+:)?{tag}\s*>", text)) > given:
            yield Skipped(f"what follows entry {given} of the feed", error.reason)
        return
    is_cut = text.rfind(f"<{tag}") > text.rfind(f"</{tag}")
    for element in found[given : -1 if is_cut else None]:
        yield element, f"{error.reason} What can be read of it was read.{told}"
    if is_cut:
        yield Skipped(f"entry {len(found)} of the feed", "The file ends in the middle of it.")


def _decoded(data: bytes) -> tuple[str, str]:
    """The text in the encoding it declares, else in the one it seems to have, with a warning; empty for no text."""
    declared = _ENCODING.search(data[:1_000])
    encoding = declared[1].decode("ascii") if declared else ""
    try:
        if _OF_TEXT.fullmatch(encoding):
            return data.decode(encoding), ""
    except (LookupError, ValueError):
        pass  # no such encoding, or not the one it is in
    try:
        found = decode(data)
    except UnreadableError:
        return "", ""
    return found.text, "".join(f" {warning}" for warning in found.warnings)


def _recovered(text: str) -> Element | None:
    """The tree of a text that is not well-formed, as far as the parser gets. Nothing is resolved or fetched."""
    text = mended(_DECLARATION.sub("", text, count=1))
    text = text[max(0, text.find("<")) :]
    parser = etree.XMLParser(
        recover=True,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element | None = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    if root is not None:
        _declare(root)
    return root


def _declare(root: Element) -> bool:
    """Give the elements with a prefix that nothing declares a namespace: the one it usually has. Whether any had."""
    found = False
    for element in root.iter(etree.Element):
        prefix, is_prefixed, local = str(element.tag).rpartition("}")[2].rpartition(":")
        if is_prefixed:
            found = True
            element.tag = f"{{{_UNDECLARED.get(prefix, 'undeclared')}}}{local if _NAME.fullmatch(local) else 'unnamed'}"
    return found
