"""The task of the queue ``parse``: from bytes to articles."""

import resource

from dateline import stages
from dateline.errors import FileError, TimeUpError, TransientError
from dateline.formats import known
from dateline.spool import portions
from dateline.spool.claim import Claim
from dateline.spool.layout import Spool
from dateline.spool.stagefile import Failure
from workers.app import app, settings
from workers.claimed import Stage, read_on, work_on
from workers.preload import after_fork, before_fork
from workers.queues import announce
from workers.retries import RETRIES

# A large file gives way to others after its turn: so long a single article waits behind it at most.
_TURN_SECONDS = 5.0
# Large files that this process reads in turns. The directory of a large archive takes some 50 MB.
_MOST_READINGS = 8
_readings: dict[str, stages.Reading] = {}


@app.task(name="parse", autoretry_for=(TransientError,), soft_time_limit=60, time_limit=90, **RETRIES)
def parse(claim_id: str, start: int = 0) -> None:
    """Read the files of a claim, from the line on that comes next."""
    work_on(app, settings, _STAGE, claim_id, start)


def _parse(_: Spool, claim: Claim, __: int) -> None:
    reading = _reading(claim)
    try:
        for start in stages.parse(claim, reading, settings, _TURN_SECONDS):
            announce(app, "enrich", claim.id, start)
    except TimeUpError:
        raise  # what it has gathered is not lost: see below
    except BaseException:
        del _readings[claim.id]
        raise
    if portions.next_start(claim) is None:
        del _readings[claim.id]


def _give_up(_: Spool, claim: Claim, __: int, error: FileError) -> None:
    start = stages.give_up(claim, _readings.pop(claim.id, None), Failure.of("parse", error))
    if start is not None:
        announce(app, "enrich", claim.id, start)


def _reading(claim: Claim) -> stages.Reading:
    """The reading of this claim, gone on with or begun."""
    for ended in [held for held in _readings if not Spool(settings.home).claim_folder(held).exists()]:
        del _readings[ended]  # ended by another process
    if claim.id not in _readings and len(_readings) >= _MOST_READINGS:
        # The one that is least far costs least to begin again.
        del _readings[min(_readings, key=lambda held: _readings[held].position)]
    return _readings.setdefault(claim.id, stages.Reading(claim, settings))


def _limit_memory() -> None:
    """The worst file costs this process, not the machine."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (settings.parse_memory_mb * 1_000_000, hard))


_STAGE = Stage("parse", _parse, _give_up, read_on(settings))
before_fork("parse", known.load)
after_fork("parse", _limit_memory)
