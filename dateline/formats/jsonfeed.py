"""JSON Feed 1.0 and 1.1 (jsonfeed.org), and what an entry of any feed becomes: for Atom and RSS too."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dateline.article import AltId, Article, FileRef, Provenance, Removed, Source
from dateline.errors import EmptyError, TooLargeError, UnreadableError
from dateline.formats.feeds.partial import rank_below_whole
from dateline.formats.markup.fragment import paragraphs_of_html
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_time
from dateline.newsprint.bylines import is_desk, read_byline
from dateline.newsprint.charset import decode
from dateline.newsprint.escapes import whole_characters
from dateline.newsprint.paragraphs import paragraphs

name = "JSON Feed"
media_type = "application/feed+json"

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
# A summary has one paragraph, or is shorter than the shortest news in full; standfirsts end at about 100 words.
_FEWEST_WORDS = 120
_LONGEST_ADDRESS = 2_000  # characters, as browsers and servers take them
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_IDENTIFIER = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|urn:|tag:|doi:|info:)\S+")
# C1 controls are in no text: they are cp1252 that was declared as latin-1, or numbered so (&#146;), and read so by
# browsers (WHATWG HTML, numeric character references).
_C1 = re.compile("[\x80-\x9f]")
_BEGINNING = "the beginning of it"
_TAIL = 300  # characters of the last paragraph in which a link to the rest is looked for
_MORE = re.compile(
    r"(?:^|(?<=[.…!?\])]) ?)\(?(?:read more|continue reading|keep reading|\[?more\]?(?=\W*$)"
    r"|read (?:the )?(?:full|whole|rest|entire)(?: (?:of )?(?:the |this )?(?:story|article|post|entry))?(?=\W*$))"
    r"[^:.!?]{0,120}[.…→»›>)]{0,4}$",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"The post .{1,250} (?:appeared first|first appeared) on .{1,100}")


@dataclass(frozen=True)
class Feed:
    """What a feed says of all its entries."""

    source: Source
    language: str | None = None
    rights: str | None = None
    authors: tuple[str, ...] = ()
    encoding: str = "utf-8"


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether this is a JSON object that names the version of JSON Feed it is in."""
    return head.removeprefix(b"\xef\xbb\xbf")[:200].lstrip().startswith(b"{") and bool(_VERSION.search(head))


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The items of the feed. Raises UnreadableError for broken JSON, EmptyError, TooLargeError."""
    size = path.stat().st_size
    if size > (most := context.limits.document_bytes):  # read whole, at about five times its size in memory
        raise TooLargeError(
            f"It is too large for a JSON Feed: {size:,} bytes; the limit is {most:,}.",
            "Drop its articles as JSON Lines, or raise DATELINE_DOCUMENT_MB and retry.",
        )
    content, encoding = _loaded(path.read_bytes())
    items = content.get("items") if isinstance(content, dict) else None
    if not isinstance(items, list):
        raise UnreadableError("It is a JSON Feed without its list of items.", "Ask the sender for the whole feed.")
    if not items:
        raise EmptyError("The feed holds no items.", "Nothing is to be done when it was published so.")
    feed = Feed(
        source=source_of(_text(content.get("title")), _text(content.get("home_page_url"))),
        language=language_of(_text(content.get("language"))),
        authors=_names(content),
        encoding=encoding,
    )
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield _article(item, feed, context)
        else:
            yield Skipped(f"item {number} of the feed", "It is no JSON object.")


def _loaded(data: bytes) -> tuple[Any, str]:
    """The value, and the encoding of the file. UTF-8 is the only one allowed; others are read all the same."""
    try:
        decoded = decode(data)
        return json.loads(whole_characters(decoded.text.removeprefix("\ufeff"))), decoded.encoding
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"It is not valid JSON: {error.msg} (line {error.lineno}, column {error.colno}).",
            "Ask the sender for a correct file, or mend it, then retry.",
        ) from error
    except RecursionError as error:
        raise UnreadableError("Its JSON nests too deep.", "No feed does; ask the sender for a correct file.") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise UnreadableError(f"It is not valid JSON: {error}.", "Mend it, then retry.") from error


def _article(item: dict[str, Any], feed: Feed, context: ReadContext) -> Article:
    article = begun(feed, _text(item.get("title")), media_type)
    identify(article, _text(item.get("id")), _text(item.get("url")))
    if (external := web_address(_text(item.get("external_url")))) and external != article.url:
        article.alt_ids.append(AltId(role="external_url", value=external))
    in_html = paragraphs_of_html(_text(item.get("content_html")))
    in_text = [line for line in paragraphs(_text(item.get("content_text"))) if line]
    is_part = put_text(article, in_html or in_text, paragraphs_of_html(_text(item.get("summary"))))
    credit(article, _names(item), feed)
    set_time(article, "published", _text(item.get("date_published")), context)
    set_time(article, "updated", _text(item.get("date_modified")), context)
    article.language = language_of(_text(item.get("language"))) or article.language
    tags = item.get("tags")
    article.keywords = distinct(map(_text, tags if isinstance(tags, list) else []))
    if is_part:
        rank_below_whole(article, context)
    return article


def _names(holder: dict[str, Any]) -> tuple[str, ...]:
    """The names of ``authors`` (1.1), else of ``author`` (1.0)."""
    authors = holder.get("authors")
    given = authors if isinstance(authors, list) and authors else [holder.get("author")]
    return tuple(filter(None, (_text(author.get("name")) for author in given if isinstance(author, dict))))


def _text(value: object) -> str:
    """A JSON text or number as text that can be written as UTF-8; empty for all else."""
    if isinstance(value, str):
        return value.strip().encode("utf-8", "replace").decode("utf-8")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def begun(feed: Feed, headline: str, media_type: str) -> Article:
    """An article with its headline and what the feed says of all."""
    article = Article(
        headline=printable(headline),
        body="",
        source=feed.source.model_copy(),
        language=feed.language,
        copyright_notice=feed.rights,
        file=FileRef(media_type=media_type, encoding=feed.encoding),
    )
    if feed.source.name or feed.source.uri:
        article.provenance["source"] = Provenance(origin="header", note="title and link of the feed")
    return article


def identify(article: Article, given: str, link: str) -> None:
    """Set ``url`` from the link, and ``uri`` from the identifier the feed gives, else from the link.

    An identifier that is no URI (a number) may be another article's in another feed: it goes to ``alt_ids``.
    """
    article.url = web_address(link)
    if _IDENTIFIER.fullmatch(given) and len(given) <= _LONGEST_ADDRESS:
        article.uri = given
    elif given:
        article.alt_ids.append(AltId(role="guid", value=given[:_LONGEST_ADDRESS]))
    if not article.uri and article.url:
        article.uri = article.url
        article.provenance["uri"] = Provenance(origin="header", note="its link")


def put_text(article: Article, content: Sequence[str], summary: Sequence[str]) -> bool:
    """Set ``body`` and ``abstract`` from the paragraphs of the whole text and of the summary, either may be empty.

    Whether that is known to be only a part of the story.

    A summary alone becomes the body, with a warning unless it is as long as a story. An excerpt that only repeats the
    beginning of the text is left out. What leads from the text to the rest of it goes to ``removed``.
    """
    body = [printable(line) for line in content or summary]
    is_summary = not content and (len(body) < 2 or sum(len(line.split()) for line in body) < _FEWEST_WORDS)
    is_cut = _cut_tail(article, body)
    article.body = "\n\n".join(body)
    abstract = printable(" ".join(summary))
    if content and not " ".join(body).startswith(abstract.rstrip(" .…[]&→")):
        article.abstract = abstract
    part = (not article.body and "its headline") or (is_summary and "a summary of it") or (is_cut and _BEGINNING)
    if part:
        article.warnings.append(f"The feed carries only {part}.")
    return bool(part)


def _cut_tail(article: Article, body: list[str]) -> bool:
    """Take the links behind the text off it. Whether the text goes on elsewhere."""
    if body and _FOOTER.fullmatch(body[-1]):
        article.removed.insert(0, Removed(text=body.pop(), reason="footer of the feed"))
    last = body.pop() if body else ""
    more = _MORE.search(last, max(0, len(last) - _TAIL))
    if more:
        article.removed.insert(0, Removed(text=last[more.start() :].strip(), reason="link to the rest of the story"))
        last = last[: more.start()].rstrip()
    body += [last] if last else []
    return bool(more) or (bool(body) and body[-1].rstrip(' ])"”’').endswith(("...", "…")))


def credit(article: Article, names: Sequence[str], feed: Feed | None = None) -> None:
    """Set ``byline`` and ``authors`` from the names of an entry, else of its feed."""
    if not names and feed and feed.authors:
        names = feed.authors
        article.provenance["byline"] = Provenance(origin="header", note="author of the feed")
    names = distinct(names)
    article.byline = ", ".join(names) or None
    for name in names:
        read = read_byline(name) or read_byline(f"By {name}")
        # A name that no rule for printed bylines knows, in another script or in small letters, still is one.
        article.authors += read.authors if read else () if is_desk(name) else (name,)


def source_of(title: str, link: str) -> Source:
    """The outlet: the title and the home page of a feed."""
    address = web_address(link)
    return Source(name=title or None, uri=address, domain=urlsplit(address).hostname if address else None)


def web_address(text: str | None) -> str | None:
    """The text when it is a whole web address, else None."""
    text = (text or "").strip()
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return text if is_whole and len(text) <= _LONGEST_ADDRESS and len(text.split()) == 1 else None


def language_of(text: str | None) -> str | None:
    """The text as a BCP 47 tag in its usual letters (``pt-br`` as ``pt-BR``); None when it is none."""
    if not _LANGUAGE.fullmatch((text or "").strip()):
        return None
    first, *others = (text or "").strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part.capitalize() for part in others)])


def printable(text: str) -> str:
    """The text with what stands for its C1 controls in cp1252."""
    return _C1.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "replace"), text)


def distinct(texts: Iterable[str]) -> list[str]:
    """The texts with single spaces, each once, without empty ones."""
    return list(dict.fromkeys(filter(None, (" ".join(printable(text).split()) for text in texts))))
