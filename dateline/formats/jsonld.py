"""schema.org in JSON-LD: a NewsArticle or a kin of it as a file, alone, in a list or in a ``@graph``."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.article import AltId, Article, FileRef, Source
from dateline.formats.datasets.json_pieces import articles_in, utf8_head
from dateline.formats.datasets.json_values import (
    Record,
    body_of,
    is_uri,
    is_web,
    language_of,
    line_of,
    names_of,
    number_of,
    objects_in,
    terms_of,
    text_of,
    texts_of,
)  # fmt: skip
from dateline.formats.reading.context import ReadContext, Skipped
from dateline.formats.reading.finish import set_time
from dateline.formats.wires.located import set_dateline

name = "schema.org"
media_type = "application/ld+json"

TYPES = frozenset(
    "Article NewsArticle AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle"
    " OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle SatiricalArticle Report BlogPosting LiveBlogPosting"
    " SocialMediaPosting TechArticle ScholarlyArticle".split()
)
_PREFIX = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)")
_TYPED = re.compile(
    rb'"@type"\s*:\s*(?:\[\s*)?(?:"[^"]{1,60}"\s*,\s*){0,3}"(?:https?:\\?/\\?/(?:www\.)?schema\.org\\?/|schema:)?(?:%s)"'
    % "|".join(sorted(TYPES)).encode()
)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001  bytes decide, never the name
    """Whether an object of JSON says that it is an article of schema.org, or a part of it does."""
    text = utf8_head(head)
    return bool(text and _TYPED.search(text))


def is_article(record: Record) -> bool:
    """Whether the object is of one of the types of schema.org for articles."""
    types = record.get("@type")
    return any(
        isinstance(each, str) and _PREFIX.sub("", each, count=1) in TYPES
        for each in (types if isinstance(types, list) else [types])
    )


def read(path: Path, context: ReadContext) -> Iterator[Article | Skipped]:
    """The articles of a file, in order; organisations, people, pages and the like beside them are passed over."""
    yield from articles_in(path, context, is_article, article_of, "no part of it is an article")


def article_of(record: Record, where: str, context: ReadContext) -> Article:  # noqa: ARG001  as that of ninjs
    """The article of an object of schema.org; names in full (http://schema.org/headline) are known too."""
    told = {_PREFIX.sub("", key, count=1): value for key, value in record.items()}
    byline, authors = names_of(told.get("author") or told.get("creator"))
    article = Article(
        headline=line_of(told.get("headline")) or line_of(told.get("name")) or "",
        abstract=line_of(told.get("abstract")) or line_of(told.get("description")),
        body=body_of(told.get("articleBody") or told.get("text")),
        byline=byline,
        authors=authors if byline is None else [],
        section=text_of(told.get("articleSection")),
        genre=text_of(told.get("genre")),
        language=language_of(told.get("inLanguage")),
        keywords=terms_of(told.get("keywords")),
        version=number_of(told.get("version")) or 1,
        copyright_holder=text_of(told.get("copyrightHolder")),
        copyright_notice=text_of(told.get("copyrightNotice")),
        usage_terms=text_of(told.get("usageInfo")) or text_of(told.get("license")),
        ed_note=line_of(told.get("correction")),
        file=FileRef(encoding="utf-8"),
    )
    if isinstance(told.get("author"), dict):
        article.byline, article.authors = None, texts_of(told["author"])
    for field, name in (("published", "datePublished"), ("updated", "dateModified"), ("expires", "expires")):
        set_time(article, field, text_of(told.get(name)), context)
    if article.published is None:
        set_time(article, "published", text_of(told.get("dateCreated")), context)
    _set_identity(article, told)
    set_dateline(article, text_of(told.get("dateline")))
    if not article.body:
        article.warnings.append("It gives no text of the article.")
    return article


def _set_identity(article: Article, told: Record) -> None:
    page = told.get("mainEntityOfPage")
    addresses = [told.get("url"), _id_of(page), page, told.get("@id")]
    article.url = next((text for each in addresses if is_web(text := text_of(each))), None)
    own = text_of(told.get("@id")) or ""
    article.uri = article.url or (own if is_uri(own) else "")
    identifiers = told.get("identifier")
    for each in identifiers if isinstance(identifiers, list) else [identifiers]:
        if value := text_of(each):
            role = text_of(each.get("propertyID")) if isinstance(each, dict) else None
            article.alt_ids.append(AltId(role=role or "identifier", value=value))
    if own and own != article.uri:
        article.alt_ids.append(AltId(role="@id", value=own))
    outlet = told.get("publisher") or told.get("sourceOrganization") or told.get("provider")
    address = next((text for each in objects_in(outlet) if (text := text_of(each.get("url")) or _id_of(each))), None)
    article.source = Source(name=text_of(outlet), uri=address)


def _id_of(value: Any) -> str | None:
    return text_of(value.get("@id")) if isinstance(value, dict) else None
