"""Markdown (CommonMark with tables), under front matter in YAML or TOML as Jekyll, Hugo and their like have it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

from dateline.article import AltId, Article, FileRef, Origin, Provenance
from dateline.errors import EmptyError, TooLargeError, UnreadableError
from dateline.formats.jsonfeed import credit, distinct, identify, language_of, source_of
from dateline.formats.markup.fragment import paragraphs_of_html
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.finish import set_time
from dateline.formats.reading.moments import moment
from dateline.gazetteer import is_place
from dateline.newsprint.charset import decode
from dateline.newsprint.page import read_page
from dateline.newsprint.published import PublicationNote, read_publication

name = "Markdown"
media_type = "text/markdown"

Fields = Mapping[str, Any]

_MOST_BYTES = 4  # a character takes no more in any encoding that newspapers use
_MOST_FRONT = 60_000  # characters; the first 64,000 bytes tell a format, and front matter has a few hundred
_DEEPEST = 20  # levels; front matter has three, and PyYAML takes quadratic time over many
_FRONT = re.compile(r"\s{0,20}(---|\+\+\+)[ \t]*\r?\n(.*?)(?<=\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KNOWN = re.compile(
    r"^[\"']?(?:title|date|author|authors|tags|categories|description|layout|permalink|slug|draft|lang|summary)[\"']?"
    r"[ \t]*[:=]",
    re.MULTILINE | re.IGNORECASE,
)
_HEADING = re.compile(r"\s{0,20}# \S[^\n]*\n\s*\n")
# One of these may stand in any text; two under a heading do not.
_SIGNS = (
    re.compile(r"\n##+ \S"),
    re.compile(r"\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,500}\)"),
    re.compile(r"\*\*\w[^*\n]{0,200}\w\*\*"),
    re.compile(r"\n(?:> |```|!\[)"),
    re.compile(r"\n(?:[*-]|1\.) \S[^\n]*\n(?:[*-]|2\.) \S"),
)
_ZONE = re.compile(r"(?<=\d) (?=[+-]\d\d:?\d\d$)")
_ABSTRACTS = ("description", "summary", "excerpt", "abstract", "subtitle", "standfirst")
_YES_OR_NO = frozenset({"true", "false"})
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_NAMED = (".md", ".markdown", ".mdown", ".mkd")


def sniff(head: bytes, name: str) -> bool:
    """Whether front matter with a known field opens the text, or a Markdown heading with other signs under it.

    For a name that ends in ``.md`` the heading alone is enough.
    """
    start = head.removeprefix(b"\xef\xbb\xbf")[:30].lstrip()
    if not start.startswith((b"---", b"+++", b"# ")):
        return False
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    if front := _FRONT.match(text):
        return bool(_KNOWN.search(front[2]))
    if not _HEADING.match(text):
        return False
    return name.lower().endswith(_NAMED) or sum(bool(sign.search(text)) for sign in _SIGNS) >= 2


def read(path: Path, context: ReadContext) -> Iterator[Article]:
    """The one article of the file. Raises UnreadableError for broken front matter, EmptyError, TooLargeError."""
    size = path.stat().st_size
    if size > _MOST_BYTES * context.max_article_chars:
        raise TooLargeError(
            f"As one article it is too long: {size:,} bytes; the limit is {context.max_article_chars:,} characters.",
            "Split it into articles, or raise DATELINE_MAX_ARTICLE_CHARS and retry.",
        )
    decoded = decode(path.read_bytes())
    text = decoded.text.removeprefix("\ufeff")
    front = _FRONT.match(text)
    fields = _front_matter(front[1], front[2]) if front else {}
    lines = _paragraphs(text[front.end() :] if front else text)
    if not lines and not fields.get("title"):
        raise EmptyError("It holds no text.", "Drop it again with its text.")
    article = _article(fields, lines, context) if fields else _page(lines, context)
    article.file = FileRef(media_type=media_type, encoding=decoded.encoding)
    article.warnings += decoded.warnings
    yield article


def _paragraphs(text: str) -> list[str]:
    """The text without its marks. By way of HTML, so that the same content reads as on the page made of it."""
    return paragraphs_of_html(_MARKDOWN.render(text))


def _line(text: str) -> str:
    """One line without its marks; what would begin a list or a heading is left as it is."""
    return " ".join(paragraphs_of_html(_MARKDOWN.renderInline(text)))


def _front_matter(fence: str, text: str) -> Fields:
    """The fields by their names in small letters, with ``_`` for ``-``."""
    if len(text) > _MOST_FRONT:
        raise _broken(f"it has {len(text):,} characters; the limit is {_MOST_FRONT:,}")
    try:
        found = tomllib.loads(text) if fence == "+++" else _yaml(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError) as error:
        raise _broken(" ".join(str(error).split())[:300]) from error
    except RecursionError as error:
        raise _broken("it nests too deep") from error
    if not isinstance(found, dict):
        raise _broken("it is no list of fields with their values")
    return {str(key).lower().replace("-", "_"): value for key, value in found.items()}


def _yaml(text: str) -> object:
    """The value, with texts for all scalars: so ``lang: no`` stays Norwegian, and a day is no midnight.

    The base loader makes texts, lists and mappings and nothing else, as the safe one it comes before does.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ValueError("it nests too deep")
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("it refers to parts of itself (*name), which can be made to grow without end")  # noqa: TRY004
    return yaml.BaseLoader(text).get_single_data()


