"""The task of the queue ``enrich``: people, organisations, places and the rest."""

from collections.abc import Sequence

from dateline import enrich as enrichment
from dateline import stages
from dateline.errors import TransientError
from workers.app import app, settings
from workers.claimed import Stage, work_on
from workers.preload import before_fork
from workers.retries import RETRIES


@app.task(name="enrich", autoretry_for=(TransientError,), soft_time_limit=120, time_limit=180, **RETRIES)
def enrich(claim_id: str, start: int = 0) -> None:
    """Enrich the articles of a portion."""
    work_on(app, settings, _STAGE, claim_id, start)


@app.task(name="again", autoretry_for=(TransientError,), soft_time_limit=120, time_limit=180, **RETRIES)
def again(article_id: str, steps: Sequence[str] = ()) -> None:
    """Enrich one article of the index again."""
    # Elasticsearch's client takes 30 MB: only a process that is asked for this has it.
    from dateline.stages.again import enrich_again  # noqa: PLC0415

    enrich_again(settings, article_id, steps)


_STAGE = Stage(
    "enrich",
    work=lambda _, claim, start: stages.enrich(claim, start, settings),
    give_up=lambda _, claim, start, error: stages.leave_unenriched(claim, start, error.reason),
    then=lambda _, start: [("index", start)],
)
before_fork("enrich", lambda: enrichment.load(settings.skipped_steps))
