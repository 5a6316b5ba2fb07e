"""A step writes in a draft of the article, which is adopted when it has come to its end: all of it or nothing."""

import copy

from dateline.article import Article
from dateline.enrich.step import Step


def draft(article: Article, step: Step) -> Article:
    """A copy of the article in which the step may write: what it declares is the copy's own, the rest is shared."""
    own = {field: copy.deepcopy(getattr(article, field)) for field in {_top(written) for written in step.writes}}
    said = {"provenance": dict(article.provenance), "warnings": list(article.warnings)}
    return article.model_copy(update={**own, **said})


def adopt(article: Article, done: Article, step: Step) -> None:
    """Take over what the step wrote into its draft. What a person has corrected stays as it is."""
    said = done.provenance
    for written in step.writes:
        names = (written, _top(written))
        if not any(_is_by_hand(article, name) for name in names):
            setattr(article, _top(written), getattr(done, _top(written)))
            continue
        for name in names:
            said.pop(name, None)
            if name in article.provenance:
                said[name] = article.provenance[name]
    article.provenance, article.warnings = said, done.warnings


def _top(written: str) -> str:
    """The field of the Article that ``dateline.located`` is in."""
    return written.partition(".")[0]


def _is_by_hand(article: Article, name: str) -> bool:
    said = article.provenance.get(name)
    return said is not None and said.origin == "person"
