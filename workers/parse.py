"""The task of the queue ``parse``: from bytes to articles."""

from dateline import stages
from dateline.errors import TransientError
from workers.app import app, settings
from workers.claimed import work_on
from workers.preload import before_fork
from workers.retries import RETRIES


@app.task(name="parse", autoretry_for=(TransientError,), soft_time_limit=60, time_limit=90, **RETRIES)
def parse(claim_id: str) -> None:
    """Read the files of a claim."""
    work_on(app, settings, "parse", claim_id, lambda _, claim: stages.parse(claim, settings))


def _load_readers() -> None:
    from dateline import formats  # noqa: PLC0415  the workers of the other queues import this file, too

    formats.load()


before_fork("parse", _load_readers)
