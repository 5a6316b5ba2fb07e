"""What every article goes through after its reader: the same content reads the same, whatever format brought it."""

import re
import unicodedata
from functools import lru_cache

from dateline.article import Article, Provenance, Removed
from dateline.errors import EmptyError, TooLargeError
from dateline.formats.reading.context import ReadContext
from dateline.formats.reading.moments import moment
from dateline.gazetteer import is_place
from dateline.newsprint.agencies import credited_agency
from dateline.newsprint.bylines import read_byline
from dateline.newsprint.datelines import read_dateline
from dateline.newsprint.headlines import derive_headline

# Controls that print nothing, halves of surrogate pairs, and marks that turn the direction of all text after them.
_HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_LONGEST_LINE = 1_000  # characters of a headline, byline or the like; more is a mistake of whoever filled the field
_MOST_WORDS = 10_000_000  # more than any article may have characters is no count
_NOTICE = re.compile(r"\*{2,}[^*\n]{1,300}\*{2,}\n\n(?=\S)")  # a paragraph between rows of asterisks
_LINES = ("headline", "abstract", "byline", "slugline", "section", "copyright_notice", "ed_note")
_SURROGATE = re.compile("[\ud800-\udfff]")


def finished(article: Article, context: ReadContext) -> Article:
    """The article with clean text, its dateline and a credited agency told from the body, authors and a headline.

    Only what the reader left open is filled in. Raises EmptyError for one without any text, TooLargeError.
    """
    _clean(article)
    if len(article.body) > context.max_article_chars:
        raise TooLargeError(
            f"As one article it is too long: {len(article.body):,} characters; the limit is "
            f"{context.max_article_chars:,}.",
            "Split it into articles, or raise DATELINE_MAX_ARTICLE_CHARS and retry.",
        )
    if not article.body and not article.headline:
        raise EmptyError("It holds no text.", "Drop it again with its text.")
    if article.dateline is None:
        _split_dateline(article)
    _name_authors(article)
    if not article.headline:
        start = _lead(article.body)
        article.headline, length = derive_headline(article.body[start:].partition("\n")[0])
        span = (start, start + length)
        article.provenance["headline"] = Provenance(origin="derived", span=span, note="from the lead")
    return article


def set_time(article: Article, field: str, text: str | None, context: ReadContext) -> None:
    """Set ``published``, ``updated``, ``embargoed`` or ``expires`` from the text of a header.

    A text that is no time leaves the field empty, and a warning.
    """
    if not text or not text.strip():
        return
    found = moment(text, context.time_zone)
    if found is None:
        article.warnings.append(f"{field}: {text[:60]!r} is no time that can be read.")
        return
    setattr(article, field, found[0])
    article.provenance[field] = Provenance(origin="header")
    if field == "published":
        article.published_precision = found[1]


def set_word_count(article: Article, words: int | None) -> None:
    """Set ``word_count`` to what a header states, if it does: ``enrich.length`` holds it against the text."""
    if words and words <= _MOST_WORDS:
        article.word_count = words
        article.provenance["word_count"] = Provenance(origin="header")


def _clean(article: Article) -> None:
    """Clean text in every field. What is clean, as nearly all text is, is only looked at: that costs far less."""
    harmful = [_clean_line(article, field) for field in _LINES if getattr(article, field) is not None]
    body = article.body
    if not all(map(_is_clean, body.split("\n\n"))):
        harmful.append(bool(_HARMFUL.search(body)))
        lines = (" ".join(_safe(line).split()) for line in body.splitlines())
        article.body = "\n\n".join(line for line in lines if line)
    if article.removed:
        article.removed = [Removed(text=_safe(piece.text), reason=piece.reason) for piece in article.removed]
    if article.keywords:
        article.keywords = _lines(article.keywords)
    if article.authors:
        article.authors = _lines(article.authors)
    name = article.source.name
    if name and not _is_clean(name):
        article.source = article.source.model_copy(update={"name": _line(name) or None})
    if any(harmful):
        article.warnings.append("Control characters and marks of direction were taken out.")


def _clean_line(article: Article, field: str) -> bool:
    """Make the field one clean line, or none; whether something harmful was in it."""
    value = getattr(article, field)
    clean = _line(value)
    if clean != value or not clean:
        setattr(article, field, clean if clean or field == "headline" else None)
    return not _is_clean(value) and bool(_HARMFUL.search(value))


def _is_clean(text: str) -> bool:
    """Whether the text is one line of single spaces, in NFC, with nothing in it that prints nothing."""
    is_line = text.isprintable() and "  " not in text and text[:1] not in {"", " "} and text[-1] != " "
    return is_line and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _lines(texts: list[str]) -> list[str]:
    """Each text on one line, none empty, none twice."""
    return list(dict.fromkeys(filter(None, map(_line, texts))))


def _line(text: str) -> str:
    return (text if _is_clean(text) else " ".join(_safe(text).split()))[:_LONGEST_LINE]


def _safe(text: str) -> str:
    """The text in NFC, without what could harm a reader."""
    return _HARMFUL.sub(_harmless, unicodedata.normalize("NFC", text))


def _harmless(match: re.Match[str]) -> str:
    return "\ufffd" if _SURROGATE.match(match[0]) else ""


def _name_authors(article: Article) -> None:
    """Byline and authors, each from the other; where neither is given, the agency that the text credits."""
    if article.byline and not article.authors:
        article.authors = list(_authors(article.byline))
    elif article.authors and not article.byline:
        article.byline = ", ".join(article.authors)
        article.provenance["byline"] = Provenance(origin="derived", note="the names of the authors")
    elif not article.byline:
        _credit_agency(article)


@lru_cache(1_000)
def _authors(byline: str) -> tuple[str, ...]:
    """The names in a byline; those of a file have few authors and many articles."""
    found = read_byline(byline) or read_byline(f"By {byline}")
    return tuple(found.authors) if found else ()


def _credit_agency(article: Article) -> None:
    """The agency that the last paragraph credits is the byline, unless the dateline names one."""
    last = article.body.rpartition("\n\n")[2]
    if (article.dateline and article.dateline.source) or not (credited := credited_agency(last)):
        return
    agency, at = credited
    start = len(article.body) - len(last) + at
    article.byline = agency
    article.provenance["byline"] = Provenance(origin="body", span=(start, start + len(agency)))


def _lead(body: str) -> int:
    """Where the lead begins: behind a notice of the desk, which tells of the text and not of the news."""
    notice = _NOTICE.match(body)
    return notice.end() if notice else 0


def _split_dateline(article: Article) -> None:
    """The place line at the head of the body becomes a field, as it does for plain text."""
    lead, gap, rest = article.body.partition("\n\n")
    near = article.published.date() if article.published else None
    opening = read_dateline(lead, is_place, near)
    if opening is None or opening.length >= len(lead):
        return
    article.dateline = opening.dateline
    article.body = lead[opening.length :] + gap + rest
    article.provenance["dateline"] = Provenance(origin="dateline")
