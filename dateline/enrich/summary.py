"""Summary: up to three sentences of an English article, word for word, that say what it is about.

News says the most important thing first, and the first three sentences are hard to beat (A. See, P. Liu, C. Manning,
"Get to the point", 2017, table 1). So the place in the text counts, beside the words that the text comes back to (as in
A. Nenkova, L. Vanderwende, "The impact of frequency on summarization", 2005); and no sentence is taken that needs
another one to be understood, unless that stands right before it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.article import Article
from dateline.enrich.mid_thought import opens_in_mid_thought
from dateline.enrich.sentences import sentence_starts
from dateline.enrich.step import Step
from dateline.enrich.stopwords import STOPWORDS

MOST_SENTENCES = 3
READ_CHARS = 10_000
"""Behind the first pages stands background; this bounds the time."""

_FEWEST_WORDS = 6  # shorter ones are headings or exclamations
_MOST_WORDS = 60  # longer ones are lists

# A sentence has up to 1 for its words, up to 1 for those of the headline, and this for its place. Tried on 300 texts of
# the BBC that the bench does not use: 0.5 to 8 and 2 to 5 move ROUGE by a hundredth, shares of 0.4 to 0.8 by less.
_LEAD = 2.0
_HALF = 3.0  # sentences, until the bonus of the lead is half of it
_REPEATED = 0.5  # share of its content words that one chosen sentence has, too
_WORD = re.compile(r"(?<![\w-])[^\W\d_][\w'’-]*\w")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDED = re.compile(r"[.!…][\"'”’)\]]*$")


@dataclass(frozen=True)
class _Sentence:
    start: int
    text: str
    words: frozenset[str]  # of content
    quoted: bool  # it begins within a quotation

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def stands_alone(self) -> bool:
        return not self.quoted and not opens_in_mid_thought(self.text)

    @property
    def is_whole(self) -> bool:
        """Whether it is a sentence, and not a heading, a list or the half of a quotation."""
        length = self.text.count(" ") + 1
        quotes = self.text.count('"') % 2 or self.text.count("“") != self.text.count("”")
        return bool(_FEWEST_WORDS <= length <= _MOST_WORDS and _ENDED.search(self.text) and not quotes)


def summary_of(headline: str, body: str) -> list[tuple[int, int]]:
    """Spans of the sentences of the body that make its summary, in their order; none where no sentence will do."""
    sentences = list(_sentences(body[:READ_CHARS]))
    scores = _scores(headline, sentences)
    whole = {place for place, sentence in enumerate(sentences) if sentence.is_whole}
    alone = {place for place in whole if sentences[place].stands_alone}
    chosen = [place for place in sorted(alone) if place < MOST_SENTENCES][:1]  # the lead
    while len(chosen) < MOST_SENTENCES:
        open_to = [
            place
            for place in whole - set(chosen)
            if (place in alone or place - 1 in chosen)
            and not any(_repeats(sentences[place], sentences[other]) for other in chosen)
        ]
        if not open_to:
            break
        chosen.append(max(open_to, key=lambda place: (scores[place], -place)))
    return [(sentences[place].start, sentences[place].end) for place in sorted(chosen)]


def _sentences(body: str) -> Iterator[_Sentence]:
    """The sentences, each with its content words; a paragraph closes a quotation."""
    quoted = False
    for start, end in pairwise([*sentence_starts(body), len(body)]):
        text = body[start:end].rstrip()
        if text:
            yield _Sentence(start, text, frozenset(_content(text)), quoted)
        if text.count('"') % 2:
            quoted = not quoted
        if "\n" in body[start:end]:
            quoted = False


def _content(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        plain = _POSSESSIVE.sub("", word).casefold()
        if plain not in STOPWORDS:
            yield plain


def _scores(headline: str, sentences: Sequence[_Sentence]) -> list[float]:
    """How much each sentence says of what the text and its headline speak of, and how early it does."""
    counts = Counter(word for sentence in sentences for word in sentence.words)
    asked = frozenset(_content(headline))
    raw = [
        sum(math.log(counts[word]) for word in sentence.words) / math.sqrt(len(sentence.words) or 1)
        for sentence in sentences
    ]
    best = max(raw, default=0.0) or 1.0
    return [
        weight / best + len(sentence.words & asked) / (len(asked) or 1) + _LEAD / (1 + place / _HALF)
        for place, (weight, sentence) in enumerate(zip(raw, sentences, strict=True))
    ]


def _repeats(sentence: _Sentence, other: _Sentence) -> bool:
    common = len(sentence.words & other.words)
    return common > _REPEATED * min(len(sentence.words), len(other.words))


def apply(articles: Sequence[Article]) -> None:
    """Set ``summary`` of English articles."""
    for article in articles:
        if (article.language or "en").split("-")[0].lower() == "en" and SUMMARY.may_set(article, "summary"):
            headline = article.headline if "headline" not in article.provenance else ""
            spans = summary_of(headline, article.body)
            article.summary = " ".join(article.body[start:end] for start, end in spans) or None
            if spans:
                SUMMARY.sign(article, "summary", "derived")
                article.provenance["summary"].span = (spans[0][0], spans[-1][1])


SUMMARY = Step(
    name="summary",
    version=1,
    reads=("headline", "body", "language"),
    writes=("summary",),
    cost="About 0.6 ms an article.",
    apply=apply,
)
