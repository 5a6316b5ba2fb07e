"""What supervisord tells about its programs. Runs inside supervisord, which does not count restarts by itself."""

import time
from collections import Counter
from typing import Any

from supervisor import events
from supervisor.states import getProcessStateDescription


class Watched:
    """Answers XML-RPC calls below the name ``dateline``."""

    def __init__(self, supervisord: Any) -> None:
        self._supervisord = supervisord
        self._starts: Counter[str] = Counter()
        events.subscribe(events.ProcessStateStartingEvent, self._started)

    def processes(self) -> list[dict[str, Any]]:
        """One dict a program. It answers while everything is being stopped, too.

        ``seconds`` since the last start (0 while it does not run), ``restarts`` so far, ``pause``: seconds until the
        next start (0 while it runs), ``error``: why it could not be started at all.
        """
        groups = sorted(self._supervisord.process_groups.values())
        return [self._describe(process) for group in groups for process in group.processes.values()]

    def _started(self, event: Any) -> None:
        self._starts[event.process.config.name] += 1

    def _describe(self, process: Any) -> dict[str, Any]:
        now = time.time()
        name = process.config.name
        waiting = process.backoff and not process.pid
        return {
            "name": name,
            "state": getProcessStateDescription(process.get_state()).lower(),
            "pid": process.pid,
            "seconds": round(now - process.laststart, 1) if process.pid else 0.0,
            "restarts": max(0, self._starts[name] - 1),
            "pause": round(max(0.0, process.delay - now), 1) if waiting else 0.0,
            "error": str(process.spawnerr or ""),
        }


def make(supervisord: Any, **_: Any) -> Watched:
    """Called by supervisord, as its configuration says."""
    return Watched(supervisord)
