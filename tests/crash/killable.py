"""The whole path on servers of its own, each process of which can be killed and started again, as a supervisor does."""

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from dateline.embedded import elasticsearch, redis
from dateline.embedded.node import Node
from dateline.embedded.process import ServerProcess
from dateline.embedded.redis import RedisServer
from dateline.settings import Settings
from dateline.spool.account import Account
from dateline.spool.overdue import claim_ids
from tests.pipeline import Pipeline, running_pipeline, wait_for
from tests.servers import Servers, settings_for


@dataclass
class Killable:
    """One inbox service, two workers, Redis and Elasticsearch."""

    pipeline: Pipeline
    servers: Settings
    redis: ServerProcess
    node: ServerProcess
    ingest: "subprocess.Popen[bytes]" = field(init=False)
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def start(self) -> None:
        """Start the programs of the path; the servers run already."""
        self.ingest = self.pipeline.start_ingest()
        self.workers = [self.pipeline.start_worker() for _ in range(2)]

    def kill_child(self) -> None:
        """End a process of a worker's pool; the worker itself makes a new one."""
        wait_for(self._pool)[0].kill()
        self.workers.reverse()

    def supervise(self) -> None:
        """Start again what ended by itself: a worker gives up when its pool dies at its start."""
        assert len(self.pipeline.processes) < 60, self.logs()[-3000:]
        self.workers = [worker if worker.poll() is None else self.pipeline.start_worker() for worker in self.workers]

    def at_rest(self, dropped: int) -> Account:
        """The account once as many files have been dropped and no claim is left."""

        def rested() -> Account | None:
            self.supervise()
            account = self.pipeline.account()
            at_rest = account.dropped >= dropped and account.pending == 0 and not on_their_way(self.pipeline)
            return account if at_rest else None

        found = wait_for(rested, 90)
        assert found is not None
        return found

    def _pool(self) -> list[psutil.Process]:
        self.supervise()
        return psutil.Process(self.workers[0].pid).children()

    def kill_worker(self) -> None:
        end(self.workers.pop(0))
        self.workers.append(self.pipeline.start_worker())

    def kill_ingest(self) -> None:
        end(self.ingest)
        self.ingest = self.pipeline.start_ingest()

    def kill_redis(self) -> None:
        self.redis.kill()
        self.start_redis()

    def start_redis(self) -> None:
        self.redis.start()
        redis.wait_until_ready(self.servers, self.redis.alive)

    def start_node(self) -> None:
        self.node.start()
        elasticsearch.wait_until_ready(self.servers, self.node.alive)

    def kill_all(self) -> None:
        """End everything in the same moment, then start it as at boot: in any order."""
        for program in (self.ingest, *self.workers):
            os.kill(program.pid, signal.SIGKILL)
        self.redis.kill()
        self.node.kill()
        for program in (self.ingest, *self.workers):
            program.wait()
        self.start()
        self.start_redis()
        self.start_node()

    def places(self) -> Counter[bytes]:
        """How often each content lies anywhere: in the inbox, with a claim, in the archive or in failed/."""
        spool = self.pipeline.spool
        files = [path for top in (spool.inbox, spool.failed) for path in top.rglob("*.txt")]
        files += [path for top in (spool.claimed, spool.archive) for path in top.rglob("source/*")]
        return Counter(path.read_bytes() for path in files)

    def logs(self) -> str:
        """All that the programs have said so far."""
        return "".join(path.read_text(errors="replace") for path in self.pipeline.spool.logs.glob("[0-9]*.log"))


def end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a program as ``kill -9`` does."""
    process.kill()
    process.wait()


def on_their_way(pipeline: Pipeline) -> bool:
    """Whether any claim is being worked on."""
    return bool(claim_ids(pipeline.spool))


@contextmanager
def running_killable(home: Path, redis_port: int, elasticsearch_port: int) -> Iterator[Killable]:
    """Everything under ``home``, until the block ends."""
    settings = settings_for(home / "servers", redis_port=redis_port, elasticsearch_port=elasticsearch_port)
    with RedisServer(settings) as server, Node(settings) as node:
        assert server.process
        assert node.process
        # So many kills would condemn innocent files; what they are condemned for is another test.
        patient = {"overdue_seconds": 1, "steps_off": "entities", "deliveries": 1000}
        with running_pipeline(Servers(settings), home / "path", **patient) as pipeline:
            killable = Killable(pipeline, settings, server.process, node.process)
            killable.start()
            yield killable
