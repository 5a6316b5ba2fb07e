"""How well what is asked for is found, by words, by meaning, and by both; and what meaning costs."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

import psutil

from bench.figures import Figure, Options
from bench.judged import TEXTS, Judged, judged, ndcg
from bench.running import servers
from dateline.article import Article, FileRef
from dateline.embedding.model import embed, embed_query
from dateline.index.embed import Embedder
from dateline.index.write import ArticleWriter
from dateline.query.reader import IndexReader
from dateline.query.request import Mode, SearchRequest
from dateline.query.search import search
from dateline.settings import Settings

MODES: tuple[Mode, ...] = get_args(Mode)
_BATCH = 200  # articles a bulk request
_HALVES = {False: "tuned", True: "held out"}
Found = Mapping[str, list[tuple[Judged, float]]]


def run(options: Options) -> list[Figure]:
    """nDCG@10 of each mode, on the half that was tuned on and on the other; milliseconds of a search; vectors a second.

    A quick run has only articles that answer one question or another: an easier world.
    """
    questions = judged()
    texts = _articles({name for one in questions for name in one.grades} if options.quick else None)
    if not texts:
        return []
    cost = _cost(list(texts.values())[:64])
    with servers() as running, tempfile.TemporaryDirectory(prefix="dateline-bench-") as home:
        settings = running.at(Path(home), index="relevance")
        _fill(settings, list(texts.values()))
        names = {article.id: name for name, article in texts.items()}
        scores, times = asyncio.run(_asked(settings, questions, names))
    figures = [
        Figure(f"relevance: {mode}, {half}", statistics.mean(chosen), note=f"nDCG@10 of {len(chosen)} questions")
        for held_out, half in _HALVES.items()
        for mode in MODES
        if (chosen := [score for one, score in scores[mode] if one.is_held_out == held_out])
    ]
    return [*figures, *_by_kind(scores), *_latencies(times), *cost]


def _articles(wanted: set[str] | None) -> dict[str, Article]:
    """The sample news by name, each text once: of the same text, the first name."""
    found: dict[str, Article] = {}
    seen: set[str] = set()
    for path in sorted(TEXTS.glob("*/*.txt")):
        name = f"{path.parent.name}/{path.stem}"
        headline, _, body = path.read_text("utf-8", "replace").partition("\n")
        article = Article(headline=headline.strip(), body=body.strip(), language="en")
        article.file = FileRef(id=name, name=path.name)
        article = article.identified()
        if article.id not in seen and (wanted is None or name in wanted):
            seen.add(article.id)
            found[name] = article
    return found


def _fill(settings: Settings, articles: Sequence[Article]) -> None:
    writer, embedder = ArticleWriter(settings), Embedder(settings, embed)
    for first in range(0, len(articles), _BATCH):
        writer.write(articles[first : first + _BATCH], refresh=True)
    embedder.embed_waiting(seconds=3_600)
    writer.close()
    embedder.close()


async def _asked(
    settings: Settings, questions: Sequence[Judged], names: Mapping[str, str]
) -> tuple[Found, Mapping[str, list[float]]]:
    """For each mode the questions with their scores, and the seconds of each search."""
    scores: dict[str, list[tuple[Judged, float]]] = {mode: [] for mode in MODES}
    times: dict[str, list[float]] = {mode: [] for mode in MODES}
    async with IndexReader(settings) as index:
        for is_warm in (False, True):
            for one in questions:
                for mode in MODES:
                    started = time.perf_counter()
                    page = await search(index, SearchRequest(q=one.q, mode=mode, page_size=10))
                    if is_warm:
                        times[mode].append(time.perf_counter() - started)
                        ranking = [names[hit.source["id"]] for hit in page.items]
                        scores[mode].append((one, ndcg(ranking, one.grades)))
    return scores, times


def _by_kind(scores: Found) -> list[Figure]:
    kinds = list(dict.fromkeys(one.kind for one, _ in scores[MODES[0]]))
    return [
        Figure(f"relevance: {mode}, {kind}", statistics.mean(score for one, score in scores[mode] if one.kind == kind))
        for kind in kinds
        for mode in MODES
    ]


def _latencies(times: Mapping[str, Sequence[float]]) -> list[Figure]:
    return [
        Figure(f"search by mode: {mode}", 1000 * statistics.median(seconds), "ms", note="median, in process, warm")
        for mode, seconds in times.items()
    ]


def _cost(articles: Sequence[Article]) -> list[Figure]:
    texts = [f"{article.headline}\n{article.body[:300]}" for article in articles]
    process = psutil.Process()
    before = process.memory_info().rss
    embed(texts[:1])
    started = time.process_time()
    embed(texts)
    rate = len(texts) / (time.process_time() - started)
    started = time.process_time()
    for text in texts:
        embed_query(text[:40])
    query = 1000 * (time.process_time() - started) / len(texts)
    grown = (process.memory_info().rss - before) / 1e6
    return [
        Figure("vectors: leads, by processor time", rate, "leads/s"),
        Figure("vectors: a question, by processor time", query, "ms"),
        Figure("vectors: memory of the model", grown, "MB", at_most=150, note="most of it pages that processes share"),
    ]
