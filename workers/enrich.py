"""The task of the queue ``enrich``: people, organisations, places and the rest."""

from dateline import enrich as enrichment
from dateline import stages
from dateline.errors import TransientError
from workers.app import app, settings
from workers.claimed import work_on
from workers.preload import before_fork
from workers.retries import RETRIES

# A file of many articles gives way to others after its turn: so long a single article waits behind it at most.
_TURN_SECONDS = 5.0


@app.task(name="enrich", autoretry_for=(TransientError,), soft_time_limit=120, time_limit=180, **RETRIES)
def enrich(claim_id: str) -> None:
    """Enrich the articles of a claim."""
    work_on(app, settings, "enrich", claim_id, lambda _, claim: stages.enrich(claim, settings, _TURN_SECONDS))


before_fork("enrich", lambda: enrichment.load(settings.skipped_steps))
