"""The language of sentences and of pairs of words in 34 languages: how right, how fast."""

import time

from bench.figures import Figure, Options
from bench.scorers import scorer
from dateline.enrich.language import LANGUAGE, detect
from tests.pipeline import ROOT

SHARED = ROOT.parent / "shared"
_SCORER = SHARED / "score/score_langid.py"
_LIMITS = {"sentences": 0.98, "word-pairs": 0.85}
LEAST_RATE = 5_000  # sentences a second of one core: a file of rows must not wait for its languages


def run(_: Options) -> list[Figure]:
    """The share of the texts whose language is told right (null counts as wrong), and texts a second of CPU time."""
    return [figure for name, limit in _LIMITS.items() for figure in _figures(name, limit)]


def _figures(name: str, limit: float) -> list[Figure]:
    sample = SHARED / f"data/langid/{name}.tsv"
    if not (sample.exists() and _SCORER.exists()):
        return []
    program = scorer(_SCORER)
    rows = [line.split("\t") for line in sample.read_text("utf-8").splitlines() if line]
    LANGUAGE.load()
    started = time.process_time()
    found = {key: detect(text)[0] for key, _, text in rows}
    rate = len(rows) / (time.process_time() - started)
    answered = sum(language is not None for language in found.values())
    right = program.score(program.read(sample), found)
    note = f"{answered} of {len(rows)} answered; worst {right['worst'][:3]}"
    return [
        Figure(f"language of {name}", right["accuracy"], at_least=limit, note=note),
        Figure(f"language of {name}: speed", rate, "texts/s", at_least=LEAST_RATE),
    ]
