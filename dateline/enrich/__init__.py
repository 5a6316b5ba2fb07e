"""From an Article to the same Article with more: one step a file, in the order of ``STEPS``.

Importing this package is cheap. Models are loaded by ``load`` (in a worker: before the fork, so that its processes
share the pages) or else at first use. Set OPENBLAS_NUM_THREADS=1 and OMP_NUM_THREADS=1 before numpy is imported: the
worker processes keep the cores busy, and threads below them would only be in each other's way.
"""

import copy
from collections.abc import Sequence
from typing import Any

import structlog

from dateline.article import Article, Provenance
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
from dateline.enrich.step import Step
from dateline.enrich.subjects import SUBJECTS
from dateline.enrich.summary import SUMMARY
from dateline.enrich.terms import TERMS

_log = structlog.stdlib.get_logger(__name__)

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


def enrich(articles: Sequence[Article], skip: frozenset[str] = frozenset()) -> None:
    """Run the steps over the articles, in place, but those named in ``skip``.

    A step that raises leaves a warning on the article that made it raise, and never fails it.
    """
    for step in STEPS:
        if step.name not in skip and articles:
            run(step, articles)


def run(step: Step, articles: Sequence[Article]) -> None:
    """Run one step over a batch; if it raises, article by article, with a warning on each that raises again.

    What a person has corrected stays as it is.
    """
    corrected = [_corrected(step, article) for article in articles]
    try:
        step.apply(articles)
    except Exception as error:  # noqa: BLE001  an article with less in it is worth more than none
        _log.warning("step failed", step=step.name, articles=len(articles), reason=repr(error))
        if len(articles) == 1:
            articles[0].warnings.append(f"{step.name}: {type(error).__name__}: {error}; indexed without it")
            return
        for article in articles:
            run(step, [article])
        return
    for article, fields in zip(articles, corrected, strict=True):
        for field, (value, said) in fields.items():
            setattr(article, field, value)
            article.provenance[field] = said
        others = [label for label in article.steps if label.partition("/")[0] != step.name]
        article.steps = [*others, step.label]


def _corrected(step: Step, article: Article) -> dict[str, tuple[Any, Provenance]]:
    by_hand = [field for field in step.writes if _is_by_hand(article, field)]
    return {field: (copy.deepcopy(getattr(article, field)), article.provenance[field]) for field in by_hand}


def _is_by_hand(article: Article, field: str) -> bool:
    said = article.provenance.get(field)
    return said is not None and said.origin == "person"
