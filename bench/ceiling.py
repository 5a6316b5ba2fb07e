"""The ceiling of the path: a plain loop over the same parse, steps and bulk requests, without queue, claims or archive.

A program of its own, started by ``bench.burst``: the models must be loaded before its two processes are forked.
"""

import gc
import json
import multiprocessing
import sys
import time
from functools import cache
from itertools import islice
from pathlib import Path

import psutil
from elasticsearch import Elasticsearch

from bench.reading import articles_of
from dateline.article import Article, FileRef
from dateline.enrich import enrich, load
from dateline.index.write import ArticleWriter
from dateline.settings import Settings

_PROCESSES = 2
_CHUNK = 64  # articles a bulk request; the model gains nothing from more


@cache
def _settings() -> Settings:
    return Settings(_env_file=None)


@cache
def _writer() -> ArticleWriter:
    return ArticleWriter(_settings())


def work(paths: list[Path]) -> int:
    """Parse, enrich and index these files; how many articles were written."""
    settings = _settings()
    articles: list[Article] = []
    for path in paths:
        limits = {
            "max_article_chars": settings.max_article_chars,
            "max_file_bytes": int(settings.max_file_mb * 1e6),
        }
        for article in articles_of(path, time_zone=settings.time_zone, **limits):
            article.file = FileRef(id=path.name, name=path.name)
            articles.append(article.identified())
    enrich(articles, settings.skipped_steps)
    return sum(verdict.outcome == "indexed" for verdict in _writer().write(articles, refresh=False))


def main() -> None:
    """Index the files of the folder, and print the seconds from the first to all searchable, as JSON."""
    paths = sorted(Path(sys.argv[1]).iterdir())
    load(_settings().skipped_steps)
    gc.collect()
    gc.freeze()
    _writer().ensure_index()
    _writer.cache_clear()  # a connection must not be shared by two processes
    warm, rest = paths[:_PROCESSES], iter(paths[_PROCESSES:])
    with (
        multiprocessing.get_context("fork").Pool(_PROCESSES) as pool,
        Elasticsearch(_settings().elasticsearch) as client,
    ):
        pool.map(work, [[path] for path in warm], chunksize=1)
        before, started = _processor_seconds(), time.perf_counter()
        written = sum(pool.imap_unordered(work, iter(lambda: list(islice(rest, _CHUNK)), [])))
        client.indices.refresh(index=_settings().index)
        seconds = time.perf_counter() - started
        processor = _processor_seconds() - before
    print(json.dumps({"articles": written, "seconds": seconds, "processor": processor}))


def _processor_seconds() -> float:
    this = psutil.Process()
    times = [process.cpu_times() for process in (this, *this.children())]
    return float(sum(used.user + used.system for used in times))


if __name__ == "__main__":
    main()
