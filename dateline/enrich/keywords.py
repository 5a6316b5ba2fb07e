"""Keywords: the words and phrases that an English article keeps coming back to.

Scored by what the text alone gives, as R. Campos et al., "YAKE! Keyword extraction from single documents using multiple
local features" (2020), found to work: how often, how early, in the headline, how many words. Written anew, since their
package is GPL or LGPL.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.article import Article
from dateline.enrich.step import Step
from dateline.enrich.stopwords import STOPWORDS

KEYWORDS_AN_ARTICLE = 10
READ_CHARS = 20_000
"""What an article is about stands in its first pages; this bounds the time to 5 ms."""

_LONGEST = 3  # words of a phrase
_IN_HEADLINE = 2.0  # times the score
_EARLY = 0.5  # of the score is lost towards the end of the text
_ABSORBED = 0.6  # "steel" goes when "steel mills" stands for at least this share of its mentions
_BREAK = re.compile(r"[.,;:!?()\[\]\"“”„\n—–&/*+=|]+|\s['‘]|['’]\s| - ")
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*\w")


@dataclass
class _Phrase:
    """What is counted of a phrase; ``written`` counts its ways of writing."""

    words: tuple[str, ...]
    first: float
    count: int = 0
    in_headline: bool = False
    written: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> float:
        early = 1 - _EARLY * self.first
        return self.count * early * math.sqrt(len(self.words)) * (_IN_HEADLINE if self.in_headline else 1.0)


def keywords_of(headline: str, body: str) -> list[str]:
    """At most ``KEYWORDS_AN_ARTICLE`` keywords of an English text, the weightiest first."""
    phrases: dict[tuple[str, ...], _Phrase] = {}
    _count(phrases, headline, in_headline=True)
    _count(phrases, body[:READ_CHARS], in_headline=False)
    weighty = [phrase for phrase in phrases.values() if phrase.count > 1]
    ranked = sorted(weighty, key=lambda phrase: (-phrase.score, phrase.first, phrase.words))
    chosen: list[_Phrase] = []
    for phrase in ranked:
        if len(chosen) < KEYWORDS_AN_ARTICLE and not any(_absorbs(other, phrase) for other in weighty):
            chosen.append(phrase)
    return [min(phrase.written, key=lambda text: (-phrase.written[text], text)) for phrase in chosen]


def _count(phrases: dict[tuple[str, ...], _Phrase], text: str, *, in_headline: bool) -> None:
    position = 0
    for part in _BREAK.split(text):
        run: list[str] = []
        for word in [*_WORD.findall(part), ""]:
            plain = re.sub(r"['’]s?$", "", word)
            if plain and plain.casefold() not in STOPWORDS:
                run.append(plain)
                continue
            _count_run(phrases, run, position / max(1, len(text)), in_headline=in_headline)
            run = []
        position += len(part) + 1


def _count_run(
    phrases: dict[tuple[str, ...], _Phrase], run: Sequence[str], position: float, *, in_headline: bool
) -> None:
    for start in range(len(run)):
        for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
            words = tuple(_singular(word.casefold()) for word in run[start:end])
            phrase = phrases.setdefault(words, _Phrase(words, 0.0 if in_headline else position))
            phrase.count += 1
            phrase.in_headline |= in_headline
            if not in_headline or not phrase.written:  # headlines capitalise what the text does not
                phrase.written[" ".join(run[start:end])] += 1


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _absorbs(longer: _Phrase, phrase: _Phrase) -> bool:
    """Whether the phrase says nothing beside the longer one that contains it."""
    size = len(phrase.words)
    if len(longer.words) <= size or longer.count < _ABSORBED * phrase.count:
        return False
    return any(longer.words[start : start + size] == phrase.words for start in range(len(longer.words) - size + 1))


def apply(articles: Sequence[Article]) -> None:
    """Set ``keywords`` of English articles whose file gives none."""
    for article in articles:
        if (article.language or "en").split("-")[0] == "en" and KEYWORDS.may_set(article, "keywords"):
            printed = "headline" not in article.provenance  # one derived from the lead says nothing new
            article.keywords = keywords_of(article.headline if printed else "", article.body)
            KEYWORDS.sign(article, "keywords", "derived")


KEYWORDS = Step(
    name="keywords",
    version=1,
    reads=("headline", "body", "language"),
    writes=("keywords",),
    cost="About 1.4 ms an article.",
    apply=apply,
)
