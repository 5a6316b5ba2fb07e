"""How hard an article is to read: LIX, words a sentence and the share of long words.

C. H. Björnsson, "Läsbarhet" (1968), and "Readability of newspapers in 11 languages", Reading Research Quarterly 18
(1983), 480-497, doi:10.2307/747382. It counts letters, not syllables, so it needs no dictionary of each language.
"""

from collections.abc import Sequence
from itertools import pairwise

from dateline.article import Article
from dateline.enrich.length import words_of
from dateline.enrich.sentences import sentence_starts
from dateline.enrich.step import Step

LANGUAGES = frozenset({"sv", "no", "nb", "nn", "da", "en", "fr", "de", "it", "es", "pt", "fi", "ru"})
"""Those that Björnsson measured. Between languages the figures do not compare: the newspapers of each have a mean of
their own, from 47 in Swedish over 52 in English to 72 in Finnish."""

LEAST_WORDS = 100
"""The size of the samples that readability formulas are taken from; in less, one long sentence makes the figure."""

LONG_WORD = 6
"""Letters: a long word has more."""


def lix(text: str) -> float | None:
    """LIX of the text, one decimal: 25 is easy, 60 very hard; None for fewer than ``LEAST_WORDS`` words."""
    words = words_of(text)
    if len(words) < LEAST_WORDS:
        return None
    starts = [*sentence_starts(text), len(text)]
    sentences = sum(bool(words_of(text[start:end])) for start, end in pairwise(starts))
    long = sum(sum(map(str.isalpha, word)) > LONG_WORD for word in words)
    return round(len(words) / sentences + 100 * long / len(words), 1)


def apply(articles: Sequence[Article]) -> None:
    """Set ``readability`` of articles that are known to be in one of ``LANGUAGES``."""
    for article in articles:
        if (article.language or "").split("-")[0].lower() in LANGUAGES:
            article.readability = lix(article.body)
            if article.readability is not None:
                READABILITY.sign(article, "readability", "derived", note="LIX")


READABILITY = Step(
    name="readability",
    version=1,
    reads=("body", "language"),
    writes=("readability",),
    cost="About 0.5 ms an article.",
    apply=apply,
)
