"""What every task does around its stage: find the claim, judge earlier deliveries, do the work, announce the next."""

from collections.abc import Callable

import structlog
from celery import Celery

from dateline.errors import TimeUpError, TransientError
from dateline.settings import Settings
from dateline.spool.claim import Claim, load_claim
from dateline.spool.delivery import attempt, deliveries, split
from dateline.spool.ending import carry_out, decided
from dateline.spool.layout import Spool, is_claim_id
from dateline.spool.overdue import next_stage
from dateline.spool.taking import finish_taking
from dateline.stages import condemn, give_up, leave_unenriched
from workers.queues import announce

_log = structlog.stdlib.get_logger(__name__)
_AFTER = {"parse": "enrich", "enrich": "index"}


def work_on(app: Celery, settings: Settings, stage: str, claim_id: str, work: Callable[[Spool, Claim], object]) -> None:
    """Deliver a claim to a stage, whatever happened to it before. Raises TransientError to be tried again.

    ``work`` returns False when it has more to do: the claim is announced again, behind what waits meanwhile.
    """
    spool = Spool(settings.home)
    claim = load_claim(spool.claim_folder(claim_id)) if is_claim_id(claim_id) else None
    if claim is None:
        _log.info("claim has ended already")
        return
    finish_taking(spool, claim)
    if decided(claim):
        carry_out(spool, claim)
    elif (due := next_stage(claim)) != stage:
        announce(app, due, claim.id)
    elif _may_run(app, settings, spool, claim, stage):
        _run(app, stage, spool, claim, work)


def _may_run(app: Celery, settings: Settings, spool: Spool, claim: Claim, stage: str) -> bool:
    earlier = deliveries(spool, claim, stage)
    if earlier.alive:
        _log.info("another worker is at it")
        return False
    if earlier.killed and len(claim.held()) > 1:
        _split(app, spool, claim, "a worker died with this claim: split")
        return False
    if earlier.killed >= settings.deliveries:
        condemn(spool, claim, stage, earlier.killed)
        return False
    return True


def _run(app: Celery, stage: str, spool: Spool, claim: Claim, work: Callable[[Spool, Claim], object]) -> None:
    try:
        with attempt(claim, stage):
            done = work(spool, claim) is not False
    except TimeUpError:
        done = _out_of_time(app, stage, spool, claim)
    except (TransientError, FileNotFoundError) as error:
        if not claim.folder.exists():
            _log.info("claim ended under another delivery")
            return
        if isinstance(error, TransientError):
            _log.warning("will be tried again", reason=error.reason)
        raise
    if not done:
        announce(app, stage, claim.id)
        return
    _log.info(f"{stage} done")
    if stage in _AFTER and claim.folder.exists():
        announce(app, _AFTER[stage], claim.id)


def _out_of_time(app: Celery, stage: str, spool: Spool, claim: Claim) -> bool:
    """What becomes of a claim that took too long; whether its stage is done. Raises TransientError at the index."""
    _log.warning("the time of the task is up")
    if stage == "index":
        raise TransientError("Indexing took too long.", "It is tried again by itself.")
    if len(claim.held()) > 1:
        _split(app, spool, claim, "too slow together: split")
    elif stage == "enrich":
        leave_unenriched(claim)
    else:
        give_up(spool, claim, stage)
    return True


def _split(app: Celery, spool: Spool, claim: Claim, why: str) -> None:
    parts = split(spool, claim)
    _log.warning(why, parts=[part.id for part in parts])
    for part in parts:
        announce(app, "parse", part.id)
