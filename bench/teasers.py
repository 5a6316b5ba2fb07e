"""The cut of what is not the story's: precision and recall over labelled articles; and datelines, where a sample is."""

import json
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure, Options
from bench.scorers import scorer
from dateline.article import Article
from dateline.formats import ReadContext, read
from dateline.newsprint.paragraphs import paragraphs
from dateline.newsprint.teasers import teasers
from tests.newsprint.labelled import labelled_articles
from tests.pipeline import ROOT

SHARED = ROOT.parent / "shared"
_SAMPLE = SHARED / "data/dateline/reuters.jsonl"
_TEXTS = SHARED / "data/txt/bbc"
_SCORER = SHARED / "score/score_dateline.py"
_READ_AT = datetime(2026, 1, 1, tzinfo=UTC)


def run(options: Options) -> list[Figure]:
    """Of the paragraphs cut, how many were to be cut; of those to be cut, how many were; and the datelines' score."""
    return [*_cuts(), *_real_texts(options), *_datelines(options)]


def _cuts() -> list[Figure]:
    cut = right = wanted = 0
    articles = labelled_articles()
    for labelled in articles:
        removed = [piece.text for piece in _read(labelled.text).removed]
        cut += len(removed)
        right += len(set(removed) & set(labelled.cut))
        wanted += len(labelled.cut)
    note = f"{len(articles)} labelled articles, {wanted} paragraphs to be cut"
    return [
        Figure("teasers cut: precision", right / max(1, cut), at_least=0.99, note=note),
        Figure("teasers cut: recall", right / max(1, wanted), at_least=0.9, note=note),
    ]


def _real_texts(options: Options) -> list[Figure]:
    """News texts that end where they end: none may be cut into. And the same with other stories' leads behind them."""
    paths = sorted(_TEXTS.rglob("*.txt"))
    if not paths:
        return []
    paths = paths[: options.pick(len(paths), 200)]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in paths]
    whole = sum(not _read(text).removed for text in texts)
    stories = [[line for line in paragraphs(text) if line][1:] for text in texts]
    leads = [story[0].rstrip(".") for story in stories if 8 <= len(story[0].split()) <= 25 and ". " not in story[0]]
    chance = random.Random(5)
    tails = [chance.sample(leads, chance.randint(3, 6)) for _ in stories]
    cut = [teasers([*story, *tail]) for story, tail in zip(stories, tails, strict=True)]
    right = sum(min(count, len(tail)) for count, tail in zip(cut, tails, strict=True))
    note = f"{len(texts)} news texts"
    spliced = f"{note}, each with 3 to 6 leads of others behind it"
    return [
        Figure("real texts left whole", whole / len(texts), at_least=0.99, note=note),
        Figure("spliced teasers: precision", right / max(1, sum(cut)), at_least=0.99, note=spliced),
        Figure("spliced teasers: recall", right / sum(map(len, tails)), at_least=0.9, note=spliced),
    ]


def _datelines(options: Options) -> list[Figure]:
    if not (_SAMPLE.exists() and _SCORER.exists()):
        return []
    gold = [json.loads(line) for line in _SAMPLE.read_text("utf-8").splitlines()]
    gold = gold[: options.pick(len(gold), 300)]
    predicted = {}
    for row in gold:
        article = _read(row["text"])
        predicted[row["id"]] = {"place": article.dateline and article.dateline.located, "body": article.body}
    score = scorer(_SCORER).score(gold, predicted)
    note = f"{score['n']} wire stories"
    return [
        Figure("datelines: place exact", score["place_exact"], at_least=0.99, note=note),
        Figure("datelines: first word of the place", score["city_first_word"], note=note),
        Figure("datelines: off the body", score["dateline_off_body"], note=note),
    ]


def _read(text: str) -> Article:
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(text.encode())
        file.flush()
        context = ReadContext(
            name="article.txt",
            source=None,
            received=_READ_AT,
            file_time=None,
            time_zone="UTC",
            max_article_chars=2_000_000,
            max_file_bytes=8_000_000,
        )
        return next(iter(read(Path(file.name), context)))
