"""One step over a batch of articles. When it raises or takes too long, it is left out of the articles to blame."""

import math
from collections.abc import Sequence

import structlog

from dateline.article import Article
from dateline.enrich.draft import adopt, draft
from dateline.enrich.limit import within
from dateline.enrich.step import Step
from dateline.errors import StepTimeUpError

PATIENCE = 3
"""Articles of a batch on which a step may run out of time, before it is left out of the rest. With the time that all
had together, a step that never ends costs a batch four times its seconds: a third of what the task has, by default."""

_log = structlog.stdlib.get_logger(__name__)


def run(step: Step, articles: Sequence[Article], seconds: float = math.inf) -> None:
    """Run one step over a batch, in place; where that fails article by article, with a warning on each that it fails.

    ``seconds``: the time of computing that the step has for one article, and has for all of them together. An article
    that a step is left out of has nothing of it, and ``steps`` does not name it.
    """
    why = _tried(step, articles, seconds)
    if why is None:
        return
    if len(articles) == 1:
        articles[0].warnings = [*_without(step, articles[0].warnings), why]
        return
    slow = 0
    for article in articles:
        if slow < PATIENCE:
            run(step, [article], seconds)
            slow += _too_slow(step, seconds) in article.warnings
        else:
            why = f"{_too_slow(step, seconds)}: on {PATIENCE} articles that came with this one"
            article.warnings = [*_without(step, article.warnings), why]


def _tried(step: Step, articles: Sequence[Article], seconds: float) -> str | None:
    """Run the step over all of them or none; why it is none."""
    drafts = [draft(article, step) for article in articles]
    try:
        step.load()  # at first use it takes seconds, which are no article's
        within(seconds, lambda: step.apply(drafts))
    except StepTimeUpError:
        _log.warning("step took too long", step=step.name, articles=len(articles), seconds=seconds)
        return _too_slow(step, seconds)
    except Exception as error:  # noqa: BLE001  an article with less in it is worth more than none
        _log.warning("step failed", step=step.name, articles=len(articles), reason=repr(error))
        return f"{step.name}: {type(error).__name__}: {error}{_WITHOUT_IT}"
    for article, done in zip(articles, drafts, strict=True):
        adopt(article, done, step)
        article.warnings = _without(step, article.warnings)
        others = [label for label in article.steps if label.partition("/")[0] != step.name]
        article.steps = [*others, step.label]
    return None


_WITHOUT_IT = "; indexed without it"


def _too_slow(step: Step, seconds: float) -> str:
    return f"{step.name} took over {seconds:g} s and was left out"


def _without(step: Step, warnings: Sequence[str]) -> list[str]:
    """The warnings but those of an earlier run that the step was left out: it is tried anew."""
    return [
        warning
        for warning in warnings
        if not (warning.startswith(f"{step.name}: ") and warning.endswith(_WITHOUT_IT))
        and not warning.startswith(f"{step.name} took over ")
    ]
