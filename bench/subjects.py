"""Subjects told from the words of a text, against the sections that the BBC filed it under; and seconds."""

import time

from bench.figures import Figure, Options
from dateline.article import Article
from dateline.enrich.subjects import SUBJECTS
from tests.pipeline import ROOT

_TEXTS = ROOT.parent / "shared/data/txt/bbc"
_TOPICS = {
    "business": "medtop:04000000",
    "entertainment": "medtop:01000000",
    "politics": "medtop:11000000",
    "sport": "medtop:15000000",
    "tech": "medtop:13000000",
}
MOST_MS = 3.0  # an article: entities take 38, and all steps may take 50


def run(options: Options) -> list[Figure]:
    """Of all texts, and of every other one, which nobody looked at: the share whose section is the surest subject."""
    articles = [
        (topic, _article(path.read_text("utf-8", "replace")))
        for section, topic in _TOPICS.items()
        for path in sorted((_TEXTS / section).glob("*.txt"))
    ]
    articles = articles[:: options.pick(1, 5)]
    if not articles:
        return []
    SUBJECTS.load()
    started = time.process_time()
    SUBJECTS.apply([article for _, article in articles])
    milliseconds = 1000 * (time.process_time() - started) / len(articles)
    held_out = [pair for topic in _TOPICS.values() for pair in [each for each in articles if each[0] == topic][1::2]]
    return [
        Figure("subjects: section is the surest of the five", _surest(articles, five=True), at_least=0.9),
        Figure(
            "subjects: of the five, held out",
            _surest(held_out, five=True),
            note=f"{len(held_out)} of {len(articles)} texts",
        ),
        Figure("subjects: section is the surest of all 17", _surest(articles, five=False), at_least=0.9),
        Figure("subjects: of all 17, held out", _surest(held_out, five=False)),
        Figure("subjects: time", milliseconds, "ms an article", at_most=MOST_MS),
    ]


def _article(text: str) -> Article:
    headline, _, body = text.partition("\n")
    return Article(headline=headline, body=body.strip(), language="en")


def _surest(articles: list[tuple[str, Article]], *, five: bool) -> float:
    """The share of articles whose first subject is the topic of their section; of the five topics only, or of all."""
    right = 0
    for topic, article in articles:
        codes = [subject.code for subject in article.subjects if subject.code.endswith("000000")]
        if five:
            codes = [code for code in codes if code in _TOPICS.values()]
        right += codes[:1] == [topic]
    return right / len(articles)
