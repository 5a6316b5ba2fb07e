"""The article of an id, or the problem that there is none."""

from dateline.article import Article
from dateline.query.articles import get_article as stored_article
from dateline.query.reader import IndexReader
from services.api.problems import NOT_FOUND, ProblemError


async def found_article(index: IndexReader, article_id: str) -> Article:
    """The article of this id. Raises ProblemError when there is none, UnavailableError."""
    article = await stored_article(index, article_id)
    if article is None:
        raise no_article()
    return article


def no_article() -> ProblemError:
    """The problem of an id that leads to nothing."""
    return ProblemError(NOT_FOUND, "There is no article of this id.", "GET /v1/articles finds the ids of articles.")
