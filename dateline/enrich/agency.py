"""Whose copy an article is: the news agency that its credits name.

Only credits count, never the text: who reports on Reuters does not print Reuters.
"""

from collections.abc import Iterator, Sequence

from dateline.article import Article, Origin
from dateline.enrich.step import Step
from dateline.newsprint.agencies import agency_named, credited_agency

_CREDIT_CHARS = 80
"""A paragraph of its own that is longer is no credit."""


def apply(articles: Sequence[Article]) -> None:
    """Set the ``agency`` of the articles that name one."""
    for article in articles:
        if AGENCY.may_set(article, "agency"):
            article.agency = None
            article.provenance.pop("agency", None)
            for credit, origin in _credits(article):
                if name := agency_named(credit):
                    article.agency = name
                    AGENCY.sign(article, "agency", origin, note=credit)
                    break


def _credits(article: Article) -> Iterator[tuple[str, Origin]]:
    """What may name the agency, the surest first."""
    if article.dateline and article.dateline.source:
        yield article.dateline.source, "dateline"
    if article.byline and len(article.byline) <= _CREDIT_CHARS:
        yield article.byline, "header"
    if article.source.name:
        yield article.source.name, "header"
    if article.copyright_holder:
        yield article.copyright_holder, "header"
    last = article.body.rpartition("\n")[2]
    if len(last) <= _CREDIT_CHARS:
        yield last, "body"
    if credited := credited_agency(last):
        yield credited[0], "body"


AGENCY = Step(
    name="agency",
    version=1,
    reads=("dateline", "byline", "source", "copyright_holder", "body"),
    writes=("agency",),
    cost="Next to nothing.",
    apply=apply,
)
