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

# Agencies also count datelines, bylines or lone dashes: up to 3 % of a story. More is a count of something else.
_MOST_APART = 0.05

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")  # one each: state-owned, Russia’s, 1,000, 3.5


def words_of(text: str) -> list[str]:
    """The words of a text in a language that puts spaces between them."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """Number of words in the text, of a language that puts spaces between them."""
    return len(words_of(text))


def apply(articles: Sequence[Article]) -> None:
    """Set ``word_count`` and ``reading_seconds`` from the body. A count in the file stays where it can be right."""
    for article in articles:
        if (article.language or "").split("-")[0] in WITHOUT_SPACES:
            continue
        _count(article)
        article.reading_seconds = round((article.word_count or 0) * 60 / WORDS_A_MINUTE)
        LENGTH.sign(article, "reading_seconds", "derived", note=f"{WORDS_A_MINUTE} words a minute")


def _count(article: Article) -> None:
    counted, stated = count_words(article.body), article.word_count
    is_stated = stated is not None and not LENGTH.may_set(article, "word_count")
    if stated is not None and is_stated and abs(stated - counted) <= _MOST_APART * counted:
        return
    article.word_count = counted
    LENGTH.sign(article, "word_count", "derived", note=f"the file states {stated}" if is_stated else None)


LENGTH = Step(
    name="length",
    version=1,
    reads=("body", "language"),
    writes=("word_count", "reading_seconds"),
    cost="About 0.1 ms an article.",
    apply=apply,
)
