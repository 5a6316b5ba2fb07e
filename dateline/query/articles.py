"""One article, by its id."""

from datetime import UTC, datetime
from typing import Any

from dateline.article import WITHDRAWN, Article
from dateline.index.document import to_article
from dateline.query.reader import IndexReader


async def stored(index: IndexReader, article_id: str) -> dict[str, Any] | None:
    """What the index has under this id, also when it was written a moment ago: ``_source`` and ``_version``."""
    return await index.get(article_id)


async def get_article(index: IndexReader, article_id: str) -> Article | None:
    """The article; None when there is none that may be shown.

    That is not one under embargo, nor one that its source has taken back. Raises UnavailableError.
    """
    found = await stored(index, article_id)
    article = to_article(found["_source"]) if found else None
    return article if article and may_be_read(article, datetime.now(UTC)) else None


def may_be_read(article: Article, at: datetime) -> bool:
    """Whether an article may be shown at this time."""
    if article.pub_status in WITHDRAWN:
        return False
    if article.embargoed is None:
        return True
    # A time without a zone is UTC to Elasticsearch, and so it must be here.
    until = article.embargoed if article.embargoed.tzinfo else article.embargoed.replace(tzinfo=UTC)
    return until <= at
