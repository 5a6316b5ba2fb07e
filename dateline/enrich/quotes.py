"""Quotes and who said them: what stands between marks, and what is reported with a verb of speech."""

from collections.abc import Sequence
from typing import Literal

from dateline.article import Article, Quote
from dateline.enrich.quoting.attribution import Attributor
from dateline.enrich.quoting.marks import Passage, passages
from dateline.enrich.quoting.reference import NOBODY, Attribution
from dateline.enrich.quoting.reported import statements
from dateline.enrich.quoting.sentences import Named, sentences
from dateline.enrich.quoting.worth import is_nickname, is_quote
from dateline.enrich.step import Step

READ_CHARS = 50_000
"""As much as the step before looks for names in."""


def apply(articles: Sequence[Article]) -> None:
    """Set ``quotes``."""
    for article in articles:
        if len(article.body) > READ_CHARS:
            _warn(article, f"quotes: only the first {READ_CHARS:,} characters of the body were read")
        if QUOTES.may_set(article, "quotes"):
            article.quotes = quotes_in(article.body[:READ_CHARS], names_of(article))
            QUOTES.sign(article, "quotes", "derived")


def _warn(article: Article, warning: str) -> None:
    if warning not in article.warnings:
        article.warnings.append(warning)


def names_of(article: Article) -> list[Named]:
    """The mentions of people and organisations in the article, by position."""
    return sorted(
        (
            Named(start, end, entity.name, is_person)
            for entities, is_person in ((article.people, True), (article.organisations, False))
            for entity in entities
            for start, end in entity.spans
        ),
        key=lambda named: named.start,
    )


def quotes_in(body: str, names: Sequence[Named]) -> list[Quote]:
    """The quotes of a body, in order; they do not overlap."""
    found = [each for each in passages(body) if not _within_name(body, each)]
    read = sentences(body, found, names)
    attributor = Attributor(body, read)
    quotes: list[Quote] = []
    quoted: set[int] = set()
    for number, passage in enumerate(found):
        printed = body[passage.start : passage.closed].rstrip("”\"“»«」』’' `")
        framed, led_in = number in attributor.framed, number in attributor.led_in
        opens = number in attributor.opening
        if is_quote(printed, single=passage.single, opens_sentence=opens, led_in=led_in, framed=framed):
            quoted.add(number)
            quotes.append(_quote("direct", body, (passage.start, passage.end), attributor.passages.get(number, NOBODY)))
    for tokens, cues in zip(read, attributor.cues, strict=True):
        quotes += [_quote("indirect", body, span, whose) for span, whose in statements(tokens, cues, quoted)]
    return sorted(quotes, key=lambda quote: quote.span)


def _quote(kind: Literal["direct", "indirect"], body: str, span: tuple[int, int], whose: Attribution) -> Quote:
    return Quote(
        text=body[slice(*span)],
        speaker=whose.speaker,
        verb=whose.verb,
        span=span,
        kind=kind,
        speaker_span=whose.span,
        confidence=whose.confidence if whose.speaker else None,
    )


def _within_name(body: str, passage: Passage) -> bool:
    around = 20  # characters, enough for a word
    before, after = (
        body[max(0, passage.opened - around) : passage.opened],
        body[passage.closed : passage.closed + around],
    )
    return is_nickname(before, body[passage.start : passage.end], after)


QUOTES = Step(
    name="quotes",
    version=1,
    reads=("body", "people", "organisations"),
    writes=("quotes",),
    cost="About 2 ms an article of 2,200 characters, and next to no memory.",
    apply=apply,
)
