"""Days found and resolved in real news, the whole sample and the half that was never read; time of dates and LIX."""

import json
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from bench.figures import Figure, Options
from bench.scorers import scorer
from bench.texts import invented
from dateline.article import Article
from dateline.enrich.dates import DATES
from dateline.enrich.readability import READABILITY
from dateline.enrich.temporal.finding import expressions
from dateline.enrich.temporal.found import Anchor
from tests.pipeline import ROOT

_SHARED = ROOT.parent / "shared"
_SAMPLE = _SHARED / "data/temporal/aquaint.jsonl"
_SCORER = _SHARED / "score/score_temporal.py"
_SLOWEST = 5.0  # ms an article: an eighth of what finding its names takes


def run(options: Options) -> list[Figure]:
    """Of the full days named, how many are found, and found with the right value; milliseconds an article."""
    return [*_quality(), *_speed(options)]


def _quality() -> list[Figure]:
    if not (_SAMPLE.exists() and _SCORER.exists()):
        return []
    gold = [json.loads(line) for line in _SAMPLE.read_text("utf-8").splitlines()]
    score, unread = _score(gold), _score(gold[1::2])
    note = f"{score['gold_days']} days in {score['docs']} news stories"
    half = f"{unread['gold_days']} days in the half that no rule was made on"
    return [
        Figure("days: found and right", score["value_recall"], at_least=0.85, note=note),
        Figure("days: right, of those found", score["value_acc_on_found"], at_least=0.92, note=note),
        Figure("days: found", score["recall"], note=note),
        Figure("expressions that are ones of time", score["precision_is_a_timex"], at_least=0.95, note=note),
        Figure("days: found and right, unread half", unread["value_recall"], note=half),
        Figure("days: right, of those found, unread half", unread["value_acc_on_found"], note=half),
    ]


def _score(gold: Sequence[dict[str, Any]]) -> dict[str, float]:
    predicted = {}
    for story in gold:
        anchor = Anchor(date.fromisoformat(story["dct"][:10]))
        found = expressions(story["text"], anchor)
        predicted[story["id"]] = [{"start": each.start, "end": each.end, "value": each.value} for each in found]
    score: dict[str, float] = scorer(_SCORER).score({story["id"]: story for story in gold}, predicted)
    return score


def _speed(options: Options) -> list[Figure]:
    count = options.pick(500, 100)
    paths = sorted((_SHARED / "data/txt/bbc").rglob("*.txt"))[:count]
    texts = [path.read_text("utf-8", "replace") for path in paths] or [text.body for text in invented(count, seed=7)]
    articles = [Article(headline="", body=text, language="en") for text in texts]
    note = f"processor time; {len(texts)} texts of {sum(map(len, texts)) // len(texts):,} characters"
    figures = []
    for step, limit in ((DATES, _SLOWEST), (READABILITY, 1.0)):
        step.apply(articles[:10])  # the patterns are ready before the clock runs
        started = time.process_time()
        step.apply(articles)
        milliseconds = (time.process_time() - started) * 1000 / len(articles)
        figures.append(Figure(f"{step.name}: an article", milliseconds, "ms", at_most=limit, note=note))
    return figures
