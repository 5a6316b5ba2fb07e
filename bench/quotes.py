"""Quotes and their speakers against labelled news texts; and the cost of an article."""

import json
import time
from collections.abc import Sequence
from typing import Any

from bench.figures import Figure, Options
from bench.scorers import scorer
from dateline.article import Article
from dateline.enrich.entities import ENTITIES
from dateline.enrich.quotes import QUOTES
from tests.pipeline import ROOT

SHARED = ROOT.parent / "shared"
_SAMPLE = SHARED / "data/quotes/polnear_dev.jsonl"
_SCORER = SHARED / "score/score_quotes.py"
_USUAL_CHARS = 2_200  # of an article; costs are given for as many


def run(options: Options) -> list[Figure]:
    """Precision and recall of what stands between marks; of the speakers that the labels name, how many are right.

    The rules were written with every other text of the sample in view, and a few of the others.
    """
    if not (_SAMPLE.exists() and _SCORER.exists()):
        return []
    gold = [json.loads(line) for line in _SAMPLE.read_text("utf-8").splitlines()]
    gold = gold[: options.pick(len(gold), 20)]
    articles = [Article(headline="x", body=row["text"], language="en") for row in gold]
    ENTITIES.apply(articles)
    started = time.process_time()
    QUOTES.apply(articles)
    seconds = time.process_time() - started
    score = scorer(_SCORER).score({row["id"]: row for row in gold}, _predicted(gold, articles))
    milliseconds = seconds * 1_000 * _USUAL_CHARS / sum(len(article.body) for article in articles)
    indirect = sum(quote.kind == "indirect" for article in articles for quote in article.quotes)
    note = f"{score['docs']} texts, {score['quotes']} quotes of four words and more"
    return [
        Figure("quotes: precision", score["p"], at_least=0.95, note=f"{note}; some labels are missing"),
        Figure("quotes: recall", score["r"], at_least=0.95, note=note),
        Figure("quotes: speaker", score["speaker_acc_on_found_named"], at_least=0.8, note=f"{score['named']} named"),
        Figure("quotes: indirect", indirect, "found", note="not labelled"),
        Figure("quotes: an article", milliseconds, "ms", at_most=4, note=f"of {_USUAL_CHARS:,} characters, one core"),
    ]


def _predicted(gold: Sequence[dict[str, Any]], articles: Sequence[Article]) -> dict[str, list[dict[str, Any]]]:
    return {
        row["id"]: [
            {"start": quote.span[0], "end": quote.span[1], "speaker": quote.speaker}
            for quote in article.quotes
            if quote.kind == "direct"
        ]
        for row, article in zip(gold, articles, strict=True)
    }
