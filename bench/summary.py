"""Summaries against the first three sentences, by ROUGE: BBC texts with headlines, web pages with standfirsts."""

import gzip
import json
import time
from collections.abc import Iterator
from itertools import islice, pairwise

from lxml import html

from bench.figures import Figure, Options
from bench.rouge import KINDS, rouge
from dateline.enrich.mid_thought import opens_in_mid_thought
from dateline.enrich.sentences import sentence_starts
from dateline.enrich.summary import MOST_SENTENCES, summary_of
from tests.pipeline import ROOT

_DATA = ROOT.parent / "shared/data"
_TEXTS = 100
_SHORTEST = 600  # characters of a web page's text: a shorter one is its own summary
MOST_MS = 3.0

Text = tuple[str, str, str]
"""Headline as the step sees it, body, and reference."""


def run(options: Options) -> list[Figure]:
    """ROUGE of both, and how often they open in mid-thought. Where the headline is the reference, the step has none."""
    figures = []
    for name, texts in (("headline", _bbc()), ("standfirst", _pages())):
        some = list(islice(texts, options.pick(_TEXTS, 20)))
        if some:
            figures += _figures(name, some)
    return figures


def _bbc() -> Iterator[Text]:
    paths = sorted((_DATA / "txt/bbc").glob("*/*.txt"))
    for path in paths[1 :: max(1, len(paths) // _TEXTS)]:
        headline, _, body = path.read_text("utf-8", "replace").partition("\n")
        yield "", body.strip(), headline


def _pages() -> Iterator[Text]:
    """Title and text of saved web pages, and the description in their head."""
    truth = _DATA / "html/ground-truth.json"
    if not truth.exists():
        return
    for name, page in sorted(json.loads(truth.read_text("utf-8")).items()):
        path = _DATA / f"html/html/{name}.html.gz"
        tree = html.fromstring(gzip.decompress(path.read_bytes()))
        title, described = (
            " ".join(tree.xpath(f"//meta[@property='og:{name}']/@content")[:1]) for name in ("title", "description")
        )
        if described and len(page["articleBody"]) >= _SHORTEST and described.isascii():
            yield title, page["articleBody"], described


def _figures(name: str, texts: list[Text]) -> list[Figure]:
    started = time.process_time()
    ours = [_joined(body, summary_of(headline, body)) for headline, body, _ in texts]
    milliseconds = 1000 * (time.process_time() - started) / len(texts)
    leads = [_joined(body, _first(body)) for _, body, _ in texts]
    references = [reference for _, _, reference in texts]
    mine, theirs = _rouge(ours, references), _rouge(leads, references)
    note = f"{len(texts)} texts, {sum(not text for text in ours)} without one"
    opened, lead_opened = (sum(map(opens_in_mid_thought, filter(None, found))) for found in (ours, leads))
    return [
        *(
            Figure(f"{name}: ROUGE-{kind}", value, note=f"first three sentences {theirs[kind]:.3f}")
            for kind, value in mine.items()
        ),
        Figure(f"{name}: opens in mid-thought", opened, at_most=0, note=f"first three sentences {lead_opened}"),
        Figure(f"{name}: time", milliseconds, "ms", at_most=MOST_MS, note=note),
    ]


def _rouge(found: list[str], references: list[str]) -> dict[str, float]:
    """Means over the texts, by kind and measure."""
    scores = [rouge(text, reference) for text, reference in zip(found, references, strict=True)]
    return {
        f"{kind} {measure}": sum(score[kind][place] for score in scores) / len(scores)
        for kind in KINDS
        for place, measure in enumerate(("recall", "F1"))
    }


def _first(body: str) -> list[tuple[int, int]]:
    return list(islice(pairwise([*sentence_starts(body), len(body)]), MOST_SENTENCES))


def _joined(body: str, spans: list[tuple[int, int]]) -> str:
    return " ".join(body[start:end].strip() for start, end in spans)
