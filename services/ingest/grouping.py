"""How many files share a claim: one when idle, so that none waits for another; many under load, to share its cost."""

import math
from collections.abc import Iterator, Sequence

from dateline.settings import Settings
from dateline.spool.inbox import Waiting

# Claims under way per enriching process, beyond which files are gathered instead of claimed one by one.
_BUSY = 4
# How long files are gathered while the workers are busy anyway, in seconds.
_GATHER_SECONDS = 1.0


def groups(ready: Sequence[Waiting], pending: int, waited: float, settings: Settings) -> Iterator[list[Waiting]]:
    """Share out the complete files into claims.

    ``pending`` is the number of unfinished claims, ``waited`` the seconds since files were last claimed. Nothing
    comes while the system is full, or while it is worth gathering more.
    """
    room = settings.pending_claims - pending
    busy = pending >= _BUSY * settings.enrich_processes
    if busy and len(ready) < settings.claim_files and waited < _GATHER_SECONDS:
        return
    share = settings.claim_files if busy else math.ceil(len(ready) / (2 * settings.enrich_processes))
    for group in _filled(ready, min(share, settings.claim_files), settings.claim_mb * 1e6):
        if room <= 0:
            return
        room -= 1
        yield group


def _filled(ready: Sequence[Waiting], most: int, size: float) -> Iterator[list[Waiting]]:
    group: list[Waiting] = []
    held = 0.0
    for file in ready:
        if group and (len(group) >= most or held + file.size > size):
            yield group
            group, held = [], 0.0
        group.append(file)
        held += file.size
    if group:
        yield group
