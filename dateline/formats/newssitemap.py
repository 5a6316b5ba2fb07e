"""News sitemaps (sitemaps.org 0.9 with Google's news extension), and how feeds in XML are read, well-formed or not."""

import codecs
import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from dateline.article import Article, FileRef, Provenance, Source
from dateline.errors import UnreadableError
from dateline.formats.finish import set_time
from dateline.formats.jsonfeed import distinct, language_of, web_address
from dateline.formats.markup import Element, elements, local_name, text_of
from dateline.formats.reading import ReadContext, Skipped
from dateline.formats.root import root_tag
from dateline.newsprint.charset import decode

name = "news sitemap"
media_type = "application/xml"

_NAMESPACES = ("sitemaps.org/schemas/sitemap/", "google.com/schemas/sitemap")
_HEAD = 64_000  # bytes; the root stands within them
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_ENCODING = re.compile(rb"<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
# Encodings of text that feeds declare; Python knows others that are none, or that take quadratic time.
_OF_TEXT = re.compile(r"(?i:utf|iso|windows|cp|koi8|big5|gb|euc|shift|sjis|us-ascii|ascii|latin|tis|mac)[\w.:-]*")
_DECLARATION = re.compile(r"<\?xml\s[^<>]{0,300}\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{0,40});)?", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NUMBER = re.compile(r"&#([xX][0-9a-fA-F]+|[0-9]+);?")
_MOST_DIGITS = 8
_CODES = 0x110000  # as many as Unicode has
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_UNDECLARED = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "news": _NEWS,
}

_PREFIXED = "It uses prefixes that it does not declare; they were taken as usual."


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
    text = _NOT_XML.sub("", _DECLARATION.sub("", text, count=1))
    text = _NUMBER.sub(_number, text)
    text = _REFERENCE.sub(_reference, text[max(0, text.find("<")) :])
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


def _reference(match: re.Match[str]) -> str:
    """HTML's names for characters as characters; an ampersand that begins no reference is written out."""
    name = match[1]
    if match[0].startswith("<") or (name and (name[0] == "#" or name in _OF_XML)):
        return match[0]
    character = html.entities.html5.get(f"{name};") if name else None
    return html.escape(character, quote=False) if character else f"&amp;{match[0][1:]}"


def _number(match: re.Match[str]) -> str:
    """A reference by number as it is, unless XML has no such character."""
    digits = match[1].lower().removeprefix("x").lstrip("0")
    code = int(digits or "0", 16 if match[1][0] in "xX" else 10) if len(digits) < _MOST_DIGITS else _CODES
    return match[0] if code < _CODES and not _NOT_XML.match(chr(code)) else "\ufffd"
