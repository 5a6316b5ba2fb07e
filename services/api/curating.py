"""What a person says of an article, written into its journal and brought into the index: over HTTP and on the page."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from dateline.article import Article
from dateline.curation.journal import Entry, Journal
from dateline.errors import TransientError
from dateline.index.write import ArticleWriter
from services.api.formatted import one_in
from services.api.lookup import found_article
from services.api.problems import PRECONDITION_FAILED, ProblemError
from services.api.resources import Resources
from workers.queues import announce_again

_log = structlog.stdlib.get_logger(__name__)
_ROUNDS = 10  # as long as others say something of the same article


@dataclass(frozen=True)
class Speaker:
    """Who says something, and why. ``seen``: the ETag of what they had before them, as If-Match has it."""

    name: str
    note: str = ""
    seen: str | None = None


async def say(request: Request, article_id: str, resources: Resources, speaker: Speaker, **said: Any) -> Article | None:
    """Write an entry into the journal of the article, and bring the index to it; the article as it is then.

    ``said``: fields of an Entry. Raises ProblemError where there is no article, or not the one that was seen;
    TransientError.
    """
    journal = Journal(resources.spool.corrections)
    for _ in range(_ROUNDS):
        count = await run_in_threadpool(journal.count, article_id)
        article = await found_article(resources.index, article_id)
        _check(speaker.seen, tag(request, article))
        entry = Entry(
            datetime.now(UTC).isoformat(), speaker.name, speaker.note, article.version, article.file.id, **said
        )
        if await run_in_threadpool(journal.append, article_id, entry, count):
            _log.info("curated", article=article_id, by=speaker.name, fields=sorted(said.get("values", said)))
            return await run_in_threadpool(_brought, resources, article_id)
    raise TransientError("Others keep changing the same article.", "Try again.")


async def again(resources: Resources, article_id: str) -> None:
    """Have the article enriched again. Where the queue is away, that is left to the next ``dateline reprocess``."""
    try:
        await run_in_threadpool(announce_again, resources.celery, article_id)
    except TransientError as error:
        # The article has no steps to its name: `dateline reprocess --older-than current` finds it.
        _log.warning("not enriched again", article=article_id, reason=error.reason)


def tag(request: Request, article: Article) -> str:
    """The ETag of the article: it stands for everything that it says."""
    return one_in("json", request, article.model_dump(mode="json", exclude_none=True)).headers["ETag"]


def _brought(resources: Resources, article_id: str) -> Article | None:
    with closing(ArticleWriter(resources.settings)) as writer:
        return writer.curate(article_id)


def _check(seen: str | None, now: str) -> None:
    """Raise ProblemError unless the tag is among those seen, where there are any.

    Weakly compared, against RFC 9110, 13.1.1: our tags are weak and stand for everything that the article says.
    """
    if seen and "*" not in seen and now not in {each.strip() for each in seen.split(",")}:
        raise ProblemError(
            PRECONDITION_FAILED, "The article is not the one that If-Match names.", "Read it again, and correct that."
        )
