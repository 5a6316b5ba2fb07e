"""Keywords: the names, words and phrases that an English article keeps coming back to.

Scored by what the text alone gives, as R. Campos et al., "YAKE! Keyword extraction from single documents using multiple
local features" (2020), found to work: how often, how early, in the headline, how many words. Written anew, since their
package is GPL or LGPL. Names that other steps found count as one, with all the ways they are written in the article.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.article import Article, Entity
from dateline.enrich.step import Step
from dateline.enrich.stopwords import STOPWORDS
from dateline.enrich.weak_words import WEAK

KEYWORDS_AN_ARTICLE = 10
READ_CHARS = 20_000
"""What an article is about stands in its first pages; this bounds the time to 16 ms."""

_LONGEST = 3  # words of a phrase
_IN_HEADLINE = 2.0  # times the score
_EARLY = 0.5  # of the score is lost towards the end of the text
_ABSORBED = (
    0.4  # share of the mentions of a word that a longer phrase takes up to take its place; by eye, of 0.4 and 0.6
)
_BREAK = re.compile(r"[.,;:!?()\[\]\"“”„\n—–&/*+=|\0]+|\s['‘]|['’]\s| - ")
_WORD = re.compile(r"(?<![\w-])[^\W\d_][\w'’-]*\w")
_POSSESSIVE = re.compile(r"['’]s?$")
_NAME = "\0"  # stands in the text for the characters of a name that is counted already

_Words = tuple[str, ...]


@dataclass
class _Phrase:
    """What is counted of a phrase; ``written`` counts its ways of writing."""

    words: _Words
    first: float
    count: int = 0
    in_headline: bool = False
    is_name: bool = False
    written: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> float:
        early = 1 - _EARLY * self.first
        length = 1.0 if self.is_name else math.sqrt(len(self.words))
        return self.count * early * length * (_IN_HEADLINE if self.in_headline else 1.0)


def keywords_of(headline: str, body: str, names: Iterable[Entity] = ()) -> list[str]:
    """At most ``KEYWORDS_AN_ARTICLE`` keywords of an English text, the weightiest first.

    ``names`` are people, organisations and places with their spans in the body.
    """
    phrases: dict[_Words, _Phrase] = {}
    body = _count_names(phrases, headline, body[:READ_CHARS], names)
    _count(phrases, headline, in_headline=True)
    _count(phrases, body, in_headline=False)
    scores = _scored(phrase for phrase in phrases.values() if phrase.count > 1 and not _is_weak(phrase))
    chosen: list[_Phrase] = []
    for words in sorted(scores, key=lambda words: (-scores[words], phrases[words].first, words)):
        phrase = phrases[words]
        if len(chosen) < KEYWORDS_AN_ARTICLE and not any(_repeats(phrase, other) for other in chosen):
            chosen.append(phrase)
    return [_usual(phrase.written) for phrase in chosen]


def _spaced(text: str) -> str:
    """The words of a text, so that one text stands in another only in whole words."""
    return f" {' '.join(_POSSESSIVE.sub('', word) for word in _WORD.findall(text))} "


def _usual(written: Counter[str]) -> str:
    """The usual way of writing; of two as usual, the one that no start of a sentence capitalises."""
    return min(written, key=lambda text: (-written[text], text[0].isupper(), text))


def _count_names(phrases: dict[_Words, _Phrase], headline: str, body: str, names: Iterable[Entity]) -> str:
    """Count the names, and take them out of the body: their parts are no words of it."""
    length = max(1, len(body))
    pieces, position = [], 0
    for start, end, name in sorted((*span, entity.name) for entity in names for span in entity.spans):
        if position <= start and end <= len(body):
            pieces += [body[position:start], _NAME]
            position = end
            words = tuple(word.casefold() for word in name.split())
            phrase = phrases.setdefault(words, _Phrase(words, start / length, is_name=True))
            phrase.count += 1
            phrase.written[name] += 1
            phrase.in_headline |= _spaced(body[start:end]) in _spaced(headline)
    return "".join([*pieces, body[position:]])


def _count(phrases: dict[_Words, _Phrase], text: str, *, in_headline: bool) -> None:
    position = 0
    for part in _BREAK.split(text):
        run: list[str] = []
        for word in [*_WORD.findall(part), ""]:
            plain = _POSSESSIVE.sub("", word)
            if plain and plain.casefold() not in STOPWORDS:
                run.append(plain)
                continue
            _count_run(phrases, run, position / max(1, len(text)), in_headline=in_headline)
            run = []
        position += len(part) + 1


def _count_run(phrases: dict[_Words, _Phrase], run: Sequence[str], position: float, *, in_headline: bool) -> None:
    for start in range(len(run)):
        for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
            words = tuple(_singular(word.casefold()) for word in run[start:end])
            phrase = phrases.setdefault(words, _Phrase(words, 0.0 if in_headline else position))
            phrase.count += 1
            phrase.in_headline |= in_headline
            if not in_headline or not phrase.written:  # headlines capitalise what the text does not
                phrase.written[" ".join(run[start:end])] += 1


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _is_weak(phrase: _Phrase) -> bool:
    """Whether the phrase is no keyword: a word that says little by itself, or all words of it do."""
    return not phrase.is_name and all(word in WEAK or word in STOPWORDS for word in phrase.words)


def _scored(phrases: Iterable[_Phrase]) -> dict[_Words, float]:
    """The scores of the phrases that no longer one absorbs; it has the score of what it absorbs, if that is better.

    "steel" goes where "steel mills" stands for enough of its mentions. A name stays what it is.
    """
    by_words = {phrase.words: phrase for phrase in phrases}
    scores = {words: phrase.score for words, phrase in by_words.items()}
    for longer in sorted(by_words.values(), key=lambda phrase: len(phrase.words)):
        for words in _parts(longer.words):
            part = by_words.get(words)
            if part and not part.is_name and longer.count >= _ABSORBED * part.count:
                scores[longer.words] = max(scores[longer.words], scores.get(words, 0.0))
                scores.pop(words, None)
    return scores


def _parts(words: _Words) -> Iterator[_Words]:
    """What stands together in the words, but is not all of them."""
    for size in range(1, len(words)):
        for start in range(len(words) - size + 1):
            yield words[start : start + size]


def _repeats(phrase: _Phrase, chosen: _Phrase) -> bool:
    """Whether all words of one are in the other: "spam" says enough where "spam e-mail" came first, and the reverse."""
    if phrase.is_name:
        return False
    return set(phrase.words) <= set(chosen.words) or set(chosen.words) <= set(phrase.words)


def apply(articles: Sequence[Article]) -> None:
    """Set ``keywords`` of English articles whose file gives none."""
    for article in articles:
        if (article.language or "en").split("-")[0] == "en" and KEYWORDS.may_set(article, "keywords"):
            printed = "headline" not in article.provenance  # one derived from the lead says nothing new
            names = (*article.people, *article.organisations, *article.places)
            article.keywords = keywords_of(article.headline if printed else "", article.body, names)
            KEYWORDS.sign(article, "keywords", "derived")


KEYWORDS = Step(
    name="keywords",
    version=2,
    reads=("headline", "body", "language", "people", "organisations", "places"),
    writes=("keywords",),
    cost="About 1.2 ms an article.",
    apply=apply,
)
