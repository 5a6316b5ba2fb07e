"""Names: how right (wikigold), how fast and how large (BBC texts), on one core.

Run as ``python -m bench.entities`` from the root of the repository; it reads the sample data beside it, and says so
where that is absent.
"""

import json
import os
import time

import psutil

from bench.scorers import SHARED, scorer
from dateline.article import Article
from dateline.enrich import STEPS, enrich, load
from dateline.enrich.entities import ENTITIES

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[_threads] = "1"  # numpy comes with the models, later: one core is what is measured

TEXTS = 200
BATCH = 64  # articles, as the enrich stage hands them over
LABELS = {"people": "PER", "organisations": "ORG", "places": "LOC"}


def main() -> None:
    """Print quality, speed and memory, one line each."""
    before = _megabytes()
    started = time.perf_counter()
    load()
    print(f"models loaded in {time.perf_counter() - started:.1f} s, {_megabytes() - before} MB more")
    quality()
    speed()


def quality() -> None:
    """Print the F1 of names on wikigold, by document (what an index needs) and by span."""
    gold, program = SHARED / "data/ner/wikigold.jsonl", SHARED / "score/score_ner.py"
    if not (gold.exists() and program.exists()):
        print(f"quality: not measured, {gold} is absent")
        return
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    articles = [Article(headline="", body=row["text"], language="en") for row in rows]
    ENTITIES.apply(articles)
    predicted = {row["id"]: spans_of(article) for row, article in zip(rows, articles, strict=True)}
    result = scorer(program).score({row["id"]: row for row in rows}, predicted)
    print("wikigold, by document:", result["doc_set"])
    for label, figures in result["span"].items():
        print(f"wikigold, by span, {label}:", figures)


def spans_of(article: Article) -> list[tuple[int, int, str]]:
    """The names of an article as start, end and label of wikigold."""
    return [
        (*span, label) for field, label in LABELS.items() for name in getattr(article, field) for span in name.spans
    ]


def speed() -> None:
    """Print articles a second of each step alone and of all, and the growth of memory over three rounds."""
    texts = bbc_texts(TEXTS)
    if not texts:
        print(f"speed: not measured, {SHARED / 'data/txt/bbc'} is absent")
        return
    print(f"{len(texts)} BBC texts of {sum(map(len, texts)) // len(texts):,} characters")
    articles = [Article(headline=text.partition("\n")[0], body=text.partition("\n")[2].strip()) for text in texts]
    for step in STEPS:
        started = time.process_time()
        for start in range(0, len(articles), BATCH):
            step.apply(articles[start : start + BATCH])
        seconds = time.process_time() - started
        print(f"  {step.label}: {1000 * seconds / len(articles):.2f} ms an article")
    for turn in range(3):
        started = time.process_time()
        for start in range(0, len(articles), BATCH):
            enrich(articles[start : start + BATCH])
        rate = len(articles) / (time.process_time() - started)
        print(f"  all steps, round {turn + 1}: {rate:.1f} articles/s of CPU time, {_megabytes()} MB resident")


def bbc_texts(count: int) -> list[str]:
    """Texts of the BBC sample, spread evenly over its sections; the first line is the headline."""
    paths = sorted((SHARED / "data/txt/bbc").glob("*/*.txt"))
    return [path.read_text("utf-8", "replace") for path in paths[:: max(1, len(paths) // count)][:count]]


def _megabytes() -> int:
    return int(psutil.Process().memory_info().rss >> 20)


if __name__ == "__main__":
    main()
