"""Names and places: how right (wikigold, labelled places, headings in capitals), how fast (BBC texts)."""

import json
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure, Options
from bench.scorers import SHARED, scorer

if TYPE_CHECKING:
    from dateline.article import Article

BATCH = 64  # articles, as the enrich stage hands them over
LABELS = {"people": "PER", "organisations": "ORG", "places": "LOC"}

LEAST_F1 = 0.72  # of names by document; spaCy's medium model with safe rules has .706
LEAST_PLACES = 0.9
LEAST_ENTITIES = 24.0  # articles/s of the step, on one core


def run(options: Options) -> list[Figure]:
    """Everything, in a process of its own: no other bench's models are in its memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
        return own.submit(_figures, options).result()


def _figures(options: Options) -> list[Figure]:
    from dateline.enrich import load  # noqa: PLC0415  models belong into the measuring process

    load()
    texts = bbc_texts(options.pick(200, 64))
    return [*_wikigold(), *_places(), *_headings(texts[: options.pick(100, 32)]), *_speed(texts)]


def _wikigold() -> list[Figure]:
    """F1 of names by document, which is what an index needs, and by span."""
    from dateline.article import Article  # noqa: PLC0415
    from dateline.enrich.entities import ENTITIES  # noqa: PLC0415

    gold, program = SHARED / "data/ner/wikigold.jsonl", SHARED / "score/score_ner.py"
    if not (gold.exists() and program.exists()):
        return []
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    articles = [Article(headline="", body=row["text"], language="en") for row in rows]
    ENTITIES.apply(articles)
    predicted = {row["id"]: _spans(article) for row, article in zip(rows, articles, strict=True)}
    score = scorer(program).score({row["id"]: row for row in rows}, predicted)
    whole = score["doc_set"]
    note = f"wikigold, {len(rows)} documents; precision {whole['p']}, recall {whole['r']}"
    by_span = ", ".join(f"{label} {score['span'][label]['f1']}" for label in LABELS.values())
    return [
        Figure("names by document: F1", whole["f1"], at_least=LEAST_F1, note=note),
        Figure("names by span: F1", score["span"]["micro"]["f1"], note=by_span),
    ]


def _spans(article: "Article") -> list[tuple[int, int, str]]:
    """The names of an article as start, end and label of wikigold."""
    return [
        (*span, label) for field, label in LABELS.items() for name in getattr(article, field) for span in name.spans
    ]


def _places() -> list[Figure]:
    from tests.enrich.labelled_places import labelled_places, resolved  # noqa: PLC0415

    labelled = labelled_places()
    right = sum(place.is_right(resolved(place)) for place in labelled)
    note = f"{len(labelled)} labelled places, most of ambiguous names"
    return [Figure("places on the map: accuracy", right / len(labelled), at_least=LEAST_PLACES, note=note)]


def _headings(texts: Sequence[str]) -> list[Figure]:
    """Of the names found in a first paragraph, how many are found when it is in capitals."""
    printed = [_names_of_lead(text, text.index("\n")) for text in texts]
    loud = [_names_of_lead(text[: (end := text.index("\n"))].upper() + text[end:], text.index("\n")) for text in texts]
    same = sum(len(found & wanted) for found, wanted in zip(loud, printed, strict=True))
    if not texts:
        return []
    note = f"first paragraphs of {len(texts)} news texts; precision {same / max(1, sum(map(len, loud))):.2f}"
    return [Figure("names in capitals: recall", same / max(1, sum(map(len, printed))), note=note)]


def _names_of_lead(text: str, end: int) -> set[tuple[str, str]]:
    from dateline.article import Article  # noqa: PLC0415
    from dateline.enrich.entities import ENTITIES  # noqa: PLC0415

    article = Article(headline="", body=text, language="en")
    ENTITIES.apply([article])
    return {(text[start:stop].casefold(), kind) for start, stop, kind in _spans(article) if stop <= end}


def _speed(texts: Sequence[str]) -> list[Figure]:
    """Articles a second of processor time; what the other steps cost is told by the bench ``steps``."""
    from dateline.article import Article  # noqa: PLC0415
    from dateline.enrich.entities import ENTITIES  # noqa: PLC0415

    if not texts:
        return []
    articles = [Article(headline="x", body=text, language="en") for text in texts]
    started = time.process_time()
    for start in range(0, len(articles), BATCH):
        ENTITIES.apply(articles[start : start + BATCH])
    rate = len(articles) / (time.process_time() - started)
    note = f"{len(texts)} news texts of {sum(map(len, texts)) // len(texts):,} characters, one core"
    return [Figure("names", rate, "articles/s", at_least=LEAST_ENTITIES, note=note)]


def bbc_texts(count: int) -> list[str]:
    """Bodies of the BBC sample, spread evenly over its sections; the first line, the headline, is left out."""
    paths = sorted((SHARED / "data/txt/bbc").glob("*/*.txt"))
    paths = paths[:: max(1, len(paths) // count)][:count]
    return [_body(path) for path in paths]


def _body(path: Path) -> str:
    return path.read_text("utf-8", "replace").partition("\n")[2].strip()
