"""Pages of the web: the body and the metadata against labelled pages, where a sample is; and pages a second."""

import gzip
import json
import time
from collections.abc import Mapping

from bench.figures import Figure, Options
from bench.reading import context
from bench.scorers import DATA, SHARED, scorer
from dateline.article import Article
from dateline.errors import FileError
from dateline.formats import html
from dateline.formats.known import load
from dateline.formats.reading.finish import finished

_BODIES = DATA / "html"
_METADATA = DATA / "html_metadata"
# In the labels the fields have other names, each with the least share of them that is to be right.
_FIELDS = {
    "title": ("headline", 0.88),
    "byline": ("byline", 0.85),
    "date": ("published", 0.95),
    "lang": ("language", 0.97),
}


def run(options: Options) -> list[Figure]:
    """Pages a second in one process, where a sample is."""
    pages = _pages(options)
    if not pages:
        return []
    load()  # as it is done before a process is forked
    _read(dict(list(pages.items())[:1]))  # a process loads the packages for web pages with its first
    began = time.process_time()
    _read(pages)
    rate = len(pages) / (time.process_time() - began)
    return [Figure("web pages a second, one process", rate, "pages/s", at_least=50, note="of processor time")]


def quality(options: Options) -> list[Figure]:
    """F1 of the bodies, and the share of right headlines, bylines, dates and languages."""
    return [*_bodies(options), *_metadata(options)]


def _pages(options: Options) -> dict[str, bytes]:
    """The pages whose bodies are labelled, by their keys; none where there is no sample."""
    paths = sorted((_BODIES / "html").glob("*.html.gz"))
    paths = paths[: options.pick(len(paths), 20)]
    return {path.name.removesuffix(".html.gz"): gzip.decompress(path.read_bytes()) for path in paths}


def _bodies(options: Options) -> list[Figure]:
    pages = _pages(options)
    if not pages:
        return []
    labels = json.loads((_BODIES / "ground-truth.json").read_text("utf-8"))
    gold = {key: labels[key] for key in pages}
    # The labels have the dateline in the body; to us it is a field.
    predicted = {
        key: {"articleBody": f"{article.dateline.text} {article.body}" if article.dateline else article.body}
        for key, article in _read(pages).items()
    }
    score = scorer(SHARED / "score/score_extraction.py").score(gold, predicted)
    note = f"{score['docs']} pages; precision {score['precision']}, recall {score['recall']}"
    return [Figure("web pages: F1 of the body", score["f1"], at_least=0.966, note=note)]


def _metadata(options: Options) -> list[Figure]:
    paths = sorted(_METADATA.glob("*/expected-metadata.json"))
    paths = paths[: options.pick(len(paths), 15)]
    if not paths:
        return []
    gold = {path.parent.name: json.loads(path.read_text("utf-8")) for path in paths}
    pages = {key: gzip.decompress((_METADATA / key / "source.html.gz").read_bytes()) for key in gold}
    predicted = {key: _labels(article) for key, article in _read(pages).items()}
    score = scorer(SHARED / "score/score_metadata.py").score(gold, predicted)
    return [
        Figure(
            f"web pages: {ours} right",
            score[theirs]["acc"],
            at_least=limit,
            note=f"{score[theirs]['gold']} pages have it",
        )
        for theirs, (ours, limit) in _FIELDS.items()
    ]


def _labels(article: Article) -> dict[str, str | None]:
    published = article.published.isoformat() if article.published else None
    return {"title": article.headline, "byline": article.byline, "date": published, "lang": article.language}


def _read(pages: Mapping[str, bytes]) -> dict[str, Article]:
    """The articles by the keys of their pages; those that give none are left out, and count as wrong."""
    facts = context("page")
    found = {}
    for key, page in pages.items():
        try:
            found[key] = finished(html.article_of(page, facts), facts)
        except FileError:
            continue
    return found
