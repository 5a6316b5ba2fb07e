"""How long an article is, in words and in seconds of reading."""

import re
from collections.abc import Sequence

from dateline.article import Article
from dateline.enrich.step import Step

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults, mean of 190 studies: M. Brysbaert, "How many words do we read per
minute?", Journal of Memory and Language 109 (2019), doi:10.1016/j.jml.2019.104047."""

WITHOUT_SPACES = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz"})
"""Languages written without spaces between words: their words cannot be counted this way, so they stay null."""

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")  # one each: state-owned, Russia’s, 1,000, 3.5


def words_of(text: str) -> list[str]:
    """The words of a text in a language that puts spaces between them."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """Number of words in the text, of a language that puts spaces between them."""
    return len(words_of(text))


def apply(articles: Sequence[Article]) -> None:
    """Set ``word_count`` and ``reading_seconds`` from the body."""
    for article in articles:
        if (article.language or "").split("-")[0] in WITHOUT_SPACES:
            continue
        article.word_count = count_words(article.body)
        article.reading_seconds = round(article.word_count * 60 / WORDS_A_MINUTE)
        LENGTH.sign(article, "word_count", "derived")
        LENGTH.sign(article, "reading_seconds", "derived", note=f"{WORDS_A_MINUTE} words a minute")


LENGTH = Step(
    name="length",
    version=1,
    reads=("body", "language"),
    writes=("word_count", "reading_seconds"),
    cost="About 0.1 ms an article.",
    apply=apply,
)
