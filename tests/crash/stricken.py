"""A whole stack whose processes can be killed in every way; its own supervisor starts again what died."""

import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from redis import Redis

from dateline.spool.account import Account
from dateline.spool.overdue import claim_ids
from tests.pipeline import Pipeline, wait_for
from tests.servers import settings_for
from tests.stack_launcher import Stack, gone
from workers.app import STAGES

STOPPED_SECONDS = 30
# Where kombu keeps the messages that a worker has and has not acknowledged yet.
_IN_HAND = "unacked"
# An inbox of some hundred files after so many deaths: the supervisor's pauses alone come to a minute.
_REST_SECONDS = 150


class Stricken:
    """The stack, the path through it, and what can happen to it. ``turn`` counts from 0 and says whose turn it is."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.path = Pipeline(stack.settings)

    def kill_child_of_a_worker(self, turn: int) -> None:
        """End a process of a worker's pool; the worker itself makes a new one."""
        worker = ("enrich", "parse", "index")[turn % 3]
        wait_for(lambda: self._living(worker).children())[0].kill()

    def kill_worker(self, turn: int) -> None:
        """End a worker; its pool ends with it."""
        self._kill(("enrich", "parse", "index")[turn % 3])

    def kill_ingest(self, _: int) -> None:
        self._kill("ingest")

    def kill_redis(self, _: int) -> None:
        self._kill("redis")

    def flush_redis(self, _: int) -> None:
        """Have Redis forget every message, once there is one to forget."""
        with Redis.from_url(self.stack.settings.broker) as redis:
            wait_for(lambda: redis.hlen(_IN_HAND) or any(redis.llen(stage) for stage in STAGES))
            redis.flushall()

    def kill_elasticsearch(self, _: int) -> None:
        self._kill("elasticsearch")

    def stop_elasticsearch(self, turn: int) -> None:
        """Have it hang, once: connections are taken and never answered."""
        if turn:
            return
        node = self._living("elasticsearch")
        node.suspend()
        end = time.monotonic() + STOPPED_SECONDS
        try:
            wait_for(lambda: time.monotonic() > end, STOPPED_SECONDS + 30)
        finally:
            node.resume()

    def kill_everything(self, turn: int) -> None:
        """End all programs in the same moment, once, then start the stack as a person does."""
        if turn:
            return
        for process in self.stack.all_processes():
            with contextlib.suppress(psutil.NoSuchProcess):  # its parent was killed a moment ago
                process.kill()
        self.stack.stop()
        self.stack.start()

    def is_busy(self) -> bool:
        """Whether any claim is being worked on."""
        return bool(claim_ids(self.path.spool))

    def at_rest(self, dropped: int) -> Account:
        """The account once as many files have been dropped and no claim is left."""

        def rested() -> Account | None:
            account = self.path.account()
            at_rest = account.dropped >= dropped and account.pending == 0 and not self.is_busy()
            return account if at_rest else None

        found = wait_for(rested, _REST_SECONDS)
        assert found is not None
        return found

    def overdue(self) -> int:
        """How many claims the inbox service has announced again so far."""
        return (self.path.spool.logs / "ingest.log").read_text().count("overdue, announced again")

    def places(self) -> Counter[bytes]:
        """How often each content lies anywhere: in the inbox, with a claim, in the archive or in failed/."""
        spool = self.path.spool
        files = [path for top in (spool.inbox, spool.failed) for path in top.rglob("*.txt")]
        files += [path for top in (spool.claimed, spool.archive) for path in top.rglob("source/*")]
        return Counter(path.read_bytes() for path in files)

    def _living(self, name: str) -> psutil.Process:
        """The program as soon as it runs: the supervisor needs a moment to see that one has died."""

        def living() -> psutil.Process | None:
            pid = self.stack.program(name).pid
            process = psutil.Process(pid) if psutil.pid_exists(pid) else None
            return None if process is None or gone(process) else process

        found = wait_for(living)
        assert found is not None
        return found

    def _kill(self, name: str) -> None:
        self._living(name).kill()


@contextmanager
def stricken_stack(home: Path) -> Iterator[Stricken]:
    """Everything under ``home``, until the block ends."""
    # So many kills would condemn innocent files; what they are condemned for is another test.
    patient = {"overdue_seconds": 2, "deliveries": 1000, "enrich_processes": 1}
    with Stack(settings_for(home, **patient)) as stack:
        yield Stricken(stack)
