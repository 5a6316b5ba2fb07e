"""The task of the queue ``index``: from articles to what can be searched, and the file to its last place."""

from functools import cache

from dateline import stages
from dateline.errors import TransientError
from dateline.index.write import ArticleWriter
from dateline.spool.claim import Claim
from dateline.spool.layout import Spool
from workers.app import STAGES, app, settings
from workers.claimed import Stage, read_on, work_on
from workers.queues import announce_embedding, lengths
from workers.retries import RETRIES


@app.task(name="index", autoretry_for=(TransientError,), soft_time_limit=60, time_limit=90, **RETRIES)
def index(claim_id: str, start: int = 0) -> None:
    """Index the articles of a portion; when nothing else waits, they are searchable at once."""
    work_on(app, settings, _STAGE, claim_id, start)


def _index(spool: Spool, claim: Claim, start: int) -> None:
    # Under load a refresh for each claim would cost more than it gives: the index refreshes by itself every second.
    waiting = lengths(app)
    idle = not any(waiting[stage] for stage in STAGES)
    stages.index(spool, claim, start, _writer(), refresh=idle)
    announce_embedding(app, waiting)


@cache
def _writer() -> ArticleWriter:
    return ArticleWriter(settings)


_STAGE = Stage("index", _index, stages.condemn, read_on(settings))