def _broken(why: str) -> UnreadableError:
    return UnreadableError(
        f"Its front matter cannot be read: {why}.", "Mend what stands above the article, then retry."
    )


def _page(lines: list[str], context: ReadContext) -> Article:
    """Without front matter it is a page as plain text is."""
    page = read_page(lines, context.time_zone, is_place, context.sidecar.published if context.sidecar else None)
    headline, body = page.headline or "", page.body
    if not headline and len(body) > 1 and body[0] == lines[0]:
        headline, body = body[0], body[1:]  # a heading that ends with a full stop still is one
    article = Article(
        headline=headline,
        abstract=page.standfirst,
        section=page.section,
        body="\n\n".join(body),
        removed=page.removed,
        dateline=page.dateline,
        copyright_notice=page.copyright_notice,
    )
    if page.byline:
        article.byline, article.authors = page.byline.text, list(page.byline.authors)
    if page.dateline:
        article.provenance["dateline"] = Provenance(origin="dateline")
    for field, note in (("published", page.published), ("updated", page.updated)):
        if note:
            _set_printed(article, field, note)
    return article


def _set_printed(article: Article, field: str, note: PublicationNote, origin: Origin = "body") -> None:
    setattr(article, field, note.time)
    article.provenance[field] = Provenance(origin=origin, note="printed line" if origin == "body" else None)
    if field == "published":
        article.published_precision = note.precision


def _article(fields: Fields, lines: list[str], context: ReadContext) -> Article:
    """With front matter, its fields are what is known. The title over the text again is not part of the text."""
    headline = _line(_first(fields, "title", "headline"))
    if headline and len(lines) > 1 and lines[0] == headline:
        lines = lines[1:]
    article = Article(
        headline=headline,
        body="\n\n".join(lines),
        abstract=_line(_first(fields, *_ABSTRACTS)) or None,
        section=_first(fields, "section") or None,
        language=language_of(_first(fields, "lang", "language", "locale")),
        copyright_notice=_first(fields, "copyright", "rights") or None,
        usage_terms=_first(fields, "license", "licence", "usage_terms") or None,
    )
    listed = [_texts(fields.get(key)) for key in ("tags", "keywords", "categories", "category")]
    article.keywords = distinct(part for texts in listed for text in texts for part in text.split(","))
    credit(article, [text for key in ("author", "authors", "byline") for text in _texts(fields.get(key))])
    _identify(article, fields)
    _set_time(article, "published", _first(fields, "date", "published", "pubdate", "publishdate"), context)
    _set_time(article, "updated", _first(fields, "lastmod", "updated", "modified", "last_modified_at"), context)
    _set_time(article, "expires", _first(fields, "expirydate", "expires"), context)
    if outlet := _first(fields, "source", "publication", "publisher"):
        article.source = source_of(outlet, "")
    if "true" in _flags(fields, "draft") or "false" in _flags(fields, "published"):
        article.pub_status = "withheld"
        article.provenance["pub_status"] = Provenance(origin="header", note="a draft")
    return article


def _identify(article: Article, fields: Fields) -> None:
    """The address, where it is a whole one; a path within a site is kept beside it."""
    link = _first(fields, "canonical_url", "canonical", "url", "permalink")
    identify(article, _first(fields, "guid", "uri", "id"), link)
    if link and not article.url:
        article.alt_ids.append(AltId(role="permalink", value=link))


def _set_time(article: Article, field: str, text: str, context: ReadContext) -> None:
    """Times for machines, with the blank before the zone that Jekyll has; and days as people write them."""
    text = _ZONE.sub("", text)
    note = read_publication(text, context.time_zone) if text and moment(text, context.time_zone) is None else None
    if note:
        _set_printed(article, field, note, "header")
    else:
        set_time(article, field, text, context)


def _first(fields: Fields, *names: str) -> str:
    """The first of these fields with a text; a yes or no is none."""
    texts = (text for name in names for text in _texts(fields.get(name))[:1])
    return next((text for text in texts if text.lower() not in _YES_OR_NO), "")


def _flags(fields: Fields, name: str) -> list[str]:
    return [text.lower() for text in _texts(fields.get(name))]


def _texts(value: object) -> list[str]:
    """The texts that a field gives: itself, those of its list, or the ``name`` of a mapping or of each in a list."""
    given = value if isinstance(value, list) else [value]
    named = (each.get("name") if isinstance(each, dict) else each for each in given)
    texts = (str(each).strip() for each in named if isinstance(each, str | int | float | date))
    return [text for text in texts if text]
