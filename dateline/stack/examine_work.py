"""The programs, the workers, and the files on their way."""

from datetime import UTC, datetime

from dateline.settings import Settings
from dateline.spool.claim import load_claim
from dateline.spool.failed import failed_paths
from dateline.spool.layout import Spool, claim_time
from dateline.spool.overdue import claim_ids, next_stage
from dateline.stack.condition import account
from dateline.stack.control import processes
from dateline.stack.finding import Finding, good, note, wrong
from dateline.stack.programs import workers as needed
from dateline.stack.readiness import worker_consumes

# A claim is announced again after DATELINE_OVERDUE_SECONDS; one that is still there this many times later is stuck.
_STUCK = 10


def programs(settings: Settings) -> Finding:
    """Those that the supervisor holds."""
    found = processes(settings.home)
    if found is None:
        if settings.redis_url is not None:
            return note("no stack of `dateline up` runs on this host", "Fine where the services run by other means.")
        return wrong("nothing runs on this home", "Start it: `dateline up`.")
    down = [program.name for program in found if not program.alive]
    if down:
        return wrong(f"{', '.join(down)} down", f"See {settings.home / 'logs' / down[0]}.log.")
    again = [f"{program.name} {program.restarts}×" for program in found if program.restarts]
    if again:
        return note(f"all {len(found)} run; started again: {', '.join(again)}", f"Why: {settings.home / 'logs'}.")
    return good(f"all {len(found)} run, none was started again")


def workers(settings: Settings) -> Finding:
    """Whether those of this host take messages."""
    names = needed(settings)
    silent = [name for name in names if not worker_consumes(settings, name)]
    if not silent:
        return good(f"{', '.join(names[:-1])} and {names[-1]} take messages")
    if processes(settings.home) is None and settings.redis_url is not None:
        return note(f"{', '.join(silent)} not on this host", "Fine where another host runs them.")
    return wrong(f"{', '.join(silent)} not taking messages", f"See {settings.home / 'logs' / silent[0]}.log.")


def claims(settings: Settings) -> Finding:
    """Claims that have stopped moving for good."""
    spool = Spool(settings.home)
    now = datetime.now(UTC)
    ids = claim_ids(spool)
    patience = _STUCK * settings.overdue_seconds
    old = [claim_id for claim_id in ids if (now - claim_time(claim_id)).total_seconds() > patience]
    if not old:
        return good(f"{len(ids)} being worked on, none for longer than {patience / 60:.0f} min")
    claim = load_claim(spool.claim_folder(old[0]))
    stage = next_stage(claim) if claim else "parse"
    return wrong(
        f"{len(old)} of {len(ids)} older than {patience / 60:.0f} min; the oldest, {old[0]}, waits for {stage}",
        f"grep {old[0]} {settings.home / 'logs'}/*.log tells its story; it is announced again by itself.",
    )


def files(settings: Settings) -> Finding:
    """The sum that adds up."""
    found = account(settings)
    parts = f"{found.indexed} indexed + {found.duplicate} duplicate + {found.failed} failed + {found.pending} pending"
    if found.adds_up:
        return good(f"{found.dropped} dropped = {parts}")
    return note(f"{found.dropped} dropped, but {parts}", "Files were moved by hand, or are moving now: look again.")


def failed(settings: Settings) -> Finding:
    """Files that need a person."""
    number = sum(1 for _ in failed_paths(Spool(settings.home)))
    return note(f"{number} in failed/", "`dateline failed` says why and what to do.") if number else good("none")
