"""Days, periods and times that the body names, resolved against the day that the article was written."""

from collections.abc import Iterable, Sequence

from dateline.article import Article, DateMention
from dateline.enrich.step import Step
from dateline.enrich.temporal.finding import expressions
from dateline.enrich.temporal.foreign import full_dates
from dateline.enrich.temporal.found import Anchor, Found

READ_CHARS = 100_000
"""Twenty long articles: 0.1 s, and 0.7 s where the text is nothing but dates."""


def apply(articles: Sequence[Article]) -> None:
    """Set ``dates``: all that English bodies name, and full dates in those of other languages."""
    for article in articles:
        if not DATES.may_set(article, "dates"):
            continue
        body = article.body[:READ_CHARS]
        if len(article.body) > READ_CHARS:
            _warn(article, f"dates: only the first {READ_CHARS:,} characters of the body were read")
        article.dates = [_mention(body, found) for found in _found(article, body)]
        anchor = _anchor(article)
        note = f"against {anchor.day}" if anchor else "the day of writing is not known"
        DATES.sign(article, "dates", "derived", note=note)


def _found(article: Article, body: str) -> Iterable[Found]:
    language = (article.language or "en").split("-")[0].lower()
    if language == "en":
        return expressions(body, _anchor(article))
    _warn(article, f"dates: in the language {language} only full dates were looked for")
    return full_dates(body, language)


def _anchor(article: Article) -> Anchor | None:
    """The day in the dateline, which is the reporter's own, else that of publication (UTC) where it is known."""
    published = article.published if article.published_precision in {"full", "day"} else None
    day = (article.dateline and article.dateline.date) or (published and published.date())
    if not day:
        return None
    exact = published if article.published_precision == "full" and published and published.date() == day else None
    return Anchor(day, exact)


def _mention(body: str, found: Found) -> DateMention:
    return DateMention(
        text=body[found.start : found.end],
        value=found.value,
        precision=found.precision,
        confidence=found.confidence if found.value else None,
        span=(found.start, found.end),
    )


def _warn(article: Article, warning: str) -> None:
    if warning not in article.warnings:
        article.warnings.append(warning)


DATES = Step(
    name="dates",
    version=1,
    reads=("body", "language", "published", "published_precision", "dateline"),
    writes=("dates",),
    cost="About 2 ms an article.",
    apply=apply,
)
