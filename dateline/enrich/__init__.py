"""From an Article to the same Article with more: one step a file, in the order of ``STEPS``.

Importing this package is cheap. Models are loaded by ``load`` (in a worker: before the fork, so that its processes
share the pages) or else at first use. Set OPENBLAS_NUM_THREADS=1 and OMP_NUM_THREADS=1 before numpy is imported: the
worker processes keep the cores busy, and threads below them would only be in each other's way.
"""

import math
from collections.abc import Sequence

from dateline.article import Article
from dateline.enrich.agency import AGENCY
from dateline.enrich.dates import DATES
from dateline.enrich.entities import ENTITIES
from dateline.enrich.fingerprint import FINGERPRINT
from dateline.enrich.keywords import KEYWORDS
from dateline.enrich.language import LANGUAGE
from dateline.enrich.length import LENGTH
from dateline.enrich.located import LOCATED
from dateline.enrich.places import PLACES
from dateline.enrich.quotes import QUOTES
from dateline.enrich.readability import READABILITY
from dateline.enrich.running import run
from dateline.enrich.step import Step
from dateline.enrich.subjects import SUBJECTS
from dateline.enrich.summary import SUMMARY
from dateline.enrich.terms import TERMS

STEPS: tuple[Step, ...] = (
    LANGUAGE,
    LOCATED,
    ENTITIES,
    PLACES,
    QUOTES,
    KEYWORDS,
    SUBJECTS,
    SUMMARY,
    DATES,
    LENGTH,
    READABILITY,
    AGENCY,
    FINGERPRINT,
    TERMS,
)
"""All steps, in the order they run: each reads what those before it wrote."""

__all__ = ["STEPS", "Step", "enrich", "load", "run"]


def load(skip: frozenset[str] = frozenset()) -> None:
    """Load the models of all steps but those named in ``skip``: about 5 s and 230 MB for the whole."""
    for step in STEPS:
        if step.name not in skip:
            step.load()


def enrich(articles: Sequence[Article], skip: frozenset[str] = frozenset(), step_seconds: float = math.inf) -> None:
    """Run the steps over the articles, in place, but those named in ``skip``.

    A step that raises, or computes for more than ``step_seconds`` on one article, leaves a warning on that article,
    and never fails it.
    """
    for step in STEPS:
        if step.name not in skip and articles:
            run(step, articles, step_seconds)
