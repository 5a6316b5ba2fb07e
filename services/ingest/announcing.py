"""Telling the workers: of new claims at once, of overdue ones again."""

import structlog
from celery import Celery

from dateline.errors import TransientError
from dateline.settings import Settings
from dateline.spool.claim import load_claim
from dateline.spool.layout import Spool
from dateline.spool.overdue import overdue
from dateline.spool.traces import traced
from workers.app import STAGES
from workers.queues import announce, announce_embedding, lengths

_log = structlog.stdlib.get_logger(__name__)
# While messages wait in a stage's queue, a claim's own is most likely among them: be this much more patient.
_PATIENCE = 10


class Announcer:
    """Announces claims; remembers those that could not be announced while Redis was away."""

    def __init__(self, app: Celery, spool: Spool, settings: Settings) -> None:
        self._app = app
        self._spool = spool
        self._seconds = settings.overdue_seconds
        self._unannounced: list[tuple[str, str, int]] = []

    def announce(self, stage: str, claim_id: str, start: int = 0) -> None:
        """Announce a portion of a claim now, or as soon as Redis is back."""
        self._unannounced.append((stage, claim_id, start))
        self.catch_up()

    def catch_up(self) -> None:
        """Announce what could not be announced before."""
        while self._unannounced:
            stage, claim_id, start = self._unannounced[0]
            try:
                announce(self._app, stage, claim_id, start)
            except TransientError as error:
                claim = load_claim(self._spool.claim_folder(claim_id))
                _log.warning(
                    "not announced yet", **(traced(claim) if claim else {"claim": claim_id}), reason=error.reason
                )
                return
            self._unannounced.pop(0)

    def reap(self) -> None:
        """Announce again every claim that has stopped moving."""
        try:
            waiting = lengths(self._app)
        except TransientError as error:
            _log.warning("cannot look for overdue claims", reason=error.reason)
            return
        patience = {stage: self._seconds * (_PATIENCE if waiting[stage] else 1) for stage in STAGES}
        for claim, stage, start in overdue(self._spool, patience):
            _log.warning("overdue, announced again", **traced(claim), stage=stage, portion=start)
            self.announce(stage, claim.id, start)
        # It costs one search, and finds what a lost message, a correction or a new index has left without a vector.
        announce_embedding(self._app, waiting)
